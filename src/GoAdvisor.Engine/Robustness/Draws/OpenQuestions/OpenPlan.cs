using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

/// <summary>What the given answers decide for all draws, and what is left to draw: found once, before any draw is made.</summary>
internal sealed class OpenPlan
{
    private readonly DecisionModel model;
    private readonly ModelTables tables;
    private readonly ulong[] answers;

    /// <summary>Strengths of what is answered, before any ceiling; own weights where there are some.</summary>
    private readonly byte[] given;

    /// <summary>What effects take besides their constraints, where the answers do not settle it; each once, whatever it decides.</summary>
    private CompiledEffect[] ownConditions = [];

    /// <summary>In which draws of the present group each of these holds.</summary>
    private Vector512<ulong>[] ownHolds = [];

    /// <summary>Weights where no open question gives any, after all ceilings.</summary>
    private readonly byte[] settled;

    /// <summary>The criteria whose weight may differ from draw to draw.</summary>
    private readonly int[] moving;
    private readonly bool[] isMoving;

    /// <summary>Those of which no first lookup sets the row.</summary>
    private readonly int[] filled;

    /// <summary>The archetype of every 64 draws.</summary>
    private readonly byte[] archetypes;

    /// <summary>What all weights of all draws have in common with a whole one.</summary>
    private readonly byte divisor;

    public OpenPlan(DecisionModel model, int samples, ReadOnlySpan<ulong> answers, ReadOnlySpan<byte> own)
    {
        (this.model, tables, this.answers) = (model, model.Tables, answers.ToArray());
        (given, settled) = (new byte[tables.Width], new byte[tables.Width]);
        HasOwnWeights = own.Length > 0;
        if (HasOwnWeights)
            own.CopyTo(given);
        else
            model.Scoring.CombineStrengths(answers, given);
        given.CopyTo(settled, 0);
        if (!HasOwnWeights)
        {
            model.Scoring.Cap(settled);
            LowerPairs(settled);
        }
        Rules = FindRules();
        Open = FindOpen();
        isMoving = new bool[tables.Criteria];
        moving = FindMoving();
        divisor = FindDivisor();
        filled = FillLookups();
        archetypes = new byte[Open.Length > 0 ? (samples + OpenAnswers.Group - 1) / OpenAnswers.Group * Vector512<ulong>.Count : 0];
        if (archetypes.Length > 0)
        {
            Span<double> posterior = stackalloc double[model.Shares.Archetypes];
            model.Shares.Posterior(answers, posterior);
            OpenAnswers.Deal(posterior, archetypes.AsSpan(0, (samples + 63) / 64));
        }
    }

    /// <summary>The questions that are drawn, in the order they are asked.</summary>
    public OpenQuestion[] Open { get; }

    /// <summary>Whether any weight may differ from draw to draw.</summary>
    public bool HasOpenWeights => moving.Length > 0;

    public bool HasOwnWeights { get; }

    /// <summary>Exclusions and caps that hold, or may hold in some draws.</summary>
    public Rule[] Rules { get; }

    public ReadOnlySpan<ulong> Answers => answers;

    public int ArchetypeOf(int draw) => archetypes[draw / 64];

    /// <summary>
    /// The weights of one draw after joint ceilings, the first of a pair rounded to a twentieth: half of that is far below what the factor of a draw moves it by, and
    /// weights stay small enough for products of sixteen bits.
    /// </summary>
    public void LowerPairs(Span<byte> weights)
    {
        foreach (ref readonly var pair in tables.JointCeilings.AsSpan())
            (weights[pair.One], weights[pair.Other]) = WeightRows.Lowered(weights[pair.One], weights[pair.Other], pair.Ceiling);
    }

    /// <summary>All weights of one draw from the largest strengths, which own weights replace; <see cref="Unit"/> to a whole weight.</summary>
    public void WeightsOf(ReadOnlySpan<ulong> drawn, Span<byte> weights)
    {
        if (HasOwnWeights)
        {
            given.CopyTo(weights);
        }
        else
        {
            model.Scoring.CombineStrengths(drawn, weights);
            model.Scoring.Cap(weights);
            LowerPairs(weights);
        }
        for (var c = 0; c < tables.Criteria; c++)
            weights[c] /= divisor;
    }

    /// <summary>What a whole weight is, divided by what all weights of all draws have in common with it.</summary>
    public int Unit => ModelTables.Unit / divisor;

