using Microsoft.AspNetCore.Http.Features;
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

    public RequestValue Root => new(document?.RootElement ?? throw new InvalidOperationException("The body was refused."), null, Errors);

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

/// <summary>All errors of a request by path, returned together.</summary>
internal sealed class ValidationErrors
{
    /// <summary>Bounds the response to a body that consists of mistakes.</summary>
    private const int MaxProblems = 1000;

    private readonly SortedDictionary<string, List<string>> problems = new(StringComparer.Ordinal);
    private int count;

    public bool IsEmpty => count == 0;

    /// <param name="path">Such as <c>answers.system-kind[1]</c>, or <see cref="Whole"/>.</param>
    public void Add(string path, string what)
    {
        if (++count > MaxProblems)
            (path, what) = (Whole, $"has more than {MaxProblems} problems; the rest are not listed");
        if (count > MaxProblems + 1)
            return;
        if (!problems.TryGetValue(path, out var messages))
            problems[path] = messages = [];
        messages.Add(what);
    }

    public const string Whole = "$";

    public IResult ToResult() => TypedResults.ValidationProblem(
        problems.ToDictionary(problem => problem.Key, problem => problem.Value.ToArray()),
        detail: $"Mend what 'errors' names: {string.Join(", ", problems.Keys.Take(5))}{(problems.Count > 5 ? ", …" : "")}.",
        title: "The request is not valid");
}
