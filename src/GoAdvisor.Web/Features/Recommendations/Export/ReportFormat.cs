using GoAdvisor.Web.Features.Recommendations.Document;
using GoAdvisor.Web.Features.Recommendations.Export.Csv;
using GoAdvisor.Web.Features.Recommendations.Export.Json;
using GoAdvisor.Web.Features.Recommendations.Export.Markdown;

namespace GoAdvisor.Web.Features.Recommendations.Export;

/// <summary>A kind of file that a report can be had as.</summary>
/// <param name="Ending">What its name ends in, without the dot.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Write">Makes the file; null for PDF, which is printed.</param>
internal sealed record ReportFormat(string Ending, string ContentType, Func<Recommendation, Task<ReadOnlyMemory<byte>>>? Write)
{
    public static ReportFormat Pdf { get; } = new("pdf", "application/pdf", null);

    public static ReportFormat Html { get; } = new(
        "html", "text/html; charset=utf-8", async report => System.Text.Encoding.UTF8.GetBytes((await ReportDocument.RenderAsync(report)).Html));

    public static ReportFormat Json { get; } = new("json", "application/json; charset=utf-8", report => Task.FromResult<ReadOnlyMemory<byte>>(ReportJson.Write(report)));

    public static ReportFormat Markdown { get; } = new("md", "text/markdown; charset=utf-8", report => Task.FromResult<ReadOnlyMemory<byte>>(DecisionRecord.Write(report)));

    public static ReportFormat Csv { get; } = new("csv", "text/csv; charset=utf-8", report => Task.FromResult<ReadOnlyMemory<byte>>(ComparisonCsv.Write(report)));

    public static IReadOnlyList<ReportFormat> All { get; } = [Pdf, Html, Markdown, Json, Csv];

    /// <summary>The format of a file's ending; null when there is none.</summary>
    public static ReportFormat? Of(string ending) => All.FirstOrDefault(format => format.Ending == ending);
}
