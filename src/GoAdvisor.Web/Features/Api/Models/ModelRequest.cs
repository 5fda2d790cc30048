using Microsoft.OpenApi;

namespace GoAdvisor.Web.Features.Api.Models;

/// <summary>The shape of the body for the OpenAPI document; the body is read by hand so that every mistake in it can be named.</summary>
internal sealed record ModelRequest(
    IReadOnlyList<string> Alternatives,
    IReadOnlyList<ModelCriterionRequest> Criteria,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, ModelRatingRequest>> Ratings,
    WeightDraws Weights = WeightDraws.Stated,
    int Samples = ModelReader.UsualSamples,
    int Seed = ModelReader.UsualSeed);

internal sealed record ModelCriterionRequest(
    string Id, double Weight, double Worst, double Best, IReadOnlyList<IReadOnlyList<double>>? Points = null);

[JsonShape(JsonSchemaType.Number | JsonSchemaType.Object,
    "A number, or an object with exactly one of 'normal', 'logNormal' (of which mu and sigma describe the logarithm) and 'uniform'.")]
internal sealed record ModelRatingRequest(NormalRequest? Normal = null, LogNormalRequest? LogNormal = null, UniformRequest? Uniform = null);

internal sealed record NormalRequest(double Mean, double Sd);

internal sealed record LogNormalRequest(double Mu, double Sigma);

internal sealed record UniformRequest(double Min, double Max);
