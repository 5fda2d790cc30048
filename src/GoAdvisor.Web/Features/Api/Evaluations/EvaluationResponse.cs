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
    /// <summary>How many of the open questions can change nothing any more; a verdict counts them as answered.</summary>
    public required int Idle { get; init; }

    /// <summary>What the article's criteria alone would have said; null where the catalogue has no others.</summary>
    public required ByArticleResponse? ByArticle { get; init; }

    /// <summary>The result in some sentences, as a lead repeats it in a meeting. Absent unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

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

    /// <summary>The result by weights that the team has set itself; absent when it has set none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OwnWeightsResponse? OwnWeights { get; init; }
}

internal sealed record VerdictResponse(
    VerdictKind Kind, string? Winner, IReadOnlyList<string> Contenders, string? RunnerUp, double? Lead, double? FirstShare, string Headline, string Text)
{
    /// <summary>Points by which the one in first place leads in the middle draw; null where no open question is drawn. The smaller of this and the lead counts.</summary>
    public required double? DrawnLead { get; init; }

    /// <summary>Open answers that could exclude the only alternative that is left.</summary>
    public required IReadOnlyList<AnswerResponse> Unless { get; init; }

    /// <summary>Why the only alternative that is left is nothing to be glad of; else null.</summary>
    public required string? Warning { get; init; }

    /// <summary>How often such verdicts kept their winner when answers were a step off; null where the catalogue version has no figures.</summary>
    public required CalibrationResponse? Calibration { get; init; }
}

/// <summary>What became of realistic cases with the same verdict.</summary>
internal sealed record CalibrationResponse(int Cases, int KeptAtOneInTen, int KeptAtOneInFive);

/// <summary>What the criteria of the article say by themselves, under the same constraints.</summary>
internal sealed record ByArticleResponse(IReadOnlyList<string> First, IReadOnlyDictionary<string, double> Scores, double? Lead, bool Differs);

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
    string Id, double Weight, double WeightBeforeCap, IReadOnlyList<WeightOriginResponse> From, IReadOnlyDictionary<string, double> Contributions)
{
    /// <summary>What it counts with in the score; less than the weight exactly when a joint ceiling lowers it.</summary>
    public required double WeightUnderCeiling { get; init; }

    /// <summary>Whose criterion it is; null where the catalogue knows only the article's.</summary>
    public required CriterionOrigin? Origin { get; init; }
}

internal sealed record WeightOriginResponse(string Question, string Option, double Strength);

internal sealed record ConstraintResponse(
    string Id,
    bool Fired,
    ConstraintState State,
    bool PointedOut,
    IReadOnlyList<AnswerResponse> Because,
    IReadOnlyList<EffectResponse> Effects)
{
    /// <summary>What would apply unless an open question says otherwise.</summary>
    public required IReadOnlyList<PendingResponse> Pending { get; init; }
}

internal sealed record PendingResponse(string Alternative, EffectKind Effect, int? Cap, string Reason, IReadOnlyList<string> DecidedBy);

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

internal sealed record DecisiveOptionResponse(string Option, IReadOnlyList<string> First, double? Lead)
{
    /// <summary>What has to be answered besides.</summary>
    public required IReadOnlyList<AnswerResponse> Together { get; init; }

    /// <summary>Whether the first place stays and the result would only no longer be clear.</summary>
    public required bool EndsClear { get; init; }

    /// <summary>How likely this answer is, 0 to 1.</summary>
    public required double Chance { get; init; }

    /// <summary>By how many points the present leader falls back.</summary>
    public required double Moves { get; init; }
}

/// <param name="Weights">By criterion, 0 to 1.</param>
internal sealed record OwnWeightsResponse(
    IReadOnlyDictionary<string, double> Weights, VerdictKind Kind, string Headline, string Text, IReadOnlyList<OwnScoreResponse> Alternatives)
{
    public static OwnWeightsResponse? Of(ReportOwnWeights? own) => own is null ? null : new(
        own.Weights.ToDictionary(weight => weight.Criterion.Id, weight => weight.Own),
        own.Kind,
        own.Headline,
        own.Text,
        [.. own.Scores.Select(score => new OwnScoreResponse(score.Alternative.Id, score.Rank, score.Score, score.FirstShare))]);
}

internal sealed record OwnScoreResponse(string Id, int? Rank, double Score, double FirstShare);
