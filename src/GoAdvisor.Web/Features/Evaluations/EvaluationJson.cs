using System.Text.Json.Serialization;

namespace GoAdvisor.Web.Features.Evaluations;

/// <summary>How an evaluation is written, generated at build time because it is what the API writes most.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvaluationResponse))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
