using System.Runtime.Intrinsics;

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
        Base = CompiledCondition.Compile(constraint.When, tables);
        When = constraint.Unless is { } unless ? CompiledCondition.Compile(new All([constraint.When, new Not(unless)]), tables) : Base;
        likelyWhen = constraint.LikelyWhen is { } likely ? CompiledCondition.Compile(likely, tables) : null;
        Looks = tables.OptionsIn([constraint.When, constraint.Unless]);
        Needed = When.Needed(holding: true);
        Effects = [.. constraint.Effects.Where(effect => effect.Kind != EffectKind.None).Select(effect => new CompiledEffect(effect, tables))];
        neededIsSufficient = When.IsOneClause(tables.Words);
        bindings = [.. Effects.Where(effect => effect.Effect.Kind != EffectKind.Warn).Select(effect => new Binding(effect))];
    }

    public Constraint Constraint { get; }

    /// <summary>The condition without its exception.</summary>
    public CompiledCondition Base { get; }

    /// <summary>The condition, its exception included.</summary>
    public CompiledCondition When { get; }

    /// <summary>The options that its own conditions look at.</summary>
    public ulong[] Looks { get; }

    /// <summary>Options of which at least one is chosen whenever it fires.</summary>
    public ulong[] Needed { get; }

    public CompiledEffect[] Effects { get; }

    public bool LooksAt(CompiledEffect effect, string question) => new[] { Constraint.When, Constraint.Unless, effect.Effect.When, effect.Effect.Unless }
        .Any(condition => condition?.Leaves.Any(leaf => leaf.Question == question) == true);

    /// <summary>Whether one of its effects applies, all conditions and exceptions included.</summary>
    public Truth EvaluateWith(CompiledEffect effect, ReadOnlySpan<ulong> answers)
    {
        var (constraint, own) = (When.Evaluate(answers), effect.Evaluate(answers));
        return constraint < own ? constraint : own;
    }

    public bool IsSuggested(ReadOnlySpan<ulong> answers) => likelyWhen?.Holds(answers) == true && !When.Holds(answers);

    /// <summary>The answers must include one of the needed options.</summary>
    public void ApplyTo(ReadOnlySpan<ulong> answers, long denominator, Span<AlternativeScore> scores)
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
    public Effect Effect { get; } = effect;

    /// <summary>The options that its conditions look at, and those of the exclusions that tell whether it is the last one.</summary>
    public ulong[] Looks { get; } = tables.OptionsIn([effect.When, effect.Unless, .. effect.SparesLast ? tables.ExcludingConditions : []]);

    public int Alternative { get; } = tables.AlternativeIndex(effect.Alternative);

    /// <summary>What it takes besides its constraint, its exception included; null when nothing.</summary>
    public CompiledCondition? Condition { get; } = Compile(effect, tables);

    /// <summary>The same, from 0 on, for effects that take the same besides their constraints.</summary>
    public int ConditionNumber { get; } = tables.NumberOfCondition($"{Key(effect.When)} unless {Key(effect.Unless)}{(effect.SparesLast ? $" last {effect.Alternative}" : "")}");

    public bool IsConditional => Condition is not null || Effect.SparesLast;

    public bool Applies(ReadOnlySpan<ulong> answers) =>
        Condition?.Holds(answers) != false && (!Effect.SparesLast || tables.IsOnlyOneLeft(Alternative, answers) == Truth.False);

    public Truth Evaluate(ReadOnlySpan<ulong> answers)
    {
        var state = Condition?.Evaluate(answers) ?? Truth.True;
        if (state == Truth.False || !Effect.SparesLast)
            return state;
        return tables.IsOnlyOneLeft(Alternative, answers) switch
        {
            Truth.True => Truth.False,
            Truth.Unknown => Truth.Unknown,
            _ => state,
        };
    }

    /// <summary>In which of 512 draws it applies.</summary>
    public Vector512<ulong> HoldsIn(ReadOnlySpan<Vector512<ulong>> chosen)
    {
        var holds = Condition?.HoldsIn(chosen) ?? Vector512<ulong>.AllBitsSet;
        return Effect.SparesLast && holds != Vector512<ulong>.Zero ? holds & ~tables.IsOnlyOneLeftIn(Alternative, chosen) : holds;
    }

    private static string Key(Condition? condition) => condition switch
    {
        null => "",
        AnsweredWith answered => $"{answered.Question}={string.Join('|', answered.Options)}",
        _ => $"{condition.GetType().Name}({string.Join(',', condition.Children.Select(Key))})",
    };

    private static CompiledCondition? Compile(Effect effect, ModelTables tables) => (effect.When, effect.Unless) switch
    {
        (null, null) => null,
        ({ } when, null) => CompiledCondition.Compile(when, tables),
        (null, { } unless) => CompiledCondition.Compile(new Not(unless), tables),
        ({ } when, { } unless) => CompiledCondition.Compile(new All([when, new Not(unless)]), tables),
    };
}
