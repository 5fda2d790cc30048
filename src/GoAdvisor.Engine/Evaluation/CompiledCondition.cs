namespace GoAdvisor.Engine;

/// <summary>A condition whose questions and options have been looked up once, so that evaluating it only tests bits.</summary>
internal abstract class CompiledCondition
{
    public abstract Truth Evaluate(ReadOnlySpan<ulong> answers);

    public static CompiledCondition Compile(Condition condition, ModelTables tables) => condition switch
    {
        AnsweredWith answered => new Leaf(tables, answered),
        All => new Join([.. condition.Children.Select(child => Compile(child, tables))], Truth.False),
        Any => new Join([.. condition.Children.Select(child => Compile(child, tables))], Truth.True),
        Not not => new Negation(Compile(not.Part, tables)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "is no known condition"),
    };

    private sealed class Leaf(ModelTables tables, AnsweredWith answered) : CompiledCondition
    {
        private readonly ulong[] question = tables.Mask(answered.Question);
        private readonly ulong[] wanted = tables.Mask(answered.Question, answered.Options);

        public override Truth Evaluate(ReadOnlySpan<ulong> answers) =>
            Meets(answers, wanted) ? Truth.True : Meets(answers, question) ? Truth.False : Truth.Unknown;

        private static bool Meets(ReadOnlySpan<ulong> answers, ulong[] mask)
        {
            for (var i = 0; i < mask.Length; i++)
            {
                if ((answers[i] & mask[i]) != 0)
                    return true;
            }
            return false;
        }
    }

    /// <summary>"All" is decided by the first false part, "any" by the first true one; otherwise one unknown part leaves it unknown.</summary>
    private sealed class Join(CompiledCondition[] parts, Truth decisive) : CompiledCondition
    {
        public override Truth Evaluate(ReadOnlySpan<ulong> answers)
        {
            var result = Truth.True - (int)decisive;
            foreach (var part in parts)
            {
                var value = part.Evaluate(answers);
                if (value == decisive)
                    return decisive;
                if (value == Truth.Unknown)
                    result = Truth.Unknown;
            }
            return result;
        }
    }

    private sealed class Negation(CompiledCondition part) : CompiledCondition
    {
        public override Truth Evaluate(ReadOnlySpan<ulong> answers) => Truth.True - (int)part.Evaluate(answers);
    }
}
