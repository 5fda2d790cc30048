using System.Globalization;
using System.Text;

namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>
/// A report as an architecture decision record in the shape of MADR 4 (https://adr.github.io/madr/): in Markdown, with every field of that
/// template. The same report gives the same bytes: UTF-8 without byte order mark, a line feed at the end of each line.
/// </summary>
public static class DecisionRecord
{
    /// <summary>The file.</summary>
    public static byte[] Write(Recommendation report) => Encoding.UTF8.GetBytes(Text(report));

    /// <summary>Its text.</summary>
    public static string Text(Recommendation report)
    {
        var writer = new MarkdownWriter();
        writer.Raw(FrontMatter(report));
        writer.Heading(1, $"{report.Title}: {report.Verdict.Headline.TrimEnd('.')}");
        RecordContext.Write(writer, report);
        RecordOutcome.Write(writer, report);
        RecordOptions.Write(writer, report);
        RecordEvidence.Write(writer, report);
        return writer.ToString();
    }

    /// <summary>Nobody is said to have been consulted or informed, since nobody recorded it; whoever files the record fills that in.</summary>
    private static string FrontMatter(Recommendation report)
    {
        var date = report.Decision?.Date ?? DateOnly.FromDateTime(report.AsOf.UtcDateTime);
        var review = report.Decision?.ReviewBy is { } day ? $"review-by: {Iso(day)}\n" : "";
        return $"""
            ---
            status: {(report.Status == ReportStatus.Accepted ? "accepted" : "proposed")}
            date: {Iso(date)}
            decision-makers: {(report.Decision?.Deciders is { } deciders ? QuotedYaml.Of(deciders) : "[]")}
            consulted: []
            informed: []
            {review}---
            """.ReplaceLineEndings("\n");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
