using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>A private file as a response, or 304 when the client has it. The client revalidates it each time.</summary>
/// <param name="tag">From <see cref="Tag"/>.</param>
/// <param name="name">The file name: any text, without extension.</param>
/// <param name="ending">The extension without the dot.</param>
/// <param name="content">Null when it is unchanged.</param>
internal sealed class CachedFile(EntityTagHeaderValue tag, string name, string ending, string contentType, ReadOnlyMemory<byte>? content) : IResult
{
    /// <summary>Another build may render the same content differently, so its tags differ.</summary>
    private static readonly string Program = typeof(CachedFile).Module.ModuleVersionId.ToString("N");

    /// <summary>Whether the browser may display the file instead of saving it.</summary>
    public bool Shown { get; init; }

    /// <summary>Weak, because a compressed response carries it too, and a PDF contains the time of printing.</summary>
    /// <param name="content">A key that differs when the content does.</param>
    public static EntityTagHeaderValue Tag(string content)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Program} {content}"));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"", isWeak: true);
    }

    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var headers = response.GetTypedHeaders();
        headers.ETag = tag;
        // Revalidated each time, because access may have been revoked.
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        if (content is not { } bytes)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var disposition = FileNames.Attachment(name, $".{ending}");
        if (Shown)
            disposition.DispositionType = "inline";
        headers.ContentDisposition = disposition;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
