using GoAdvisor.Web.Features.Recommendations.Document;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>The pros and cons of each option, compared with the best of the others.</summary>
internal static class RecordOptions
{
    public static void Write(MarkdownWriter writer, Recommendation report)
    {
        writer.Heading(2, $"Pros and Cons of the Options");
        foreach (var alternative in report.Ranking)
            Option(writer, alternative, report.Terms);
    }

    private static void Option(MarkdownWriter writer, ReportAlternative alternative, Terms terms)
    {
        writer.Heading(3, $"{alternative.Name}");
        writer.Paragraph($"{alternative.Meaning}");
        if (alternative.ComparedWith is { } compared)
            writer.Paragraph($"Compared with {compared.Name}:");
        foreach (var difference in alternative.Pros)
            writer.Item(Difference("Good", difference, alternative));
        foreach (var effect in alternative.Effects)
            writer.Item($"Bad, because of the constraint **{effect.Constraint.Name}**: {effect.Words(terms)}. {effect.Reason}");
        foreach (var difference in alternative.Cons)
            writer.Item(Difference("Bad", difference, alternative));
        if (alternative.Pros.Count + alternative.Effects.Count + alternative.Cons.Count == 0)
            writer.Item($"Neutral, because no criterion and no constraint sets it apart.");
    }

    private static Markup Difference(string side, ReportDifference difference, ReportAlternative alternative) =>
        $"{side}, because of **{difference.Criterion.Name}**: {Figures.Signed(difference.Points)} points (rated {difference.Rating}, {alternative.ComparedWith?.Name} {difference.OtherRating}; weight {Figures.Weight(difference.Weight)}). {difference.Reason} {Markup.Cite(difference.Sources)}";
}