    /// <summary>The pairs of criteria that may have weight.</summary>
    public int UsedPairs(Span<int> used)
    {
        var count = 0;
        for (var pair = 0; pair < used.Length; pair++)
        {
            if (MayWeigh(2 * pair) || MayWeigh((2 * pair) + 1))
                used[count++] = pair;
        }
        return count;
    }

    /// <summary>Weights that are the same in all draws, divided by what all weights have in common with a whole one.</summary>
    public void FillWeights(ReadOnlySpan<int> used, Span<Vector512<short>> weights)
    {
        for (var i = 0; i < used.Length; i++)
        {
            var right = (2 * used[i]) + 1 < tables.Criteria ? settled[(2 * used[i]) + 1] / divisor : 0;
            weights[i] = Vector512.Create((settled[2 * used[i]] / divisor) | (right << 16)).AsInt16();
        }
    }

    /// <summary>Of the used pairs of criteria those whose weights may differ from draw to draw.</summary>
    public MovingPair[] MovingPairs(ReadOnlySpan<int> used)
    {
        var pairs = new List<MovingPair>();
        for (var i = 0; HasOpenWeights && i < used.Length; i++)
        {
            var (left, right) = (2 * used[i], (2 * used[i]) + 1);
            var hasRight = right < isMoving.Length;
            if (isMoving[left] || (hasRight && isMoving[right]))
                pairs.Add(new MovingPair(i, left * OpenAnswers.Group, hasRight ? right * OpenAnswers.Group : -1));
        }
        return [.. pairs];
    }

    /// <summary>By criterion, then draw: the weights that are the same in all draws.</summary>
    public void FillRows(Span<byte> rows)
    {
        for (var c = 0; c < isMoving.Length; c++)
        {
            if (!isMoving[c])
                WeightRows.Row(rows, c).Fill((byte)(settled[c] / divisor));
        }
    }

    /// <summary>The options that are chosen in all draws.</summary>
    public void FillChosen(Span<Vector512<ulong>> chosen)
    {
        for (var option = 0; option < chosen.Length; option++)
            chosen[option] = Answers.Has(option) ? Vector512<ulong>.AllBitsSet : Vector512<ulong>.Zero;
    }

    /// <summary>Answers the open questions in a group of draws.</summary>
    public void DrawAnswers(OpenAnswers drawn, int group, Span<Vector512<ulong>> chosen, Span<byte> rows)
    {
        var own = archetypes.AsSpan(group * Vector512<ulong>.Count, Vector512<ulong>.Count);
        var mixed = own.ContainsAnyExcept(own[0]);
        foreach (var c in filled)
            WeightRows.Row(rows, c).Fill((byte)(given[c] / divisor));
        foreach (var question in Open)
        {
            var asked = question.AskedWhen?.HoldsIn(chosen) ?? Vector512<ulong>.AllBitsSet;
            foreach (var option in question.LookedAt)
                chosen[option] = asked == Vector512<ulong>.Zero ? asked : asked & Chosen(drawn, option, group, own, mixed);
            if (asked == Vector512<ulong>.Zero)
                continue;
            if (question.Lookups.Length > 0)
            {
                WeightRows.RaiseByIndex(drawn, question, group, own, asked, ref rows[0]);
            }
            else
            {
                foreach (var option in question.Options)
                    WeightRows.Raise(asked & Chosen(drawn, option.Index, group, own, mixed), option.Strengths, ref rows[0]);
            }
        }
        if (!HasOpenWeights)
            return;
        foreach (ref readonly var cap in tables.Caps.AsSpan())
        {
            if (isMoving[cap.Criterion])
                WeightRows.ApplyCap(cap, rows);
        }
        foreach (ref readonly var pair in tables.JointCeilings.AsSpan())
        {
            if (isMoving[pair.One])
                WeightRows.ApplyJointCeiling(pair, divisor, rows);
        }
    }

