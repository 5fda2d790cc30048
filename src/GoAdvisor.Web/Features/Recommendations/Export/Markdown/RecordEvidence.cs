using GoAdvisor.Web.Features.Recommendations.Document;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>The review date and the evidence of the record.</summary>
internal static class RecordEvidence
{
    public static void Write(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(2, $"More Information");
        writer.Paragraph($"Made by GoAdvisor with catalogue version {report.CatalogueVersion}.");
        RevisitWhen(writer, report);
        SettleFirst(writer, report);
        HowSure(writer, report);
        Constraints(writer, report);
        Ratings(writer, report);
        Answers(writer, report);
        Sources(writer, report);
    }

    private static void RevisitWhen(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Revisit when");
        if (report.Flips.Summary is { } summary)
            writer.Paragraph($"{summary}");
        var listed = report.Flips.Flips.Take(Wording.FlipsListed).ToLookup(flip => flip.HardLimit is not null);
        Flips(writer, listed[false]);
        if (report.Flips.MoreWords() is { } more)
            writer.Item($"{more}");
        if (report.Decision?.ReviewBy is { } day)
            writer.Item($"It is {Figures.Date(day)}, the day of the review.");
        writer.Item($"Ratings or constraints change: a later catalogue version than {report.CatalogueVersion} is published.");
        if (!listed[true].Any())
            return;
        writer.Paragraph($"Hard limits that would change it, where the team has them:");
        Flips(writer, listed[true]);
    }

    private static void Flips(MarkdownWriter writer, IEnumerable<ReportFlip> flips)
    {
        foreach (var flip in flips)
        {
            Markup lead = flip.Lead > 0 ? $" It would lead by {Figures.Points(flip.Lead.Value)}{(flip.Verdict is { } kind ? $", {kind.Badge().Words.ToLowerInvariant()}" : "")}." : Markup.None;
            writer.Item($"{flip.Sentence}.{lead}");
        }
    }

    private static void SettleFirst(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Settle first");
        if (report.SettleFirst.Count == 0)
            writer.Paragraph($"{VerdictWords.NothingToSettle(report.Verdict.Answered, report.Verdict.Asked)}");
        foreach (var (i, unsettled) in report.SettleFirst.Index())
            writer.Numbered(i + 1, $"**{unsettled.Question.Name}** {Markup.Join("; ", unsettled.Changes.GroupBy(change => change.Outcome).Select(Outcome))}. Where to look: {unsettled.WhereToLook}");
    }

    private static Markup Outcome(IGrouping<string, ReportDecisive> changes) =>
        $"{changes.Key} if {Markup.Join(" or ", changes.Select(change => (Markup)$"{change.Words()}"))}";

    private static void HowSure(MarkdownWriter writer, Recommendation report)
    {
        string?[] sentences = [report.Verdict.Calibration?.Sentence, report.Robustness?.Summary, report.Robustness?.How, report.Stability.Summary, report.RatingFlips.Summary];
        var said = sentences.OfType<string>().ToList();
        if (said.Count == 0)
            return;
        writer.Heading(3, $"How sure it is");
        foreach (var sentence in said)
            writer.Item($"{sentence}");
    }

    private static void Constraints(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Constraints");
        foreach (var constraint in report.Constraints.Where(constraint => constraint.State == ReportConstraintState.Fired))
            writer.Item($"**{constraint.Name}** applies, because of {constraint.Because.Words()}: {constraint.Reason} {Markup.Cite(constraint.Sources)}");
        foreach (var constraint in report.Constraints.Where(constraint => constraint.State == ReportConstraintState.PointedOut))
            writer.Item($"**{constraint.Name}** is worth asking about, because of {constraint.Because.Words()}: {constraint.Reason} {Markup.Cite(constraint.Sources)}");
        foreach (var (constraint, pending) in report.PendingEffects())
            writer.Item($"{pending.Words()} by **{constraint.Name}**, unless an open question says otherwise: {pending.DecidedBy.Select(question => question.Name).Listed()}");
        Rest(writer, $"Open, because they depend on questions that are not answered", report, ReportConstraintState.Open);
        Rest(writer, $"Looked at and not applying", report, ReportConstraintState.NotFired);
    }

    private static void Rest(MarkdownWriter writer, Markup state, Recommendation report, ReportConstraintState of)
    {
        var names = report.Constraints.Where(constraint => constraint.State == of).Select(constraint => (Markup)$"{constraint.Name}").ToList();
        if (names.Count > 0)
            writer.Item($"{state}: {Markup.Join(", ", names)}.");
    }

    private static void Ratings(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Ratings");
        writer.Paragraph($"From 0 to 4, “±1” where one step lower or higher is as likely, with the points that they add to each score. Reasons are in the report and in its CSV.");
        writer.Table(
            [$"Criterion", $"Weight", .. report.Alternatives.Select(alternative => (Markup)$"{alternative.Name}")],
            report.Drivers.Concat(report.Criteria.Where(criterion => criterion.Weight == 0)).Select(Row),
            column => column == 1);
    }

    private static IReadOnlyList<Markup> Row(ReportCriterion criterion) =>
        [$"{criterion.Name}", $"{Figures.Weight(criterion.Counts)}", .. criterion.Ratings.Select(rating => Rated(rating, criterion.Weight > 0))];

    private static Markup Rated(ReportRating rating, bool counts)
    {
        Markup points = counts && rating.Points is { } added ? $" · {Figures.Points(added)}" : Markup.None;
        Markup doubt = rating.Uncertainty > 0 ? $" ±1" : Markup.None;
        return $"{rating.Value}{doubt}{points} {Markup.Cite(rating.Sources)}";
    }

    private static void Answers(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Answers");
        writer.Table(
            [$"Question", $"Answer"],
            report.Sections.SelectMany(section => section.Questions).Select(IReadOnlyList<Markup> (question) => [$"{question.Text}", $"{question.Words()}"]),
            _ => false);
    }

    private static void Sources(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Sources");
        foreach (var source in report.Sources)
            writer.Numbered(source.Number, Source(source));
    }

    /// <summary>The title links to the first URL; further ones follow, and other schemes are text.</summary>
    private static Markup Source(ReportSource source)
    {
        var links = source.WebLinks.ToList();
        Markup title = links is [var first, ..] ? Markup.Link(source.Title, first) : $"{source.Title}";
        Markup note = source.Note is { } said ? $" ({said})" : Markup.None;
        var others = links.Skip(1).Select((link, i) => Markup.Link($"address {i + 2}", link)).Concat(source.Links.Except(links).Select(text => (Markup)$"{text}"));
        return Markup.Join(", ", [$"{title}{note}", .. others]);
    }
}
