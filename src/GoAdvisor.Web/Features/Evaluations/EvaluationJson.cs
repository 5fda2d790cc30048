using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GoAdvisor.Web.Features.Evaluations;

/// <summary>How an evaluation is written, generated at build time because it is what the API writes most.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvaluationResponse))]
internal sealed partial class EvaluationJson : JsonSerializerContext
{
    /// <summary>
    /// With apostrophes and accents as they are: this is never part of a page. The writer is told rather than the serializer,
    /// which would then leave the generated code aside.
    /// </summary>
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static IResult Result(EvaluationResponse response) => new Written(response);

    private sealed class Written(EvaluationResponse response) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            await using (var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, Relaxed))
                JsonSerializer.Serialize(writer, response, Default.EvaluationResponse);
            await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
    }
}
