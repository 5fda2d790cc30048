namespace GoAdvisor.Engine.Scoring.Constraints;

/// <summary>A constraint with its conditions compiled.</summary>
internal sealed class CompiledConstraint
{
    private readonly CompiledCondition? likelyWhen;
    private readonly Binding[] bindings;

    /// <summary>Whether one of the needed options is also enough.</summary>
    private readonly bool firesAtOnce;

    public CompiledConstraint(Constraint constraint, ModelTables tables)
    {
        Constraint = constraint;
        When = CompiledCondition.Compile(constraint.When, tables);
        likelyWhen = constraint.LikelyWhen is { } likely ? CompiledCondition.Compile(likely, tables) : null;
        Needed = When.Needed(holding: true);
        Effects = [.. constraint.Effects.Select(effect => new CompiledEffect(effect, tables))];
        firesAtOnce = When.IsOneClause(tables.Words);
        bindings = [.. Effects.Where(effect => effect.Effect.Kind != EffectKind.Warn).Select(effect => new Binding(effect))];
    }

    public Constraint Constraint { get; }

    public CompiledCondition When { get; }

    /// <summary>The options of which at least one is chosen whenever it fires.</summary>
    public ulong[] Needed { get; }

    public CompiledEffect[] Effects { get; }

    /// <summary>Whether it has not fired although the answers make it likely.</summary>
    public bool IsPointedOut(ReadOnlySpan<ulong> answers) => likelyWhen?.Holds(answers) == true && !When.Holds(answers);

    /// <summary>Excludes and caps, if it fires.</summary>
    /// <param name="answers">Answers with one of the needed options.</param>
    /// <param name="denominator">That of the scores.</param>
    /// <param name="standings">What it acts on.</param>
    public void ApplyTo(ReadOnlySpan<ulong> answers, int denominator, Span<AlternativeScore> standings)
    {
        if (!firesAtOnce && !When.Holds(answers))
            return;
        foreach (ref readonly var binding in bindings.AsSpan())
        {
            if (binding.Condition is null || binding.Condition.Applies(answers))
                standings[binding.Alternative].ApplyCap(binding.Ceiling, denominator);
        }
    }

    /// <summary>What an effect that excludes or caps comes down to.</summary>
    private readonly struct Binding(CompiledEffect effect)
    {
        public readonly int Alternative = effect.Alternative;

        /// <summary>Points; an excluded alternative is below all others.</summary>
        public readonly int Ceiling = effect.Effect.Cap ?? AlternativeScore.Out;

        /// <summary>Null when it always applies.</summary>
        public readonly CompiledEffect? Condition = effect.IsConditional ? effect : null;
    }
}

/// <summary>An effect with its conditions compiled.</summary>
internal sealed class CompiledEffect(Effect effect, ModelTables tables)
{
    private readonly CompiledCondition? when = effect.When is { } condition ? CompiledCondition.Compile(condition, tables) : null;
    private readonly CompiledCondition? unless = effect.Unless is { } condition ? CompiledCondition.Compile(condition, tables) : null;

    public Effect Effect { get; } = effect;

    public int Alternative { get; } = tables.AlternativeIndex(effect.Alternative);

    public bool IsConditional => when is not null || unless is not null;

    /// <summary>Whether it applies, given that its constraint fired.</summary>
    public bool Applies(ReadOnlySpan<ulong> answers) =>
        (when is null || when.Holds(answers)) && (unless is null || !unless.Holds(answers));
}
