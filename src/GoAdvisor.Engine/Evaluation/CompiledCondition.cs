using System.Numerics;

namespace GoAdvisor.Engine;

/// <summary>A condition whose questions and options have been looked up once, so that evaluating it only tests bits.</summary>
internal abstract class CompiledCondition
{
    /// <summary>Whether it is true.</summary>
    public abstract bool Holds(ReadOnlySpan<ulong> answers);

    /// <summary>Whether it is false. Neither true nor false is unknown.</summary>
    public abstract bool Fails(ReadOnlySpan<ulong> answers);

    /// <summary>
    /// Options of which at least one is chosen whenever it holds, or whenever it fails. There always are some, because nothing is true
    /// or false of unanswered questions.
    /// </summary>
    public abstract ulong[] Needed(bool holding);

    public Truth Evaluate(ReadOnlySpan<ulong> answers) => Holds(answers) ? Truth.True : Fails(answers) ? Truth.False : Truth.Unknown;

    public static CompiledCondition Compile(Condition condition, ModelTables tables) => condition switch
    {
        AnsweredWith answered => new Leaf(tables.Mask(answered.Question), tables.Mask(answered.Question, answered.Options)),
        All => new AllOf([.. condition.Children.Select(child => Compile(child, tables))]),
        Any => new AnyOf([.. condition.Children.Select(child => Compile(child, tables))]),
        Not not => new Opposite(Compile(not.Part, tables)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "is no known condition"),
    };

    private static bool AllHold(CompiledCondition[] parts, ReadOnlySpan<ulong> answers)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(answers))
                return false;
        }
        return true;
    }

    private static bool AnyHolds(CompiledCondition[] parts, ReadOnlySpan<ulong> answers)
    {
        foreach (var part in parts)
        {
            if (part.Holds(answers))
                return true;
        }
        return false;
    }

    private static bool AllFail(CompiledCondition[] parts, ReadOnlySpan<ulong> answers)
    {
        foreach (var part in parts)
        {
            if (!part.Fails(answers))
                return false;
        }
        return true;
    }

    private static bool AnyFails(CompiledCondition[] parts, ReadOnlySpan<ulong> answers)
    {
        foreach (var part in parts)
        {
            if (part.Fails(answers))
                return true;
        }
        return false;
    }

    /// <summary>What all parts need together: it is enough to look for what one of them needs, the rarest.</summary>
    private static ulong[] Rarest(CompiledCondition[] parts, bool holding) =>
        parts.Select(part => part.Needed(holding)).MinBy(mask => mask.Sum(BitOperations.PopCount))
        ?? throw new InvalidOperationException("A condition joins no parts.");

    private static ulong[] Union(CompiledCondition[] parts, bool holding) =>
        parts.Select(part => part.Needed(holding)).Aggregate((left, right) => [.. left.Zip(right, (l, r) => l | r)]);

    private sealed class Leaf : CompiledCondition
    {
        private readonly ulong[] wanted;
        private readonly ulong[] others;

        /// <summary>The words that hold options of the question: mostly one.</summary>
        private readonly int first;
        private readonly int last;

        public Leaf(ulong[] question, ulong[] wanted)
        {
            this.wanted = wanted;
            others = [.. question.Zip(wanted, (all, some) => all & ~some)];
            first = Array.FindIndex(question, word => word != 0);
            last = Array.FindLastIndex(question, word => word != 0);
        }

        public override bool Holds(ReadOnlySpan<ulong> answers) => Meets(answers, wanted);

        public override bool Fails(ReadOnlySpan<ulong> answers) => Meets(answers, others) && !Meets(answers, wanted);

        public override ulong[] Needed(bool holding) => holding ? wanted : others;

        private bool Meets(ReadOnlySpan<ulong> answers, ulong[] mask)
        {
            for (var word = first; word <= last; word++)
            {
                if ((answers[word] & mask[word]) != 0)
                    return true;
            }
            return false;
        }
    }

    private sealed class AllOf(CompiledCondition[] parts) : CompiledCondition
    {
        public override bool Holds(ReadOnlySpan<ulong> answers) => AllHold(parts, answers);

        public override bool Fails(ReadOnlySpan<ulong> answers) => AnyFails(parts, answers);

        public override ulong[] Needed(bool holding) => holding ? Rarest(parts, holding) : Union(parts, holding);
    }

    private sealed class AnyOf(CompiledCondition[] parts) : CompiledCondition
    {
        public override bool Holds(ReadOnlySpan<ulong> answers) => AnyHolds(parts, answers);

        public override bool Fails(ReadOnlySpan<ulong> answers) => AllFail(parts, answers);

        public override ulong[] Needed(bool holding) => holding ? Union(parts, holding) : Rarest(parts, holding);
    }

    private sealed class Opposite(CompiledCondition part) : CompiledCondition
    {
        public override bool Holds(ReadOnlySpan<ulong> answers) => part.Fails(answers);

        public override bool Fails(ReadOnlySpan<ulong> answers) => part.Holds(answers);

        public override ulong[] Needed(bool holding) => part.Needed(!holding);
    }
}
