using System.Text.Unicode;
using GoAdvisor.Web.Features.Recommendations.Export.Pdf;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace GoAdvisor.Web.Features.Recommendations.Document;

/// <summary>A report as one HTML file that needs nothing else, runs nothing, and asks nobody for anything.</summary>
public static class ReportDocument
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The components of a report ask for no service.</summary>
    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public static async Task<PrintDocument> RenderAsync(Recommendation report, PaperSize? paper = null)
    {
        await using var renderer = new HtmlRenderer(NoServices, NullLoggerFactory.Instance);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(AssessmentReport.Report)] = report });
            return (await renderer.RenderComponentAsync<AssessmentReport>(parameters)).ToHtmlString();
        });
        return PrintDocument.Of(
            $$"""
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>{{Encoder.Encode($"{report.Title}: {report.Verdict.Headline}")}}</title>
            <style>
            body{margin:0;background:#fff}
            {{ReportSheet.Css}}
            {{ReportSheet.RunningTitle(report.Title, report.CatalogueVersion)}}
            </style>
            """,
            $"<main>{body}</main>", paper);
    }
}
