namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>
/// An HTML document that may use its own style and embedded images and nothing else, whatever it contains. Its content security policy
/// precedes all given content. It is printed from a web archive (MHTML), which browsers open as a sandboxed document of an opaque origin:
/// scripts and redirects do not run, and nothing outside the archive is fetched or read from disk.
/// </summary>
public sealed class PrintDocument
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'none'";
    private const string Boundary = "----goadvisor-report";

    private PrintDocument(string html) => Html = html;

    public string Html { get; }

    /// <param name="head">Elements such as title and style.</param>
    /// <param name="paper">Null for a file, whose reader chooses one. An <c>@page</c> size in the document's own style takes precedence.</param>
    public static PrintDocument Of(string head, string body, PaperSize? paper = null) => new($$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{{Policy}}">
        {{Sheet(paper)}}{{head}}
        </head>
        <body>
        {{body}}
        </body>
        </html>

        """);

    public static byte[] Archive(string html)
    {
        // With Base64 the page cannot contain the boundary.
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(html), Base64FormattingOptions.InsertLineBreaks);
        return Encoding.ASCII.GetBytes(string.Join("\r\n",
            "MIME-Version: 1.0",
            $"Content-Type: multipart/related; type=\"text/html\"; boundary=\"{Boundary}\"",
            "",
            $"--{Boundary}",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            // ".invalid" is reserved and never resolves (RFC 2606).
            "Content-Location: https://report.invalid/",
            "",
            body,
            $"--{Boundary}--",
            ""));
    }

    private static string Sheet(PaperSize? paper) => paper switch
    {
        null => "",
        PaperSize.Letter => "<style>@page{size:8.5in 11in}</style>\n",
        _ => "<style>@page{size:210mm 297mm}</style>\n",
    };
}
