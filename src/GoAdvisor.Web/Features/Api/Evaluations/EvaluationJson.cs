using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>How the parts of an evaluation that are asked for are written; the usual ones are written by <see cref="EvaluationWriter"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RobustnessResponse))]
[JsonSerializable(typeof(IReadOnlyList<StabilityResponse>))]
[JsonSerializable(typeof(IReadOnlyList<AnswerFlipResponse>))]
[JsonSerializable(typeof(IReadOnlyList<RatingFlipResponse>))]
internal sealed partial class EvaluationJson : JsonSerializerContext
{
    private const int UsualBytes = 8 * 1024;

    /// <summary>With apostrophes and accents as they are: this is never part of a page.</summary>
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="published">The catalogue that was evaluated on.</param>
    /// <param name="evaluation">What it says.</param>
    /// <param name="extras">What else was asked for; null when nothing was.</param>
    public static IResult Result(PublishedCatalogue published, Evaluation evaluation, EvaluationExtras? extras = null)
    {
        var written = new ArrayBufferWriter<byte>(UsualBytes);
        using (var json = new Utf8JsonWriter(written, Relaxed))
        {
            new EvaluationWriter(json).WriteStart(published, evaluation);
            extras?.Write(json);
            json.WriteEndObject();
        }
        return new Written(written.WrittenMemory);
    }

    private sealed class Written(ReadOnlyMemory<byte> text) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = text.Length;
            await httpContext.Response.BodyWriter.WriteAsync(text, httpContext.RequestAborted);
        }
    }
}
