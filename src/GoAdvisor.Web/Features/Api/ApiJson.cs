using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GoAdvisor.Web.Features.Api.Evaluations;
using GoAdvisor.Web.Features.Api.Models;

namespace GoAdvisor.Web.Features.Api;

/// <summary>How the answers of the API that have many numbers are written, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvaluationExtras))]
[JsonSerializable(typeof(ModelResponse))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>With apostrophes, accents and ids as they are: this is never part of a page.</summary>
    public static ApiJson Relaxed => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
