using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>A file as the answer to a request, or 304 where the client has it already. It is for that client alone, which asks again each time.</summary>
/// <param name="tag">What the file is known again by; see <see cref="Tag"/>.</param>
/// <param name="name">What to save it under: any text, without ending.</param>
/// <param name="ending">Of its name, without the dot.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="content">Null when it has not changed.</param>
internal sealed class CachedFile(EntityTagHeaderValue tag, string name, string ending, string contentType, ReadOnlyMemory<byte>? content) : IResult
{
    /// <summary>A new program may make other bytes of the same content, so its tags differ too.</summary>
    private static readonly string Program = typeof(CachedFile).Module.ModuleVersionId.ToString("N");

    /// <summary>Whether a browser may show it instead of saving it.</summary>
    public bool Shown { get; init; }

    /// <summary>Weak, because a compressed answer carries it as well, and a PDF printed twice the time of its printing.</summary>
    /// <param name="content">Differs wherever the content does.</param>
    public static EntityTagHeaderValue Tag(string content)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Program} {content}"));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"", isWeak: true);
    }

    /// <summary>Whether the client has the file already.</summary>
    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var headers = response.GetTypedHeaders();
        headers.ETag = tag;
        // Asked for again each time, because access may have been withdrawn.
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
