using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>What the given answers decide for all draws, and what is left to draw: found once, before any draw is made.</summary>
internal sealed class OpenPlan
{
    private readonly DecisionModel model;
    private readonly ModelTables tables;
    private readonly ulong[] answers;

    /// <summary>Strengths of what is answered, before any ceiling; own weights where there are some.</summary>
    private readonly byte[] given;

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

    /// <summary>The weights of one draw after joint ceilings, rounded to hundredths: half a hundredth is far below what the factor of a draw moves them by.</summary>
    public void LowerPairs(Span<byte> weights)
    {
        foreach (ref readonly var pair in tables.JointCeilings.AsSpan())
            (weights[pair.One], weights[pair.Other]) = Lowered(weights[pair.One], weights[pair.Other], pair.Ceiling);
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

    /// <summary>The weights of sixteen draws, each pair in one number, the first in its low half.</summary>
    /// <param name="rows">From the first of the draws on.</param>
    /// <param name="moving">The pairs whose weights are loaded; the others stay.</param>
    /// <param name="weights">By used pair.</param>
    public static void LoadWeights(ref byte rows, MovingPair[] moving, Span<Vector512<short>> weights)
    {
        foreach (ref readonly var pair in moving.AsSpan())
        {
            var left = DrawBits.Widen(ref Unsafe.Add(ref rows, pair.Left));
            weights[pair.Used] = (pair.Right < 0 ? left : left | (DrawBits.Widen(ref Unsafe.Add(ref rows, pair.Right)) << 16)).AsInt16();
        }
    }

    /// <summary>By criterion, then draw: the weights that are the same in all draws.</summary>
    public void FillRows(Span<byte> rows)
    {
        for (var c = 0; c < isMoving.Length; c++)
        {
            if (!isMoving[c])
                Row(rows, c).Fill((byte)(settled[c] / divisor));
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
            Row(rows, c).Fill((byte)(given[c] / divisor));
        foreach (var question in Open)
        {
            var asked = question.AskedWhen?.HoldsIn(chosen) ?? Vector512<ulong>.AllBitsSet;
            foreach (var option in question.LookedAt)
                chosen[option] = asked == Vector512<ulong>.Zero ? asked : asked & Chosen(drawn, option, group, own, mixed);
            if (asked == Vector512<ulong>.Zero)
                continue;
            if (question.Lookups.Length > 0)
            {
                RaiseByIndex(drawn, question, group, own, asked, ref rows[0]);
            }
            else
            {
                foreach (var option in question.Options)
                    Raise(asked & Chosen(drawn, option.Index, group, own, mixed), option.Strengths, ref rows[0]);
            }
        }
        if (!HasOpenWeights)
            return;
        foreach (ref readonly var cap in tables.Caps.AsSpan())
        {
            if (isMoving[cap.Criterion])
                ApplyCap(cap, rows);
        }
        foreach (ref readonly var pair in tables.JointCeilings.AsSpan())
        {
            if (isMoving[pair.One])
                ApplyJointCeiling(pair, rows);
        }
    }

    /// <summary>What the constraints allow in a group of draws.</summary>
    public void FindLimits(DrawTable table, int group, ReadOnlySpan<Vector512<ulong>> chosen, DrawnLimits limits)
    {
        limits.Clear();
        var (constraint, fires) = (-1, Vector512<ulong>.Zero);
        foreach (ref readonly var rule in Rules.AsSpan())
        {
            if (rule.Constraint != constraint)
                (constraint, fires) = (rule.Constraint, rule.When?.HoldsIn(chosen) ?? Vector512<ulong>.AllBitsSet);
            if (fires == Vector512<ulong>.Zero)
                continue;
            var holds = rule.Effect is { } effect ? fires & effect.HoldsIn(chosen) : fires;
            if (holds == Vector512<ulong>.Zero)
                continue;
            var shifts = table.ShiftsOf(rule.Constraint);
            if (rule.Ceiling < 0)
                limits.Exclude(rule.Alternative, holds);
            else
                limits.Cap(rule.Alternative, holds, rule.Ceiling, shifts.Length == 0 ? shifts : shifts.Slice(group * OpenAnswers.Group, OpenAnswers.Group), table.CapSpread);
        }
    }

    private static (byte One, byte Other) Lowered(byte one, byte other, int ceiling)
    {
        var sum = one + other;
        return sum <= ceiling ? (one, other) : ((byte)(((2 * one * ceiling) + sum) / (2 * sum)), (byte)(((2 * other * ceiling) + sum) / (2 * sum)));
    }

    private bool MayWeigh(int criterion) => criterion < tables.Criteria && (settled[criterion] > 0 || isMoving[criterion]);

    private Rule[] FindRules()
    {
        List<Rule>? rules = null;
        for (var i = 0; i < tables.Constraints.Length; i++)
        {
            var constraint = tables.Constraints[i];
            var state = constraint.When.Evaluate(answers);
            if (state == Truth.False)
                continue;
            foreach (var effect in constraint.Effects)
            {
                if (effect.Effect.Kind == EffectKind.Warn || effect.Evaluate(answers) is var own && own == Truth.False)
                    continue;
                (rules ??= []).Add(new Rule(state == Truth.True ? null : constraint.When, own == Truth.True ? null : effect,
                    effect.Alternative, effect.Effect.Cap ?? AlternativeScore.Out, i));
            }
        }
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

    /// <summary>1 where a joint ceiling may make weights that have nothing in common.</summary>
    private byte FindDivisor()
    {
        var common = ModelTables.Unit;
        if (moving.Length > 0 && tables.JointCeilings.Length > 0)
            return 1;
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

    private static Span<byte> Row(Span<byte> rows, int criterion) => rows.Slice(criterion * OpenAnswers.Group, OpenAnswers.Group);

    /// <summary>The draws of a group in which an option is chosen.</summary>
    private static Vector512<ulong> Chosen(OpenAnswers drawn, int option, int group, ReadOnlySpan<byte> own, bool mixed)
    {
        var at = group * Vector512<ulong>.Count;
        if (!mixed || drawn.Tables(option) == 1)
            return Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(drawn.Chosen(option, own[0])), (nuint)at);
        var chosen = Vector512<ulong>.Zero;
        ref var words = ref Unsafe.As<Vector512<ulong>, ulong>(ref chosen);
        for (var word = 0; word < own.Length; word++)
            Unsafe.Add(ref words, word) = drawn.Chosen(option, own[word])[at + word];
        return chosen;
    }

    /// <summary>Looks up, for 64 draws at a time, what the chosen option gives to each criterion.</summary>
    private static void RaiseByIndex(OpenAnswers drawn, OpenQuestion question, int group, ReadOnlySpan<byte> own, Vector512<ulong> asked, ref byte rows)
    {
        var all = asked == Vector512<ulong>.AllBitsSet;
        ref var words = ref Unsafe.As<Vector512<ulong>, ulong>(ref asked);
        for (var word = 0; word < own.Length; word++)
        {
            var chosen = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(drawn.Index(question.Number, own[word])), (nuint)((group * OpenAnswers.Group) + (word * 64)));
            // An index with its highest bit set looks nothing up.
            if (!all)
                chosen |= ~DrawBits.Spread(Unsafe.Add(ref words, word));
            foreach (ref readonly var lookup in question.Lookups.AsSpan())
            {
                ref var weights = ref Unsafe.Add(ref rows, (lookup.Criterion * OpenAnswers.Group) + (word * 64));
                var before = lookup.IsFirst ? lookup.Given : Vector512.LoadUnsafe(ref weights);
                Vector512.Max(before, DrawBits.LookUp(lookup.Strengths, chosen)).StoreUnsafe(ref weights);
            }
        }
    }

    private static void Raise(Vector512<ulong> ticked, OpenStrength[] strengths, ref byte rows)
    {
        ref var bits = ref Unsafe.As<Vector512<ulong>, ulong>(ref ticked);
        for (var word = 0; word < Vector512<ulong>.Count; word++)
        {
            if (Unsafe.Add(ref bits, word) is not (> 0 and var some))
                continue;
            var draws = DrawBits.Spread(some);
            foreach (var strength in strengths)
            {
                ref var weights = ref Unsafe.Add(ref rows, (strength.Criterion * OpenAnswers.Group) + (word * 64));
                Vector512.Max(Vector512.LoadUnsafe(ref weights), draws & Vector512.Create(strength.Strength)).StoreUnsafe(ref weights);
            }
        }
    }

    private static void ApplyCap(WeightCap cap, Span<byte> rows)
    {
        for (var at = 0; at < OpenAnswers.Group; at += Vector512<byte>.Count)
        {
            var largest = Vector512<byte>.Zero;
            foreach (var by in cap.By)
                largest = Vector512.Max(largest, Vector512.LoadUnsafe(ref rows[(by * OpenAnswers.Group) + at]));
            ref var weights = ref rows[(cap.Criterion * OpenAnswers.Group) + at];
            Vector512.Min(Vector512.LoadUnsafe(ref weights), largest).StoreUnsafe(ref weights);
        }
    }

    private static void ApplyJointCeiling(JointPair pair, Span<byte> rows)
    {
        var one = Row(rows, pair.One);
        var other = Row(rows, pair.Other);
        for (var at = 0; at < OpenAnswers.Group; at += Vector512<byte>.Count)
        {
            var sums = Vector512.LoadUnsafe(ref one[at]) + Vector512.LoadUnsafe(ref other[at]);
            for (var over = Vector512.GreaterThan(sums, Vector512.Create((byte)pair.Ceiling)).ExtractMostSignificantBits(); over != 0; over &= over - 1)
            {
                var draw = at + BitOperations.TrailingZeroCount(over);
                (one[draw], other[draw]) = Lowered(one[draw], other[draw], pair.Ceiling);
            }
        }
    }

    /// <summary>A question that is drawn, where it is asked.</summary>
    internal sealed class OpenQuestion(int number, QuestionTable table, CompiledCondition? askedWhen, OpenOption[] options)
    {
        /// <summary>How many options fit into what is looked up at once.</summary>
        private const int MaxIndex = 16;

        public int Number { get; } = number;

        public QuestionTable Table { get; } = table;

        /// <summary>Null where the answers settle that it is asked.</summary>
        public CompiledCondition? AskedWhen { get; } = askedWhen;

        /// <summary>Those that give strengths.</summary>
        public OpenOption[] Options { get; } = options;

        /// <summary>Those that conditions look at.</summary>
        public int[] LookedAt { get; set; } = [];

        /// <summary>Per criterion what each option gives, four times the same; empty where several options may be chosen.</summary>
        public Lookup[] Lookups { get; private set; } = [];

        /// <param name="criteria">How many there are.</param>
        /// <param name="given">Weights by what is answered.</param>
        /// <param name="divisor">What they are divided by.</param>
        /// <param name="touched">The criteria that an earlier question may strengthen.</param>
        public void Fill(int criteria, byte[] given, byte divisor, bool[] touched)
        {
            if (Table.Many || Table.Count > MaxIndex || Options.Length == 0)
                return;
            var lookups = new List<Lookup>();
            Span<byte> strengths = stackalloc byte[MaxIndex];
            for (var criterion = 0; criterion < criteria; criterion++)
            {
                strengths.Clear();
                foreach (var option in Options)
                {
                    foreach (var strength in option.Strengths)
                        strengths[option.Index - Table.First] = strength.Criterion == criterion ? strength.Strength : strengths[option.Index - Table.First];
                }
                if (!strengths.ContainsAnyExcept((byte)0))
                    continue;
                var lane = Vector128.Create((ReadOnlySpan<byte>)strengths);
                lookups.Add(new Lookup(criterion, Vector512.Create(Vector256.Create(lane, lane), Vector256.Create(lane, lane)),
                    IsFirst: AskedWhen is null && !touched[criterion], Vector512.Create((byte)(given[criterion] / divisor))));
            }
            Lookups = [.. lookups];
        }
    }

    /// <param name="Criterion">Which is strengthened.</param>
    /// <param name="Strengths">By option, four times the same.</param>
    /// <param name="IsFirst">Whether no earlier question strengthens it, so that the row begins here.</param>
    /// <param name="Given">Its weight by what is answered.</param>
    internal readonly record struct Lookup(int Criterion, Vector512<byte> Strengths, bool IsFirst, Vector512<byte> Given);

    /// <summary>Where the weights of a used pair of criteria stand in the rows; −1 for none.</summary>
    internal readonly record struct MovingPair(int Used, int Left, int Right);

    internal readonly record struct OpenOption(int Index, OpenStrength[] Strengths);

    internal struct OpenStrength
    {
        public int Criterion;
        public byte Strength;
    }

    /// <summary>A cap in points, or an exclusion; what still has to hold in a draw is null where the answers settle it.</summary>
    internal readonly record struct Rule(CompiledCondition? When, CompiledEffect? Effect, int Alternative, int Ceiling, int Constraint);
}
