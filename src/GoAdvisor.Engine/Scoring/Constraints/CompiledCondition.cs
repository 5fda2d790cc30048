namespace GoAdvisor.Engine.Scoring.Constraints;

/// <summary>A condition whose questions and options have been looked up once, so that evaluating it only tests bits.</summary>
internal abstract class CompiledCondition
{
    /// <summary>
    /// Masks, one behind the other, of each of which an option has to be chosen for the condition to hold; null where it cannot be said
    /// that way. Most conditions can, and these are tested without going through their parts.
    /// </summary>
    private readonly ulong[]? clauses;

    private CompiledCondition(ulong[]? clauses) => this.clauses = clauses;

    /// <summary>Whether it is true.</summary>
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

    /// <summary>Whether one of the options that it needs is also enough.</summary>
    public bool IsOneClause(int words) => clauses?.Length == words;

    /// <summary>Whether it is false. Neither true nor false is unknown.</summary>
    public abstract bool Fails(ReadOnlySpan<ulong> answers);

    /// <summary>
    /// Options of which at least one is chosen whenever it holds, or whenever it fails. There always are some, because nothing is true
    /// or false of unanswered questions.
    /// </summary>
    public abstract ulong[] Needed(bool holding);

    /// <summary>Whether it is true, by what its parts say.</summary>
    protected abstract bool PartsHold(ReadOnlySpan<ulong> answers);

    public Truth Evaluate(ReadOnlySpan<ulong> answers) => Holds(answers) ? Truth.True : Fails(answers) ? Truth.False : Truth.Unknown;

    public static CompiledCondition Compile(Condition condition, ModelTables tables) => condition switch
    {
        AnsweredWith answered => new Leaf(
            tables.Mask(answered.Question), tables.Mask(answered.Question, answered.Options), tables.IsSelectOne(answered.Question)),
        All => new AllOf([.. condition.Children.Select(child => Compile(child, tables))]),
        Any => new AnyOf([.. condition.Children.Select(child => Compile(child, tables))]),
        Not not => new Opposite(Compile(not.Part, tables)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "is no known condition"),
    };

    /// <summary>Whether all parts hold, or all fail.</summary>
    private static bool Every(CompiledCondition[] parts, ReadOnlySpan<ulong> answers, bool holding)
    {
        foreach (var part in parts)
        {
            if (!(holding ? part.Holds(answers) : part.Fails(answers)))
                return false;
        }
        return true;
    }

    /// <summary>Whether one of the parts holds, or fails.</summary>
    private static bool Some(CompiledCondition[] parts, ReadOnlySpan<ulong> answers, bool holding)
    {
        foreach (var part in parts)
        {
            if (holding ? part.Holds(answers) : part.Fails(answers))
                return true;
        }
        return false;
    }

    /// <summary>What all parts need together: it is enough to look for what one of them needs, the rarest.</summary>
    private static ulong[] Rarest(CompiledCondition[] parts, bool holding) =>
        parts.Select(part => part.Needed(holding)).MinBy(mask => OptionBits.Count(mask))
        ?? throw new InvalidOperationException("A condition joins no parts.");

    private static ulong[] Union(CompiledCondition[] parts, bool holding) =>
        parts.Select(part => part.Needed(holding)).Aggregate((left, right) => [.. left.Zip(right, (l, r) => l | r)]);

    private sealed class Leaf : CompiledCondition
    {
        private readonly bool selectOne;
        private readonly ulong[] wanted;
        private readonly ulong[] others;

        /// <summary>The words that hold options of the question: mostly one.</summary>
        private readonly int first;
        private readonly int last;

        public Leaf(ulong[] question, ulong[] wanted, bool selectOne)
            : base(wanted)
        {
            (this.wanted, this.selectOne) = (wanted, selectOne);
            others = [.. question.Zip(wanted, (all, some) => all & ~some)];
            first = Array.FindIndex(question, word => word != 0);
            last = Array.FindLastIndex(question, word => word != 0);
        }

        protected override bool PartsHold(ReadOnlySpan<ulong> answers) => OptionBits.Share(answers, wanted, first, last);

        public override bool Fails(ReadOnlySpan<ulong> answers) => OptionBits.Share(answers, others, first, last) && !OptionBits.Share(answers, wanted, first, last);

        public override ulong[] Needed(bool holding) => holding ? wanted : others;

        /// <summary>Where only one option can be chosen, another one says enough.</summary>
        public ulong[]? ClausesOfOpposite => selectOne ? others : null;
    }

    private sealed class AllOf(CompiledCondition[] parts)
        : CompiledCondition(parts.All(part => part.clauses is not null) ? [.. parts.SelectMany(part => part.clauses ?? [])] : null)
    {
        protected override bool PartsHold(ReadOnlySpan<ulong> answers) => Every(parts, answers, holding: true);

        public override bool Fails(ReadOnlySpan<ulong> answers) => Some(parts, answers, holding: false);

        public override ulong[] Needed(bool holding) => holding ? Rarest(parts, holding) : Union(parts, holding);
    }

    private sealed class AnyOf(CompiledCondition[] parts)
        : CompiledCondition(parts.All(part => part is Leaf) ? Union(parts, holding: true) : null)
    {
        protected override bool PartsHold(ReadOnlySpan<ulong> answers) => Some(parts, answers, holding: true);

        public override bool Fails(ReadOnlySpan<ulong> answers) => Every(parts, answers, holding: false);

        public override ulong[] Needed(bool holding) => holding ? Union(parts, holding) : Rarest(parts, holding);
    }

    private sealed class Opposite(CompiledCondition part) : CompiledCondition((part as Leaf)?.ClausesOfOpposite)
    {
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