    /// <summary>What the constraints allow in a group of draws.</summary>
    public void FindLimits(DrawTable table, int group, ReadOnlySpan<Vector512<ulong>> chosen, DrawnLimits limits)
    {
        limits.Clear();
        for (var i = 0; i < ownConditions.Length; i++)
            ownHolds[i] = ownConditions[i].HoldsIn(chosen);
        var (constraint, fires) = (-1, Vector512<ulong>.Zero);
        foreach (ref readonly var rule in Rules.AsSpan())
        {
            if (rule.Constraint != constraint)
                (constraint, fires) = (rule.Constraint, rule.When?.HoldsIn(chosen) ?? Vector512<ulong>.AllBitsSet);
            if (fires == Vector512<ulong>.Zero)
                continue;
            var holds = rule.Own >= 0 ? fires & ownHolds[rule.Own] : fires;
            if (holds == Vector512<ulong>.Zero)
                continue;
            var shifts = table.ShiftsOf(rule.Constraint);
            if (rule.Ceiling < 0)
                limits.Exclude(rule.Alternative, holds);
            else
                limits.Cap(rule.Alternative, holds, rule.Ceiling, shifts.Length == 0 ? shifts : shifts.Slice(group * OpenAnswers.Group, OpenAnswers.Group), table.CapSpread);
        }
    }

    private bool MayWeigh(int criterion) => criterion < tables.Criteria && (settled[criterion] > 0 || isMoving[criterion]);

    private Rule[] FindRules()
    {
        List<Rule>? rules = null;
        List<CompiledEffect> distinct = [];
        Span<int> own = stackalloc int[tables.EffectConditions];
        own.Fill(-1);
        for (var i = 0; i < tables.Constraints.Length; i++)
        {
            var constraint = tables.Constraints[i];
            var state = constraint.When.Evaluate(answers);
            if (state == Truth.False)
                continue;
            CompiledCondition? when = null;
            foreach (var effect in constraint.Effects)
            {
                if (effect.Effect.Kind == EffectKind.Warn || effect.Evaluate(answers) is var applies && applies == Truth.False)
                    continue;
                if (applies == Truth.Unknown && own[effect.ConditionNumber] < 0)
                {
                    own[effect.ConditionNumber] = distinct.Count;
                    distinct.Add(effect);
                }
                (rules ??= []).Add(new Rule(state == Truth.True ? null : when ??= constraint.When.Undecided(answers), applies == Truth.True ? null : effect,
                    effect.Alternative, effect.Effect.Cap ?? AlternativeScore.Out, i, applies == Truth.True ? -1 : own[effect.ConditionNumber]));
            }
        }
        ownConditions = [.. distinct];
        ownHolds = new Vector512<ulong>[distinct.Count];
        return rules?.ToArray() ?? [];
    }

    private OpenQuestion[] FindOpen()
    {
        List<OpenQuestion>? open = null;
        for (var q = 0; q < tables.Questions.Length; q++)
        {
            ref readonly var table = ref tables.Questions[q];
            if (table.IsAnswered(answers) || table.Asked(answers) is var asked && asked == Truth.False)
                continue;
            (open ??= []).Add(new OpenQuestion(q, table, asked == Truth.True ? null : table.AskedWhen, StrengthsOf(table)));
        }
        if (open is null)
            return [];
        var looks = FindLooks(open);
        foreach (var question in open)
            question.LookedAt = LookedAt(question, looks);
        return [.. open];
    }

    private static int[] LookedAt(OpenQuestion question, ulong[] looks)
    {
        var found = new List<int>();
        for (var option = question.Table.First; option < question.Table.First + question.Table.Count; option++)
        {
            if (looks.AsSpan().Has(option))
                found.Add(option);
        }
        return [.. found];
    }

    /// <summary>The options for which the answers leave something to look at.</summary>
    private ulong[] FindLooks(List<OpenQuestion> open)
    {
        var looks = new ulong[tables.Words];
        foreach (ref readonly var rule in Rules.AsSpan())
        {
            if (rule.When is not null)
                looks.AsSpan().Add(tables.Constraints[rule.Constraint].Looks);
            if (rule.Effect is { } effect)
                looks.AsSpan().Add(effect.Looks);
        }
        foreach (var other in open)
        {
            if (other.AskedWhen is not null)
                looks.AsSpan().Add(tables.AskedLooks[other.Number]);
        }
        return looks;
    }

    /// <summary>Prepares what is looked up, in the unit of this plan.</summary>
    /// <returns>The moving criteria whose rows have to be filled before anything is looked up.</returns>
    private int[] FillLookups()
    {
        var touched = new bool[tables.Criteria];
        var first = new bool[tables.Criteria];
        foreach (var question in Open)
        {
            foreach (var option in question.Options)
            {
                for (var i = 0; i < option.Strengths.Length; i++)
                    option.Strengths[i].Strength /= divisor;
            }
            question.Fill(tables.Criteria, given, divisor, touched);
            foreach (var lookup in question.Lookups)
                first[lookup.Criterion] |= lookup.IsFirst;
            foreach (var option in question.Options)
            {
                foreach (var strength in option.Strengths)
                    touched[strength.Criterion] = true;
            }
        }
        return [.. moving.Where(c => !first[c])];
    }

