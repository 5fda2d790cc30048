namespace GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

/// <content>One draw at a time, in plain loops: for machines without wide vectors, and what the fast way is held to.</content>
internal sealed partial class OpenDraws
{
    private void Plain(OpenPlan plan, int leader, Span<short> leads, Span<int> first)
    {
        var drawn = new ulong[tables.Words];
        Span<byte> weights = stackalloc byte[ScoreCalculator.MaxWidth];
        Span<int> ceilings = stackalloc int[alternatives];
        Span<long> places = stackalloc long[alternatives];
        for (var draw = 0; draw < table.Samples; draw++)
        {
            AnswersIn(plan, draw, drawn);
            plan.WeightsOf(drawn, weights[..tables.Width]);
            CeilingsIn(plan, draw, drawn, ceilings);
            var total = Score(draw, plan.Unit, weights, ceilings, places);
            long best = 0;
            foreach (var place in places)
                best = Math.Max(best, place);
            for (var a = 0; a < places.Length; a++)
                first[a] += places[a] == best ? 1 : 0;
            if (leader >= 0)
                leads[draw] = LeadOf(leader, places, total);
        }
    }

    /// <summary>All answers of one draw; follow-ups only where they are asked.</summary>
    public void AnswersIn(OpenPlan plan, int draw, Span<ulong> drawn)
    {
        plan.Answers.CopyTo(drawn);
        if (plan.Open.Length == 0)
            return;
        var archetype = plan.ArchetypeOf(draw);
        foreach (var question in plan.Open)
        {
            if (question.AskedWhen?.Holds(drawn) == false)
                continue;
            for (var option = question.Table.First; option < question.Table.First + question.Table.Count; option++)
            {
                if ((answersDrawn.Value.Chosen(option, archetype)[draw / 64] >> draw & 1) != 0)
                    drawn.Add(option);
            }
        }
    }

    /// <summary>In halves of a point, −1 for the excluded.</summary>
    public void CeilingsIn(OpenPlan plan, int draw, ReadOnlySpan<ulong> drawn, Span<int> ceilings)
    {
        ceilings.Fill(DrawTable.NoCap);
        foreach (ref readonly var rule in plan.Rules.AsSpan())
        {
            if (rule.When?.Holds(drawn) == false || rule.Effect?.Applies(drawn) == false)
                continue;
            ceilings[rule.Alternative] = Math.Min(ceilings[rule.Alternative], table.CapIn(draw, rule.Ceiling, rule.Constraint));
        }
    }

    /// <summary>Places after caps, −1 for the excluded, 25 to a point of the sum of weights, which is returned.</summary>
    private long Score(int draw, int unit, ReadOnlySpan<byte> weights, ReadOnlySpan<int> ceilings, Span<long> places)
    {
        long total = unit * table.BackgroundOf(draw, alternatives);
        for (var c = 0; c < tables.Criteria; c++)
            total += weights[c] * table.Factor(draw, c);
        for (var a = 0; a < places.Length; a++)
        {
            long sum = unit * table.BackgroundOf(draw, a);
            for (var c = 0; c < tables.Criteria; c++)
                sum += (long)weights[c] * table.Factor(draw, c) * table.RatingOf(draw, a, c);
            places[a] = ceilings[a] < 0 ? -1 : Math.Min(100 / Rating.Best * sum, DrawTable.Highest(total, ceilings[a]));
        }
        return total;
    }

    private static short LeadOf(int leader, ReadOnlySpan<long> places, long total)
    {
        long other = -1;
        for (var a = 0; a < places.Length; a++)
            other = a == leader ? other : Math.Max(other, places[a]);
        if (places[leader] < 0)
            return -WholeLead;
        if (other < 0)
            return WholeLead;
        return (short)MathF.Floor(((places[leader] - other) * 100f / MathF.Max(total, 1)) + 0.5f);
    }
}
