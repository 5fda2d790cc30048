using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>The context, assumptions and decision drivers of the record.</summary>
internal static class RecordContext
{
    public static void Write(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(2, $"Context and Problem Statement");
        if (string.IsNullOrWhiteSpace(report.Context))
            writer.Paragraph($"No context was given.");
        else
            writer.Block(report.Context);
        writer.Paragraph($"Which of {report.Alternatives.Select(alternative => alternative.Name).Listed()} fits this backend best?");
        Assumptions(writer, report);
        Drivers(writer, report);
    }

    private static void Assumptions(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(3, $"Assumptions");
        foreach (var assumption in report.Assumptions)
            writer.Item($"{assumption}");
        writer.Item($"The answers are as of {Figures.Time(report.AsOf)}; ratings, questions and constraints are those of catalogue version {report.CatalogueVersion}.");
        writer.Item($"{report.Verdict.Answered} of {report.Verdict.Asked} questions are answered.");
        var open = report.Sections.SelectMany(section => section.Questions).ToLookup(question => question.State);
        Questions(writer, $"Answered with “don’t know”", open[ReportAnswerState.DontKnow]);
        Questions(writer, $"Not answered yet", open[ReportAnswerState.NotAnswered]);
    }

    private static void Questions(MarkdownWriter writer, Markup state, IEnumerable<ReportQuestion> questions)
    {
        var all = questions.Select(question => (Markup)$"{question.Text}").ToList();
        if (all.Count > 0)
            writer.Item($"{state}: {Markup.Join(" ", all)}");
    }

    private static void Drivers(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(2, $"Decision Drivers");
        if (!report.HasWeight)
            writer.Paragraph($"None yet: no answer gives a criterion weight.");
        foreach (var criterion in report.Drivers)
        {
            writer.Item($"**{criterion.Name}** (weight {Figures.Weight(criterion.Counts)}, {Figures.Share(criterion.Share)} of all), because of {Markup.Join("; ", criterion.From.Select(Answer))}");
        }
    }

    private static Markup Answer(ReportOrigin origin) => $"{origin.Question.Name} “{origin.Option.Name}”";
}