    private OpenOption[] StrengthsOf(in QuestionTable table)
    {
        List<OpenOption>? options = null;
        for (var option = table.First; option < table.First + table.Count; option++)
        {
            if (StrengthsOf(option) is { Length: > 0 } strengths)
                (options ??= []).Add(new OpenOption(option, strengths));
        }
        return options?.ToArray() ?? [];
    }

    /// <summary>Only what is stronger than what is answered already.</summary>
    private OpenStrength[] StrengthsOf(int option)
    {
        if (HasOwnWeights)
            return [];
        var stronger = 0;
        foreach (var (criterion, strength) in tables.OptionStrengths[option])
            stronger += strength > given[criterion] ? 1 : 0;
        if (stronger == 0)
            return [];
        var strengths = new OpenStrength[stronger];
        foreach (var (criterion, strength) in tables.OptionStrengths[option])
        {
            if (strength > given[criterion])
                strengths[--stronger] = new OpenStrength { Criterion = criterion, Strength = strength };
        }
        return strengths;
    }

    private int[] FindMoving()
    {
        var any = false;
        foreach (var question in Open)
        {
            foreach (var option in question.Options)
            {
                foreach (var strength in option.Strengths)
                    any = isMoving[strength.Criterion] = true;
            }
        }
        if (!any)
            return [];
        // A ceiling looks at weights before any ceiling, so whatever has one is computed anew, with all that it looks at.
        foreach (var cap in tables.Caps)
        {
            isMoving[cap.Criterion] = true;
            foreach (var by in cap.By)
                isMoving[by] = true;
        }
        foreach (var pair in tables.JointCeilings)
            isMoving[pair.One] = isMoving[pair.Other] = true;
        return [.. Enumerable.Range(0, isMoving.Length).Where(c => isMoving[c])];
    }

    private byte FindDivisor()
    {
        var common = ModelTables.Unit;
        if (moving.Length > 0)
        {
            foreach (ref readonly var pair in tables.JointCeilings.AsSpan())
                common = Common(Common(common, WeightRows.Step), pair.Ceiling);
        }
        foreach (var weight in settled)
            common = Common(common, weight);
        foreach (var c in moving)
            common = Common(common, given[c]);
        foreach (var question in Open)
        {
            foreach (var option in question.Options)
            {
                foreach (var strength in option.Strengths)
                    common = Common(common, strength.Strength);
            }
        }
        return (byte)common;
    }

    private static int Common(int one, int other)
    {
        while (other != 0)
            (one, other) = (other, one % other);
        return one;
    }

    /// <summary>The draws of a group in which an option is chosen.</summary>
    private static Vector512<ulong> Chosen(OpenAnswers drawn, int option, int group, ReadOnlySpan<byte> own, bool mixed)
    {
        var at = group * Vector512<ulong>.Count;
        var (table, apart) = drawn.Bits(option);
        ref var bits = ref MemoryMarshal.GetArrayDataReference(table);
        if (!mixed || apart == 0)
            return Vector512.LoadUnsafe(ref bits, (nuint)((own[0] * apart) + at));
        // Not written word by word and read as a vector: the processor would wait for each word to be in memory.
        return Vector512.Create(Of(ref bits, own, 0), Of(ref bits, own, 1), Of(ref bits, own, 2), Of(ref bits, own, 3),
            Of(ref bits, own, 4), Of(ref bits, own, 5), Of(ref bits, own, 6), Of(ref bits, own, 7));

        ulong Of(ref ulong bits, ReadOnlySpan<byte> own, int word) => Unsafe.Add(ref bits, (own[word] * apart) + at + word);
    }

    /// <summary>
    /// A cap in points, or an exclusion; what still has to hold in a draw is null where the answers settle it. Own is which of the distinct conditions of effects that
    /// is, −1 where it is settled.
    /// </summary>
    internal readonly record struct Rule(CompiledCondition? When, CompiledEffect? Effect, int Alternative, int Ceiling, int Constraint, int Own);
}
