using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

/// <summary>What is counted over the draws: how far the leader is ahead in the middle one, in hundredths of a point; null when that was not asked for.</summary>
internal readonly record struct DrawnLead(int? Median);

/// <summary>
/// First places over draws that vary everything which is not known: weights, their background, ratings, caps, and the open questions, follow-ups and constraints
/// included. Per draw: largest strength, enabling caps, joint ceilings, factor, background. All in whole numbers; <see cref="Plain"/> says the same one draw at a time.
/// </summary>
internal sealed partial class OpenDraws(DecisionModel model, DrawTable table, Lazy<OpenAnswers> answersDrawn)
{
    /// <summary>The lead of an alternative that is excluded in a draw is that far below; that of the only one left as far above.</summary>
    private const int WholeLead = 100 * 100;

    private readonly ModelTables tables = model.Tables;
    private readonly int alternatives = model.Catalogue.Alternatives.Count;

    /// <summary>Counts the draws in which each alternative is first, alone or tied.</summary>
    /// <param name="answers">What is answered; everything else that is asked is drawn.</param>
    /// <param name="own">Weights in hundredths that replace those of the answers; empty for those of the answers.</param>
    /// <param name="leader">Whose lead is wanted, or −1.</param>
    /// <param name="first">Receives the counts.</param>
    public DrawnLead Count(ReadOnlySpan<ulong> answers, ReadOnlySpan<byte> own, int leader, Span<int> first)
    {
        first.Clear();
        var plan = new OpenPlan(model, table.Samples, answers, own);
        var pooled = leader < 0 ? [] : ArrayPool<short>.Shared.Rent(table.Samples);
        var leads = leader < 0 ? [] : pooled.AsSpan(0, table.Samples);
        if (Avx2.IsSupported)
            CountInGroups(plan, leader, leads, first);
        else
            Plain(plan, leader, leads, first);
        if (leader < 0)
            return new DrawnLead(null);
        var median = Median(leads);
        ArrayPool<short>.Shared.Return(pooled);
        return new DrawnLead(median);
    }

    /// <summary>As <see cref="Count"/>, one draw at a time.</summary>
    public DrawnLead CountPlainly(ReadOnlySpan<ulong> answers, ReadOnlySpan<byte> own, int leader, Span<int> first)
    {
        first.Clear();
        var leads = leader < 0 ? [] : new short[table.Samples];
        Plain(new OpenPlan(model, table.Samples, answers, own), leader, leads, first);
        return new DrawnLead(leader < 0 ? null : Median(leads));
    }

    /// <summary>The lower of the two in the middle: the smallest lead that at least half of the draws do not exceed.</summary>
    internal static int Median(ReadOnlySpan<short> leads)
    {
        var (low, high) = (-WholeLead, WholeLead);
        while (low < high)
        {
            var middle = low + ((high - low) >> 1);
            if (2 * CountUpTo(leads, (short)middle) >= leads.Length)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    private static int CountUpTo(ReadOnlySpan<short> leads, short limit)
    {
        var (count, at) = (0, 0);
        var above = Vector512.Create(limit);
        for (; at + Vector512<short>.Count <= leads.Length; at += Vector512<short>.Count)
            count += BitOperations.PopCount(Vector512.LessThanOrEqual(Vector512.Create(leads.Slice(at, Vector512<short>.Count)), above).ExtractMostSignificantBits());
        for (; at < leads.Length; at++)
            count += leads[at] <= limit ? 1 : 0;
        return count;
    }

    private void CountInGroups(OpenPlan plan, int leader, Span<short> leads, Span<int> first)
    {
        var rows = plan.HasOpenWeights ? new byte[tables.Criteria * OpenAnswers.Group] : [];
        var limits = new DrawnLimits(alternatives);
        var chosen = plan.Open.Length == 0 ? [] : new Vector512<ulong>[tables.OptionCount];
        Span<int> used = stackalloc int[table.Pairs];
        used = used[..plan.UsedPairs(used)];
        Span<Vector512<short>> weights = stackalloc Vector512<short>[used.Length];
        Span<Vector512<int>> scores = stackalloc Vector512<int>[table.ScoreLength];
        plan.FillChosen(chosen);
        if (plan.HasOpenWeights)
            plan.FillRows(rows);
        plan.FillWeights(used, weights);
        var (unit, small) = (plan.Unit, plan.Unit <= table.LargestSmallWeight);
        var moving = plan.MovingPairs(used);
        for (var group = 0; group * OpenAnswers.Group < table.Samples; group++)
        {
            if (plan.Open.Length > 0)
                plan.DrawAnswers(answersDrawn.Value, group, chosen, rows);
            plan.FindLimits(table, group, chosen, limits);
            var draws = Math.Min(OpenAnswers.Group, table.Samples - (group * OpenAnswers.Group));
            for (var at = 0; at < draws; at += DrawTable.Lanes)
            {
                if (moving.Length > 0)
                    WeightRows.LoadWeights(ref rows[at], moving, weights);
                var block = ((group * OpenAnswers.Group) + at) / DrawTable.Lanes;
                var weigh = limits.Limited != 0 || leader >= 0;
                table.ScoreBlock(block, used, weights, unit, small, weigh, scores);
                var lanes = Math.Min(DrawTable.Lanes, draws - at);
                if (weigh)
                {
                    for (var a = 0; a < alternatives; a++)
                        scores[a] *= DrawTable.PerPoint;
                    limits.Apply(at, scores[^1], scores);
                }
                if (leader >= 0)
                    Leads(scores, leader, scores[^1], leads.Slice((group * OpenAnswers.Group) + at, lanes));
                CountBest(scores, (1U << lanes) - 1, first);
            }
        }
    }

    private void CountBest(ReadOnlySpan<Vector512<int>> scores, ulong lanes, Span<int> first)
    {
        var best = Vector512<int>.Zero;
        for (var a = 0; a < alternatives; a++)
            best = Vector512.Max(best, scores[a]);
        for (var a = 0; a < alternatives; a++)
            first[a] += BitOperations.PopCount(Vector512.Equals(scores[a], best).ExtractMostSignificantBits() & lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leads(ReadOnlySpan<Vector512<int>> scores, int leader, Vector512<int> total, Span<short> leads)
    {
        var other = Vector512.Create(-1);
        for (var a = 0; a < alternatives; a++)
            other = a == leader ? other : Vector512.Max(other, scores[a]);
        var own = scores[leader];
        var points = Vector512.ConvertToSingle(own - other) * Vector512.Create(100f) / Vector512.Max(Vector512.ConvertToSingle(total), Vector512<float>.One);
        var hundredths = Vector512.ConvertToInt32Native(Vector512.Floor(points + Vector512.Create(0.5f)));
        hundredths = Vector512.ConditionalSelect(Vector512.LessThan(other, Vector512<int>.Zero), Vector512.Create(WholeLead), hundredths);
        hundredths = Vector512.ConditionalSelect(Vector512.LessThan(own, Vector512<int>.Zero), Vector512.Create(-WholeLead), hundredths);
        var shorts = Vector256.Narrow(hundredths.GetLower(), hundredths.GetUpper());
        if (leads.Length == Vector256<short>.Count)
        {
            shorts.CopyTo(leads);
            return;
        }
        for (var lane = 0; lane < leads.Length; lane++)
            leads[lane] = shorts[lane];
    }
}
