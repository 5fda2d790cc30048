using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace GoAdvisor.Web.Hosting.Api;

/// <summary>A JSON body, parsed but not bound: binding stops at the first mistake, while callers get all of them.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int MaxDepth = 16;

    private readonly JsonDocument? document;

    private RequestBody(JsonDocument document) => this.document = document;

    private RequestBody(IResult refusal) => Refusal = refusal;

    /// <summary>The response to a body that is not JSON; null when <see cref="Root"/> can be read.</summary>
    public IResult? Refusal { get; }

    public ValidationErrors Errors { get; } = new();

    public RequestValue Root => new(document?.RootElement ?? throw new InvalidOperationException("The body was refused."), "", Errors);

    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength == 0 || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
            return Refuse("is empty; send a JSON object");
        if (!request.HasJsonContentType() || !IsUtf8(request.ContentType))
            return new RequestBody(TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType));
        try
        {
            return new RequestBody(await JsonDocument.ParseAsync(
                request.Body, new JsonDocumentOptions { MaxDepth = MaxDepth }, cancellationToken));
        }
        catch (JsonException e)
        {
            return Refuse($"is not JSON that can be read: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} "
                + $"(at most {MaxDepth} levels deep, no comments)");
        }
    }

    public void Dispose() => document?.Dispose();

    private static RequestBody Refuse(string what)
    {
        var errors = new ValidationErrors();
        errors.Add(ValidationErrors.Whole, what);
        return new RequestBody(errors.ToResult());
    }

    private static bool IsUtf8(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
