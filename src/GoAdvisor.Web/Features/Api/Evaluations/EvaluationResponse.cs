using System.Text.Json.Serialization;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>
/// The shape of an evaluation in the API, for the OpenAPI document: ids instead of the things themselves, which the catalogue describes.
/// <see cref="EvaluationWriter"/> writes it.
/// </summary>
internal sealed record EvaluationResponse(
    int CatalogueVersion,
    double Coverage,
    int Answered,
    int Asked,
    VerdictResponse Verdict,
    IReadOnlyList<AlternativeResponse> Alternatives,
    IReadOnlyList<CriterionResponse> Criteria,
    IReadOnlyList<ConstraintResponse> Constraints,
    IReadOnlyList<UnsettledResponse> SettleFirst)
{
    /// <summary>Absent unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RobustnessResponse? Robustness { get; init; }

    /// <summary>Absent unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StabilityResponse>? Stability { get; init; }

    /// <summary>Absent unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnswerFlipResponse>? Flips { get; init; }

    /// <summary>Absent unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RatingFlipResponse>? RatingFlips { get; init; }
}

internal sealed record VerdictResponse(
    VerdictKind Kind, string? Winner, IReadOnlyList<string> Contenders, string? RunnerUp, double? Lead, double? FirstShare, string Headline, string Text);

internal sealed record AlternativeResponse(
    string Id,
    int? Rank,
    double Score,
    double ScoreBeforeConstraints,
    bool Excluded,
    double FirstShare,
    ArticleMatch ArticleMatch,
    IReadOnlyList<AppliedEffectResponse> Effects);

internal sealed record AppliedEffectResponse(string Constraint, EffectKind Effect, int? Cap, string Reason);

internal sealed record CriterionResponse(
    string Id, double Weight, double WeightBeforeCap, IReadOnlyList<WeightOriginResponse> From, IReadOnlyDictionary<string, double> Contributions);

internal sealed record WeightOriginResponse(string Question, string Option, double Strength);

internal sealed record ConstraintResponse(
    string Id,
    bool Fired,
    ConstraintState State,
    bool PointedOut,
    IReadOnlyList<AnswerResponse> Because,
    IReadOnlyList<EffectResponse> Effects);

/// <summary>What became of a constraint; open means that it depends on questions that are not answered.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ConstraintState>))]
internal enum ConstraintState
{
    Fired,
    NotFired,
    Open,
}

internal sealed record AnswerResponse(string Question, string Option);

internal sealed record EffectResponse(string Alternative, EffectKind Effect, int? Cap, string Reason);

internal sealed record UnsettledResponse(string Question, IReadOnlyList<DecisiveOptionResponse> Options);

internal sealed record DecisiveOptionResponse(string Option, IReadOnlyList<string> First, double? Lead);
