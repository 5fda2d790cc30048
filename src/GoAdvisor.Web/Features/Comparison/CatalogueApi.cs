using System.Runtime.CompilerServices;

namespace GoAdvisor.Web.Features.Comparison;

internal static class CatalogueApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A version never changes, so its document is written once and lives as long as the version.</summary>
    private static readonly ConditionalWeakTable<PublishedCatalogue, Document> Documents = [];

    public static void MapCatalogue(this IEndpointRouteBuilder api) => api
        .MapGet("/catalogue", GetAsync)
        .WithName("GetCatalogue")
        .WithTags("Catalogue")
        .WithSummary("The current catalogue: alternatives, criteria with ratings and sources, questions, constraints")
        .WithDescription("Carries an ETag; send it back as If-None-Match to be told with 304 that nothing changed.")
        .Produces<CatalogueResponse>()
        .Produces(StatusCodes.Status304NotModified)
        .CanFail();

    private static async Task<IResult> GetAsync(HttpContext context, CatalogueStore catalogues, CancellationToken cancel)
    {
        var document = Documents.GetValue(await catalogues.GetCurrentAsync(cancel), Write);
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(document.Utf8Json, "application/json; charset=utf-8", entityTag: document.Tag);
    }

    /// <summary>
    /// The tag holds a digest beside the version, because a later release may describe the same version with more fields.
    /// It is weak, because a compressed response carries it as well.
    /// </summary>
    private static Document Write(PublishedCatalogue published)
    {
        var utf8Json = JsonSerializer.SerializeToUtf8Bytes(CatalogueResponse.From(published), Json);
        var digest = Convert.ToHexStringLower(SHA256.HashData(utf8Json).AsSpan(0, 6));
        return new Document(utf8Json, new EntityTagHeaderValue($"\"{published.Number}-{digest}\"", isWeak: true));
    }

    private sealed record Document(ReadOnlyMemory<byte> Utf8Json, EntityTagHeaderValue Tag);
}
