namespace GoAdvisor.Engine.Scoring.Constraints;

internal sealed class CompiledConstraint
{
    private readonly CompiledCondition? likelyWhen;
    private readonly Binding[] bindings;

    /// <summary>Whether any of the needed options is also sufficient.</summary>
    private readonly bool neededIsSufficient;

    public CompiledConstraint(Constraint constraint, ModelTables tables)
    {
        Constraint = constraint;
        When = CompiledCondition.Compile(constraint.When, tables);
        likelyWhen = constraint.LikelyWhen is { } likely ? CompiledCondition.Compile(likely, tables) : null;
        Needed = When.Needed(holding: true);
        Effects = [.. constraint.Effects.Select(effect => new CompiledEffect(effect, tables))];
        neededIsSufficient = When.IsOneClause(tables.Words);
        bindings = [.. Effects.Where(effect => effect.Effect.Kind != EffectKind.Warn).Select(effect => new Binding(effect))];
    }

    public Constraint Constraint { get; }

    public CompiledCondition When { get; }

    /// <summary>Options of which at least one is chosen whenever it fires.</summary>
    public ulong[] Needed { get; }

    public CompiledEffect[] Effects { get; }

    public bool IsSuggested(ReadOnlySpan<ulong> answers) => likelyWhen?.Holds(answers) == true && !When.Holds(answers);

    /// <summary>The answers must include one of the needed options.</summary>
    public void ApplyTo(ReadOnlySpan<ulong> answers, int denominator, Span<AlternativeScore> scores)
    {
        if (!neededIsSufficient && !When.Holds(answers))
            return;
        foreach (ref readonly var binding in bindings.AsSpan())
        {
            if (binding.Condition is null || binding.Condition.Applies(answers))
                scores[binding.Alternative].ApplyCap(binding.Ceiling, denominator);
        }
    }

    private readonly struct Binding(CompiledEffect effect)
    {
        public readonly int Alternative = effect.Alternative;

        public readonly int Ceiling = effect.Effect.Cap ?? AlternativeScore.Out;

        /// <summary>Null when it always applies.</summary>
        public readonly CompiledEffect? Condition = effect.IsConditional ? effect : null;
    }
}

internal sealed class CompiledEffect(Effect effect, ModelTables tables)
{
    private readonly CompiledCondition? when = effect.When is { } condition ? CompiledCondition.Compile(condition, tables) : null;
    private readonly CompiledCondition? unless = effect.Unless is { } condition ? CompiledCondition.Compile(condition, tables) : null;

    public Effect Effect { get; } = effect;

    public int Alternative { get; } = tables.AlternativeIndex(effect.Alternative);

    public bool IsConditional => when is not null || unless is not null;

    public bool Applies(ReadOnlySpan<ulong> answers) =>
        (when is null || when.Holds(answers)) && (unless is null || !unless.Holds(answers));
}
