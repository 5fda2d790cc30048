using System.Runtime.Intrinsics;

namespace GoAdvisor.Engine.Scoring.Constraints;

/// <summary>A condition with its questions and options resolved to bits.</summary>
internal abstract class CompiledCondition
{
    /// <summary>
    /// Concatenated masks: the condition holds when an option of each is chosen. Null when it cannot be expressed so; most can, and skip their parts.
    /// </summary>
    private readonly ulong[]? clauses;

    private CompiledCondition(ulong[]? clauses) => this.clauses = clauses;

    public bool Holds(ReadOnlySpan<ulong> answers)
    {
        if (clauses is null)
            return PartsHold(answers);
        for (var clause = 0; clause < clauses.Length; clause += answers.Length)
        {
            ulong met = 0;
            for (var word = 0; word < answers.Length; word++)
                met |= answers[word] & clauses[clause + word];
            if (met == 0)
                return false;
        }
        return true;
    }

    /// <summary>Whether any of the options it needs is also sufficient.</summary>
    public bool IsOneClause(int words) => clauses?.Length == words;

    /// <summary>Neither true nor false is unknown.</summary>
    public abstract bool Fails(ReadOnlySpan<ulong> answers);

    /// <summary>
    /// Options of which at least one is chosen whenever it holds, or whenever it fails. There always are some: conditions on unanswered questions are unknown.
    /// </summary>
    public abstract ulong[] Needed(bool holding);

    /// <summary>In which of 512 draws it is true, given in which of them each option is chosen. Every question that is asked must be answered in every draw.</summary>
    public abstract Vector512<ulong> HoldsIn(ReadOnlySpan<Vector512<ulong>> chosen);

    /// <summary>What is left to look at where these answers leave it unknown: the part that decides, if only one does; otherwise itself.</summary>
    public virtual CompiledCondition Undecided(ReadOnlySpan<ulong> answers) => this;

    protected abstract bool PartsHold(ReadOnlySpan<ulong> answers);

    public Truth Evaluate(ReadOnlySpan<ulong> answers) => Holds(answers) ? Truth.True : Fails(answers) ? Truth.False : Truth.Unknown;

    public static CompiledCondition Compile(Condition condition, ModelTables tables) => condition switch
    {
        AnsweredWith answered => new Leaf(
            tables.Mask(answered.Question), tables.Mask(answered.Question, answered.Options), tables.IsSelectOne(answered.Question), tables.Asked(answered.Question)),
        All => new AllOf([.. condition.Children.Select(child => Compile(child, tables))]),
        Any => new AnyOf([.. condition.Children.Select(child => Compile(child, tables))]),
        Not not => new Opposite(Compile(not.Part, tables)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "is no known condition"),
    };

    private static bool AllParts(CompiledCondition[] parts, ReadOnlySpan<ulong> answers, bool holding)
    {
        foreach (var part in parts)
        {
            if (!(holding ? part.Holds(answers) : part.Fails(answers)))
                return false;
        }
        return true;
    }

    private static bool AnyPart(CompiledCondition[] parts, ReadOnlySpan<ulong> answers, bool holding)
    {
        foreach (var part in parts)
        {
            if (holding ? part.Holds(answers) : part.Fails(answers))
                return true;
        }
        return false;
    }

    private static CompiledCondition? OnlyUndecided(CompiledCondition[] parts, ReadOnlySpan<ulong> answers)
    {
        CompiledCondition? only = null;
        foreach (var part in parts)
        {
            if (part.Evaluate(answers) != Truth.Unknown)
                continue;
            if (only is not null)
                return null;
            only = part;
        }
        return only?.Undecided(answers);
    }

    /// <summary>All parts must hold, so it suffices to look for the options of one of them, the fewest.</summary>
    private static ulong[] Fewest(CompiledCondition[] parts, bool holding) =>
        parts.Select(part => part.Needed(holding)).MinBy(mask => OptionBits.Count(mask))
        ?? throw new InvalidOperationException("A condition joins no parts.");

    private static ulong[] Union(CompiledCondition[] parts, bool holding) =>
        parts.Select(part => part.Needed(holding)).Aggregate((left, right) => [.. left.Zip(right, (l, r) => l | r)]);

    private sealed class Leaf : CompiledCondition
    {
        private readonly bool selectOne;
        private readonly ulong[] matching;
        private readonly ulong[] others;
        private readonly int first;
        private readonly int last;
        private readonly int[] options;

