using System.Security.Cryptography;
using System.Text;
using GoAdvisor.Web.Features.Reports.Printing;
using GoAdvisor.Web.Hosting;
using Microsoft.Net.Http.Headers;

namespace GoAdvisor.Web.Features.Reports;

/// <summary>Answers requests for a report as a file. Whether the visitor may see it has been decided before.</summary>
internal sealed class ReportExporter(PdfPrinter printer, LongComputations computations)
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
        if (!Papers.TryRead(request.Query["paper"], out var paper))
            return TypedResults.Problem("'paper' must be a4 or letter.", statusCode: StatusCodes.Status400BadRequest, title: "The request is not valid");
        if (format.Write is not { } write)
            return await printer.AnswerAsync(request, wanted.ContentKey, wanted.Name, _ => ReportDocument.RenderAsync(wanted.Make()), paper, cancel);
        var tag = Tag(wanted.ContentKey, format);
        return Knows(request, tag)
            ? new ReportFile(format, tag, wanted.Name, null)
            : await computations.RunAsync(async () => new ReportFile(format, tag, wanted.Name, await write(wanted.Make())), cancel);
    }

    private static bool Knows(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any);

    /// <summary>Weak, since a compressed answer carries it as well.</summary>
    private static EntityTagHeaderValue Tag(string contentKey, ReportFormat format) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{format.Ending} {contentKey}")).AsSpan(0, 16))}\"", isWeak: true);

    /// <summary>The file, or that it has not changed.</summary>
    private sealed class ReportFile(ReportFormat format, EntityTagHeaderValue tag, string name, ReadOnlyMemory<byte>? content) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            var headers = response.GetTypedHeaders();
            headers.ETag = tag;
            // For this client alone, and asked for again each time: access may have been withdrawn.
            headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
            if (content is not { } bytes)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
            httpContext.ShutIn();
            headers.ContentDisposition = Disposition();
            response.ContentType = format.ContentType;
            response.ContentLength = bytes.Length;
            if (!HttpMethods.IsHead(httpContext.Request.Method))
                await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }

        /// <summary>A document may be looked at in the browser; data is saved.</summary>
        private ContentDispositionHeaderValue Disposition()
        {
            var disposition = FileNames.Attachment(name, $".{format.Ending}");
            if (format == ReportFormat.Html)
                disposition.DispositionType = "inline";
            return disposition;
        }
    }
}
