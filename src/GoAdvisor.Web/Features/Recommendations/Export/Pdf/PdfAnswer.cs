namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>A print as an HTTP response.</summary>
public static class PdfAnswer
{
    private const string Busy = "5";

    /// <summary>
    /// The PDF, or 304 when the client has it; else problem+json with 503 (no browser, queue full, shutting down), 504 (timeout) or 500 (failure).
    /// The caller has authorised the request.
    /// </summary>
    /// <param name="printer">Prints it or has it cached.</param>
    /// <param name="request">Its <c>If-None-Match</c> is checked.</param>
    /// <param name="contentKey">See <see cref="PdfPrinter.PrintAsync"/>; it is not sent.</param>
    /// <param name="fileName">The file name without extension: any text; what file systems refuse is replaced.</param>
    /// <param name="document">See <see cref="PdfPrinter.PrintAsync"/>.</param>
    public static async Task<IResult> AnswerAsync(
        this PdfPrinter printer,
        HttpRequest request,
        string contentKey,
        string fileName,
        Func<CancellationToken, Task<PrintDocument>> document,
        PaperSize paper,
        CancellationToken cancel)
    {
        var tag = CachedFile.Tag($"{paper} {contentKey}");
        if (CachedFile.IsKnown(request, tag))
            return File(null);
        return await printer.PrintAsync(contentKey, document, paper, cancel) switch
        {
            Printed printed => File(printed.Pdf),
            NoBrowser none => Problem(503, "This server cannot print PDFs", $"There is no browser to print with. {none.Mend} The report as HTML has the same content and prints from any browser."),
            PrintQueueFull => Later("Too many PDFs at once", $"Others are being printed first. Try again after {Busy} seconds."),
            PrintingStopped => Later("About to restart", $"The server is stopping. Try again after {Busy} seconds."),
            PrintTimedOut late => Problem(504, "The PDF took too long", $"The browser was not done after {late.Limit.TotalSeconds:0} seconds. Try again; if it keeps failing, give your administrator the reference.", late.Reference),
            PrintFailed failed => Problem(500, "The PDF could not be printed", "Try again; if it keeps failing, give your administrator the reference.", failed.Reference),
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no answer."),
        };

        CachedFile File(ReadOnlyMemory<byte>? pdf) => new(tag, fileName, "pdf", "application/pdf", pdf);
    }

    private static IResult Later(string title, string detail) => new RetryLater(Problem(503, title, detail));

    private static IResult Problem(int status, string title, string detail, string? reference = null) =>
        TypedResults.Problem(detail, statusCode: status, title: title, extensions: reference is null ? null : [new("reference", reference)]);

    private sealed class RetryLater(IResult problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Busy;
            return problem.ExecuteAsync(httpContext);
        }
    }
}

/// <summary>What became of a print; one of the six below.</summary>
public abstract record PrintResult
{
    private protected PrintResult() { }
}

/// <summary>The whole PDF, never a part of one.</summary>
public sealed record Printed(ReadOnlyMemory<byte> Pdf) : PrintResult;

/// <summary>There is no browser to print with.</summary>
/// <param name="Mend">What whoever runs the server can do, in a sentence or two.</param>
public sealed record NoBrowser(string Mend) : PrintResult;

/// <summary>Too many prints are waiting, or this one waited too long for its turn. Nothing was printed.</summary>
public sealed record PrintQueueFull : PrintResult;

/// <summary>The browser was not done in time, and was ended.</summary>
/// <param name="Reference">Stands in the log beside what is known.</param>
public sealed record PrintTimedOut(TimeSpan Limit, string Reference) : PrintResult;

/// <summary>The browser left no whole PDF.</summary>
/// <param name="Reference">Stands in the log beside the reason.</param>
public sealed record PrintFailed(string Reference) : PrintResult;

/// <summary>This process is about to end and prints no more.</summary>
public sealed record PrintingStopped : PrintResult;
