using System.Globalization;

namespace GoAdvisor.Engine.Scoring;

internal static class VerdictRule
{
    public static Verdict Decide(
        Catalogue catalogue, Coverage coverage, ReadOnlySpan<AlternativeScore> scores, ReadOnlySpan<double> firstShares, int denominator)
    {
        var places = new List<(Alternative Alternative, int Place, double FirstShare)>();
        for (var a = 0; a < scores.Length; a++)
        {
            if (!scores[a].Excluded)
                places.Add((catalogue.Alternatives[a], scores[a].Place, firstShares[a]));
        }
        // A stable sort: equal scores stay in catalogue order.
        var ranked = places.OrderByDescending(entry => entry.Place).ToList();
        var gap = ranked.Count > 1 ? ranked[0].Place - ranked[1].Place : (int?)null;
        double? firstShare = ranked.Count > 0 ? ranked[0].FirstShare : null;
        var kind = Kind(catalogue.Thresholds, coverage, gap, firstShare, denominator);
        Alternative[] contenders = kind switch
        {
            VerdictKind.None => [],
            VerdictKind.Clear or VerdictKind.Leaning => [ranked[0].Alternative],
            _ => [.. ranked.Where(entry => IsContender(catalogue.Thresholds, ranked[0].Place - entry.Place, denominator)
                || (kind == VerdictKind.TooClose && entry.Place == ranked[1].Place)).Select(entry => entry.Alternative)],
        };
        var verdict = new Verdict
        {
            Kind = kind,
            Winner = kind is VerdictKind.Clear or VerdictKind.Leaning ? ranked[0].Alternative : null,
            Contenders = contenders,
            RunnerUp = ranked.Count > 1 ? ranked[1].Alternative : null,
            Lead = gap is null ? null : denominator == 0 ? 0 : (double)gap / denominator,
            FirstShare = firstShare,
            Headline = "",
            Text = "",
        };
        var tied = ranked.TakeWhile(entry => entry.Place == ranked[0].Place).Select(entry => entry.Alternative).ToList();
        return verdict with { Headline = Headline(verdict), Text = Text(verdict, tied, catalogue, coverage) };
    }

    private static VerdictKind Kind(Thresholds thresholds, Coverage coverage, int? gap, double? firstShare, int denominator)
    {
        if (firstShare is null)
            return VerdictKind.None;
        if (coverage.Answered < thresholds.SufficientCoverage * coverage.Asked)
            return VerdictKind.Insufficient;
        if (gap is null)
            return VerdictKind.Clear;
        if (IsContender(thresholds, gap.Value, denominator) || firstShare < (double)thresholds.TooCloseFirstShare)
            return VerdictKind.TooClose;
        return gap >= thresholds.ClearLead * denominator && firstShare >= (double)thresholds.ClearFirstShare ? VerdictKind.Clear : VerdictKind.Leaning;
    }

    /// <summary>A lead in points is gap ÷ denominator; multiplied out, the comparison is exact. No weight at all is a tie.</summary>
    private static bool IsContender(Thresholds thresholds, int gap, int denominator) => gap == 0 || gap < thresholds.TooCloseLead * denominator;

    private static string Headline(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Clear when verdict.RunnerUp is null => $"{verdict.Winner!.Name}: nothing else is left.",
        VerdictKind.Clear => $"{verdict.Winner!.Name}, clearly.",
        VerdictKind.Leaning => $"{verdict.Winner!.Name}, with {verdict.RunnerUp!.Name} as the alternative to argue against.",
        VerdictKind.TooClose => $"{Names(verdict.Contenders, "or")}: too close to call.",
        VerdictKind.Insufficient => "Not enough answers yet.",
        _ => "Nothing is left to recommend.",
    };

    private static string Text(Verdict verdict, IReadOnlyList<Alternative> tied, Catalogue catalogue, Coverage coverage) => verdict.Kind switch
    {
        VerdictKind.Clear when verdict.RunnerUp is null =>
            $"{verdict.Winner!.Name} is the only alternative that your constraints leave.",
        VerdictKind.Clear or VerdictKind.Leaning =>
            $"{verdict.Winner!.Name} leads {verdict.RunnerUp!.Name} by {Points(verdict.Lead!.Value)} and is first in {Percent(verdict.FirstShare!.Value)} of the draws.",
        VerdictKind.TooClose when verdict.Lead > 0 && verdict.Lead >= (double)catalogue.Thresholds.TooCloseLead =>
            $"{verdict.Contenders[0].Name} leads {Names(verdict.Contenders.Skip(1), "and")} by {Points(verdict.Lead.Value)}, but is first in only {Percent(verdict.FirstShare!.Value)} of the draws.",
        VerdictKind.TooClose when verdict.Lead > 0 =>
            $"{Names(verdict.Contenders, "and")} are within {Points((double)catalogue.Thresholds.TooCloseLead)}; {verdict.Contenders[0].Name} leads by {Below(verdict.Lead.Value, (double)catalogue.Thresholds.TooCloseLead)}.",
        VerdictKind.TooClose => $"{Names(tied, "and")} cannot be told apart: they tie for the first place.",
        VerdictKind.Insufficient =>
            $"{coverage.Answered} of {coverage.Asked} questions are answered; a verdict needs {Needed(catalogue.Thresholds, coverage)}.",
        _ => $"Your constraints exclude all {catalogue.Alternatives.Count} alternatives.",
    };

    private static int Needed(Thresholds thresholds, Coverage coverage) => (int)Math.Ceiling(thresholds.SufficientCoverage * coverage.Asked);

    /// <summary>Avoids a lead that rounds up to the threshold it misses.</summary>
    private static string Below(double points, double threshold) =>
        Points(points) != Points(threshold) ? Points(points) : $"just under {Points(threshold)}";

    /// <summary>Rounded down: a share below a threshold must not read as if it reached it, and only all draws are 100 %.</summary>
    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Rounded.Percent(share):0} %");

    private static string Points(double points)
    {
        var text = Rounded.Points(points).ToString("0.0", CultureInfo.InvariantCulture);
        return text == "0.0" && points > 0 ? "less than 0.1 points" : text == "1.0" ? "1.0 point" : $"{text} points";
    }

    private static string Names(IEnumerable<Alternative> alternatives, string last) => alternatives.Select(alternative => alternative.Name).Listed(last);
}
