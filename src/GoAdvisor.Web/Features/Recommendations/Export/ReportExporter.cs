using GoAdvisor.Web.Features.Recommendations.Document;
using GoAdvisor.Web.Features.Recommendations.Export.Pdf;
using GoAdvisor.Web.Hosting;

namespace GoAdvisor.Web.Features.Recommendations.Export;

/// <summary>Answers requests for a report as a file. Whether the visitor may see it has been decided before.</summary>
internal sealed class ReportExporter(PdfPrinter printer, RecommendationService recommendations)
{
    /// <summary>The file; 304 when the client has it already; 404 for an ending that there is not; 400 for a paper that there is not.</summary>
    /// <param name="request">Its <c>paper</c> and its <c>If-None-Match</c> are looked at.</param>
    /// <param name="ending">Such as "html".</param>
    /// <param name="wanted">The report.</param>
    /// <param name="cancel">The request was given up.</param>
    public async Task<IResult> AnswerAsync(HttpRequest request, string ending, ReportToExport wanted, CancellationToken cancel)
    {
        if (ReportFormat.Of(ending) is not { } format)
            return TypedResults.NotFound();
        if (!PaperSizes.TryRead(request.Query["paper"], out var paper))
            return TypedResults.Problem("'paper' must be a4 or letter.", statusCode: StatusCodes.Status400BadRequest, title: "The request is not valid");
        if (format.Write is not { } write)
            return await printer.AnswerAsync(request, wanted.ContentKey, wanted.Name, stop => recommendations.UseAsync(wanted.Make, report => ReportDocument.RenderAsync(report, paper), stop), paper, cancel);
        var tag = CachedFile.Tag($"{format.Ending} {wanted.ContentKey}");
        if (CachedFile.IsKnown(request, tag))
            return File(null);
        var content = await recommendations.UseAsync(wanted.Make, write, cancel);
        // Only the file itself: a page about why there is none keeps its style.
        request.HttpContext.SandboxResponse();
        return File(content);

        // A document may be looked at in the browser; data is saved.
        CachedFile File(ReadOnlyMemory<byte>? content) => new(tag, wanted.Name, format.Ending, format.ContentType, content) { Shown = format == ReportFormat.Html };
    }
}
