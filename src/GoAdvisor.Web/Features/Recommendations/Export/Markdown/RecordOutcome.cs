using GoAdvisor.Web.Features.Recommendations.Document;

namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>What is chosen, or why nothing is, with the figures behind it and what follows.</summary>
internal static class RecordOutcome
{
    public static void Write(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(2, $"Considered Options");
        foreach (var alternative in report.Ranking)
            writer.Item($"{alternative.Name}");

        writer.Heading(2, $"Decision Outcome");
        writer.Paragraph(Chosen(report));
        Recorded(writer, report);
        if (report.HasWeight)
            Ranking(writer, report);
        Consequences(writer, report);
        Confirmation(writer, report);
    }

    /// <summary>Nothing is called chosen that the figures do not single out, decided or not.</summary>
    private static Markup Chosen(Recommendation report)
    {
        var verdict = report.Verdict;
        if (verdict.Winner is { } winner)
            return $"Chosen option: \"{winner.Name}\", because {verdict.Text} {report.Summary ?? verdict.Provisional}{Besides(report)}";
        var none = verdict.Kind switch
        {
            VerdictKind.None => $"none, because every option is {report.Terms.Out}",
            VerdictKind.TooClose => "none yet, because it is too close to call",
            _ => "none yet, because there are not enough answers",
        };
        return $"Chosen option: {none}. {(report.Summary is { } summary ? summary : $"{verdict.Text} {verdict.Provisional}")}{Besides(report)}";
    }

    /// <summary>What a reader of the figures has to know; earlier reports have none of it.</summary>
    private static string Besides(Recommendation report) =>
        string.Concat(new[] { report.Verdict.Warning, report.HeldTie(), report.OwnWeights is { } own ? $"By the team’s own weights: {own.Headline} {own.Text}" : null, report.ByArticle?.Sentence }.OfType<string>().Select(sentence => $" {sentence}"));

    private static void Recorded(MarkdownWriter writer, Recommendation report)
    {
        if (report.Decision is not { } decision)
        {
            writer.Paragraph($"This is a proposal: nobody has recorded a decision.");
            return;
        }
        Markup by = decision.Deciders is { } deciders ? $", decided by {deciders}" : Markup.None;
        writer.Paragraph($"Recorded as “{decision.Name}” on {Figures.Date(decision.Date)}{by}.");
        if (string.IsNullOrWhiteSpace(decision.Note))
            return;
        writer.Heading(3, $"Note of the Decision-Makers");
        writer.Block(decision.Note);
    }

    private static void Ranking(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Ranking");
        writer.Table(
            [$"Rank", $"Option", $"Score of 100", $"Before constraints", $"First in {report.Terms.Draws}", $"Article’s reasons", $"Constraints"],
            report.Ranking.Select(alternative => Row(alternative, report.Terms)),
            column => column is 0 or (>= 2 and <= 5));
    }

    private static IReadOnlyList<Markup> Row(ReportAlternative alternative, Terms terms) =>
    [
        $"{(alternative.Rank is { } rank ? Figures.Count(rank) : "–")}",
        $"{alternative.Name}",
        $"{(alternative.Excluded ? terms.Out : Figures.Points(alternative.Score))}",
        $"{Figures.Points(alternative.ScoreBeforeConstraints)}",
        $"{(alternative.Excluded ? "–" : Figures.Percent(alternative.FirstShare))}",
        $"{alternative.ArticleMatch.Holds} of {alternative.ArticleMatch.Of}",
        $"{(alternative.Effects.Count == 0 ? "–" : string.Join("; ", alternative.Effects.Select(effect => $"{effect.Constraint.Name}: {effect.Words(terms)}")))}",
    ];

    private static void Consequences(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Consequences");
        if (report.Focus is not { } focus)
        {
            writer.Item($"Neutral, because nothing is chosen.");
            return;
        }
        if (report.Verdict.Winner is null)
            writer.Paragraph($"What would follow from {focus.Name}, which is placed best as things stand:");
        foreach (var reason in report.Reasons)
            writer.Item($"Good, because of **{reason.Name}**: {reason.Text}{Detail(reason.Detail)}");
        foreach (var risk in report.Risks)
        {
            var against = risk.Kind is ReportRiskKind.Constraint or ReportRiskKind.Criterion;
            writer.Item($"{(against ? "Bad" : "Neutral")}, because of **{risk.Name}**: {risk.Text}{Detail(risk.Detail)}");
        }
        if (report.Reasons.Count + report.Risks.Count == 0)
            writer.Item($"Neutral, because nothing was found for or against it.");
    }

    private static Markup Detail(string? detail) => detail is null ? Markup.None : $" ({detail})";

    private static void Confirmation(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Confirmation");
        var review = report.Decision?.ReviewBy is { } day ? $"Review by {Figures.Date(day)}:" : "No review date is set. To review it,";
        writer.Paragraph($"{review} compare the answers below with what is then the case. The same answers on catalogue version {report.CatalogueVersion} give the same figures again.");
    }
}
