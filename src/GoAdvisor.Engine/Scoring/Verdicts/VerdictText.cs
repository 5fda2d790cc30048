namespace GoAdvisor.Engine.Scoring.Verdicts;

/// <summary>A verdict in words.</summary>
internal sealed class VerdictText(Verdict verdict, VerdictBasis basis, IReadOnlyList<Alternative> tied, Alternative? left)
{
    /// <summary>A survivor with no more than this is worth a warning: it is not there for what it is good at.</summary>
    private const double LowScore = 50;

    private const int MaxNamed = 2;

    private readonly Thresholds thresholds = basis.Catalogue.Thresholds;

    public string Headline() => verdict.Kind switch
    {
        VerdictKind.Sole => $"{verdict.Winner!.Name}: nothing else is left.",
        _ when left is not null => $"Only {left.Name} is left, unless an open answer excludes it.",
        VerdictKind.Clear => $"{verdict.Winner!.Name}, clearly.",
        VerdictKind.Leaning => $"{verdict.Winner!.Name}, probably.",
        VerdictKind.TooClose => $"{Names(verdict.Contenders, "or")}: too close to call.",
        VerdictKind.Insufficient => "Not enough answers yet.",
        _ => "Nothing is left to recommend.",
    };

    public string Text() => verdict.Kind switch
    {
        VerdictKind.Sole => $"{verdict.Winner!.Name} is the only alternative that your constraints leave.{OfSurvivor(verdict.Winner)}",
        VerdictKind.Leaning when left is not null => $"{Left(left)}{OfSurvivor(left)}",
        VerdictKind.Insufficient when left is not null => $"{Left(left)} {TooFew()}",
        VerdictKind.Clear or VerdictKind.Leaning =>
            $"{verdict.Winner!.Name} leads {verdict.RunnerUp!.Name} by {Points(verdict.Lead!.Value)} and is first in {OfHundred(verdict.FirstShare!.Value)}.",
        VerdictKind.TooClose => TooClose(),
        VerdictKind.Insufficient => TooFew(),
        _ => $"Your constraints exclude all {basis.Scores.Count} alternatives.",
    };

    private string TooClose()
    {
        if (tied.Count > 0)
            return $"{Names(tied, "and")} cannot be told apart: they tie for the first place.";
        var (first, others) = (verdict.Contenders[0].Name, Names(verdict.Contenders.Skip(1), "and"));
        var (lead, least) = (verdict.Lead!.Value, (double)thresholds.TooCloseLead);
        if (lead < least)
            return $"{Names(verdict.Contenders, "and")} are within {Points(least)}; {first} leads by {Below(lead, least)}.";
        if (verdict.FirstShare >= (double)thresholds.TooCloseFirstShare && !(verdict.DrawnLead < least) && basis.Hinge is { } hinge)
            return $"{first} leads {others} by {Points(lead)}, but that hinges on “{hinge.Question.Text}”: answers that are not rare would leave less than {Points(least)}.";
        return verdict.FirstShare < (double)thresholds.TooCloseFirstShare
            ? $"{first} leads {others} by {Points(lead)}, but is first in only {OfHundred(verdict.FirstShare!.Value)}."
            : $"{first} leads {others} by {Points(lead)}, but in half of the variations, which answer the open questions as well, by no more than {Points(verdict.DrawnLead ?? 0)}.";
    }

    private string TooFew()
    {
        var needed = Math.Max(0, (int)Math.Ceiling(thresholds.SufficientCoverage * basis.Coverage.Asked) - basis.Coverage.Idle);
        return $"{basis.Coverage.Answered} of {basis.Coverage.Asked} questions are answered; a verdict needs {needed}.";
    }

    private string Left(Alternative survivor)
    {
        var named = basis.Unless.Take(MaxNamed).Select(given => $"“{given.Option.Label}” in “{given.Question.Text}”");
        var more = basis.Unless.Count > MaxNamed ? $" or {basis.Unless.Count - MaxNamed} other answers that are open" : "";
        return $"{survivor.Name} is the only alternative that your constraints leave, unless {named.Listed("or")}{more} {(basis.Unless.Count == 1 ? "excludes" : "exclude")} it as well.";
    }

    private string OfSurvivor(Alternative survivor)
    {
        var score = basis.Scores[basis.Catalogue.Alternatives.Index().First(entry => entry.Item == survivor).Index];
        if (basis.Denominator == 0)
            return "";
        var (own, before) = ((double)score.AfterConstraints / basis.Denominator, (double)score.BeforeConstraints / basis.Denominator);
        if (own < before)
            return $" Be warned: a limit holds it at {Number(own)} of 100 points; without the limit it would have {Number(before)}.";
        return own <= LowScore ? $" Be warned: by itself it has only {Number(own)} of 100 points." : $" By itself it has {Number(own)} of 100 points.";
    }

    /// <summary>Avoids a lead that rounds up to the threshold it misses.</summary>
    private static string Below(double points, double threshold) =>
        Points(points) != Points(threshold) ? Points(points) : $"just under {Points(threshold)}";

    /// <summary>Rounded down: a share below a threshold must not read as if it reached it, and only all draws are 100 %.</summary>
    private static string OfHundred(double share) => string.Create(CultureInfo.InvariantCulture, $"{Rounded.Percent(share):0} of 100 variations");

    private static string Number(double points) => Rounded.Points(points).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Points(double points)
    {
        var text = Number(points);
        return text == "0.0" && points > 0 ? "less than 0.1 points" : text == "1.0" ? "1.0 point" : $"{text} points";
    }

    private static string Names(IEnumerable<Alternative> alternatives, string last) => alternatives.Select(alternative => alternative.Name).Listed(last);
}
