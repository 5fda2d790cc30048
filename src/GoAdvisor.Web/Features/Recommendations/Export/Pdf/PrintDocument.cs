using System.Text;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>
/// Shuts a page in before it is printed, whatever it holds. Its first element is a content policy that allows style and pictures given in
/// the page and nothing else, and the file is a web archive (MHTML), which browsers open as a sandboxed document of unknown origin: no
/// script runs, no redirect is followed, and what is not in the archive is neither fetched nor read from the disk.
/// </summary>
public static class PrintDocument
{
    /// <summary>What a report may do by itself, as a file or in print: use its own style and the pictures within it.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'none'";

    private const string Boundary = "----goadvisor-report";

    /// <summary>
    /// The page with what must come first. Parsers ignore its own doctype after this one, and put the attributes of its html element,
    /// such as the language, on the one they have begun.
    /// </summary>
    public static string Enclosed(string html, PaperSize paper) =>
        $$"""<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{{Policy}}"><style>@page{size:{{Size(paper)}}}</style>{{html}}""";

    public static byte[] Archive(string html)
    {
        // Base64 keeps the page from containing the boundary.
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(html), Base64FormattingOptions.InsertLineBreaks);
        return Encoding.ASCII.GetBytes(string.Join("\r\n",
            "MIME-Version: 1.0",
            $"Content-Type: multipart/related; type=\"text/html\"; boundary=\"{Boundary}\"",
            "",
            $"--{Boundary}",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            // ".invalid" is reserved for names that never exist.
            "Content-Location: https://report.invalid/",
            "",
            body,
            $"--{Boundary}--",
            ""));
    }

    private static string Size(PaperSize paper) => paper switch
    {
        PaperSize.Letter => "8.5in 11in",
        _ => "210mm 297mm",
    };
}