        /// <summary>A follow-up that is not asked is answered with nothing; null where it is always asked, or unknown then.</summary>
        private readonly CompiledCondition? asked;

        public Leaf(ulong[] question, ulong[] matching, bool selectOne, CompiledCondition? asked)
            : base(matching)
        {
            (this.matching, this.selectOne, this.asked) = (matching, selectOne, asked);
            others = [.. question.Zip(matching, (all, some) => all & ~some)];
            first = Array.FindIndex(question, word => word != 0);
            last = Array.FindLastIndex(question, word => word != 0);
            options = [.. Enumerable.Range(0, matching.Length * 64).Where(option => matching.AsSpan().Has(option))];
        }

        public override Vector512<ulong> HoldsIn(ReadOnlySpan<Vector512<ulong>> chosen)
        {
            var any = Vector512<ulong>.Zero;
            foreach (var option in options)
                any |= chosen[option];
            return any;
        }

        protected override bool PartsHold(ReadOnlySpan<ulong> answers) => OptionBits.Share(answers, matching, first, last);

        public override bool Fails(ReadOnlySpan<ulong> answers) =>
            (OptionBits.Share(answers, others, first, last) && !OptionBits.Share(answers, matching, first, last)) || asked?.Fails(answers) == true;

        public override ulong[] Needed(bool holding) =>
            holding ? matching : asked is null ? others : [.. others.Zip(asked.Needed(holding: false), (own, cause) => own | cause)];

        /// <summary>When only one option can be chosen, choosing another is the opposite.</summary>
        public ulong[]? ClausesOfOpposite => selectOne && asked is null ? others : null;
    }

    private sealed class AllOf(CompiledCondition[] parts)
        : CompiledCondition(parts.All(part => part.clauses is not null) ? [.. parts.SelectMany(part => part.clauses ?? [])] : null)
    {
        public override Vector512<ulong> HoldsIn(ReadOnlySpan<Vector512<ulong>> chosen)
        {
            var all = Vector512<ulong>.AllBitsSet;
            foreach (var part in parts)
                all &= part.HoldsIn(chosen);
            return all;
        }

        public override CompiledCondition Undecided(ReadOnlySpan<ulong> answers) => OnlyUndecided(parts, answers) ?? this;

        protected override bool PartsHold(ReadOnlySpan<ulong> answers) => AllParts(parts, answers, holding: true);

        public override bool Fails(ReadOnlySpan<ulong> answers) => AnyPart(parts, answers, holding: false);

        public override ulong[] Needed(bool holding) => holding ? Fewest(parts, holding) : Union(parts, holding);
    }

    private sealed class AnyOf(CompiledCondition[] parts)
        : CompiledCondition(parts.All(part => part is Leaf) ? Union(parts, holding: true) : null)
    {
        public override Vector512<ulong> HoldsIn(ReadOnlySpan<Vector512<ulong>> chosen)
        {
            var any = Vector512<ulong>.Zero;
            foreach (var part in parts)
                any |= part.HoldsIn(chosen);
            return any;
        }

        public override CompiledCondition Undecided(ReadOnlySpan<ulong> answers) => OnlyUndecided(parts, answers) ?? this;

        protected override bool PartsHold(ReadOnlySpan<ulong> answers) => AnyPart(parts, answers, holding: true);

        public override bool Fails(ReadOnlySpan<ulong> answers) => AllParts(parts, answers, holding: false);

        public override ulong[] Needed(bool holding) => holding ? Union(parts, holding) : Fewest(parts, holding);
    }

    private sealed class Opposite(CompiledCondition part) : CompiledCondition((part as Leaf)?.ClausesOfOpposite)
    {
        public override Vector512<ulong> HoldsIn(ReadOnlySpan<Vector512<ulong>> chosen) => ~part.HoldsIn(chosen);

        protected override bool PartsHold(ReadOnlySpan<ulong> answers) => part.Fails(answers);

        public override bool Fails(ReadOnlySpan<ulong> answers) => part.Holds(answers);

        public override ulong[] Needed(bool holding) => part.Needed(!holding);
    }
}

/// <summary>The value of a condition in Kleene's three-valued logic. The order makes "all" a minimum and "any" a maximum.</summary>
public enum Truth
{
    /// <summary>Definitely not.</summary>
    False,

    /// <summary>Depends on questions that are not answered.</summary>
    Unknown,

    /// <summary>Definitely so.</summary>
    True,
}
