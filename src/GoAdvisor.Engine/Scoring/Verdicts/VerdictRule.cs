namespace GoAdvisor.Engine.Scoring.Verdicts;

/// <summary>What a verdict is decided from.</summary>
/// <param name="Catalogue">With its thresholds.</param>
/// <param name="Coverage">How much is answered.</param>
/// <param name="Scores">By alternative.</param>
/// <param name="Denominator">Of the scores.</param>
/// <param name="FirstShares">By alternative: in which share of the draws it is first.</param>
/// <param name="DrawnLead">Points by which the leader is ahead in the middle draw; null where no open question is drawn.</param>
/// <param name="Unless">Open answers that could exclude the only alternative that is left.</param>
internal sealed record VerdictBasis(
    Catalogue Catalogue,
    Coverage Coverage,
    IReadOnlyList<AlternativeScore> Scores,
    long Denominator,
    IReadOnlyList<double> FirstShares,
    double? DrawnLead,
    IReadOnlyList<AnswerGiven> Unless)
{
    /// <summary>The open question on which a lead hinges most; null when none does.</summary>
    public Hinge? Hinge { get; init; }
}

/// <summary>Decides by scores and draws, from the strongest verdict to the weakest.</summary>
internal sealed class VerdictRule
{
    private readonly VerdictBasis basis;
    private readonly Thresholds thresholds;

    /// <summary>Those that are not excluded, best first; equal scores in catalogue order.</summary>
    private readonly List<(Alternative Alternative, AlternativeScore Score, double FirstShare)> ranked = [];

    /// <summary>Between the first two, as a numerator; null when fewer than two are left.</summary>
    private readonly long? gap;

    public VerdictRule(VerdictBasis basis)
    {
        (this.basis, thresholds) = (basis, basis.Catalogue.Thresholds);
        for (var a = 0; a < basis.Scores.Count; a++)
        {
            if (!basis.Scores[a].Excluded)
                ranked.Add((basis.Catalogue.Alternatives[a], basis.Scores[a], basis.FirstShares[a]));
        }
        ranked = [.. ranked.OrderByDescending(entry => entry.Score.Place)];
        gap = ranked.Count > 1 ? ranked[0].Score.Place - ranked[1].Score.Place : null;
        CouldBeClear = Kind(clear: true) == VerdictKind.Clear;
    }

    /// <summary>Whether it is clear unless an open question ends that.</summary>
    public bool CouldBeClear { get; }

    /// <summary>Whether somebody leads by enough, so that it matters whether an open question can end that.</summary>
    public bool Leads => gap is not null && Kind(clear: true) is VerdictKind.Clear or VerdictKind.Leaning;

    /// <summary>Whether a lead is enough for a clear verdict. Where nobody else is left there is none: that is another verdict.</summary>
    public static bool IsLargeEnough(Thresholds thresholds, ReadOnlySpan<AlternativeScore> scores, long denominator)
    {
        var (best, second) = AlternativeScore.BestTwo(scores);
        return second >= 0 && best > second && best - second >= thresholds.ClearLead * denominator;
    }

    /// <param name="clear">Whether the verdict may be clear: no open question ends that.</param>
    public Verdict Decide(bool clear)
    {
        var kind = Kind(clear);
        var tied = gap == 0;
        var verdict = new Verdict
        {
            Kind = kind,
            Winner = kind is VerdictKind.Clear or VerdictKind.Leaning or VerdictKind.Sole ? ranked[0].Alternative : null,
            Contenders = Contenders(kind),
            RunnerUp = gap > 0 ? ranked[1].Alternative : null,
            Lead = gap is null ? null : basis.Denominator == 0 ? 0 : (double)gap / basis.Denominator,
            DrawnLead = basis.DrawnLead,
            FirstShare = ranked.Count > 0 ? ranked[0].FirstShare : null,
            Unless = ranked.Count == 1 ? basis.Unless : [],
            Headline = "",
            Text = "",
        };
        List<Alternative> first = [.. ranked.TakeWhile(entry => entry.Score.Place == ranked[0].Score.Place).Select(entry => entry.Alternative)];
        var words = new VerdictText(verdict, basis, tied ? first : [], ranked.Count == 1 ? ranked[0].Alternative : null);
        return verdict with { Headline = words.Headline(), Text = words.Text() };
    }

    private VerdictKind Kind(bool clear)
    {
        if (ranked.Count == 0)
            return VerdictKind.None;
        if (gap is null && basis.Unless.Count == 0)
            return VerdictKind.Sole;
        if (!Covers(thresholds.SufficientCoverage))
            return VerdictKind.Insufficient;
        if (gap is { } points && (IsTooSmall(points) || basis.DrawnLead < (double)thresholds.TooCloseLead || ranked[0].FirstShare < (double)thresholds.TooCloseFirstShare
            || basis.Hinge?.Carried < (double)thresholds.ClearFirstShare))
        {
            return VerdictKind.TooClose;
        }
        return clear && gap is { } lead && IsClear(lead) ? VerdictKind.Clear : VerdictKind.Leaning;
    }

    private bool IsClear(long lead) => lead >= thresholds.ClearLead * basis.Denominator
        && !(basis.DrawnLead < (double)thresholds.ClearLead)
        && ranked[0].FirstShare >= (double)thresholds.ClearFirstShare
        && Covers(thresholds.ClearCoverage ?? thresholds.SufficientCoverage);

    private bool Covers(decimal share) => basis.Coverage.Answered + basis.Coverage.Idle >= share * basis.Coverage.Asked;

    private Alternative[] Contenders(VerdictKind kind) => kind switch
    {
        VerdictKind.None => [],
        VerdictKind.Clear or VerdictKind.Leaning or VerdictKind.Sole => [ranked[0].Alternative],
        _ => [.. ranked.Where(entry => IsTooSmall(ranked[0].Score.Place - entry.Score.Place)
            || (kind == VerdictKind.TooClose && (entry.Score.Place == ranked[1].Score.Place || IsOftenFirst(entry.FirstShare)))).Select(entry => entry.Alternative)],
    };

    /// <summary>Where open questions are drawn, somebody with a low score may yet be first as often as half of what it takes to make the leader's place doubtful.</summary>
    private bool IsOftenFirst(double share) => basis.DrawnLead is not null && share >= (1 - (double)thresholds.TooCloseFirstShare) / 2;

    /// <summary>A lead in points is gap ÷ denominator; multiplied out, the comparison is exact. No weight at all is a tie.</summary>
    private bool IsTooSmall(long points) => points == 0 || points < thresholds.TooCloseLead * basis.Denominator;
}
