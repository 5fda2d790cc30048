using System.Text.Json.Serialization;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>An evaluation as the API tells it: ids instead of the things themselves, which the catalogue describes.</summary>
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

    /// <param name="published">The catalogue that was evaluated on.</param>
    /// <param name="evaluation">What it says.</param>
    public static EvaluationResponse Of(PublishedCatalogue published, Evaluation evaluation) => new(
        published.Number,
        evaluation.Coverage.Share,
        evaluation.Coverage.Answered,
        evaluation.Coverage.Asked,
        VerdictResponse.Of(evaluation.Verdict),
        [.. evaluation.Alternatives.Select(AlternativeResponse.Of)],
        [.. evaluation.Criteria.Select(result => CriterionResponse.Of(result, published.Catalogue.Alternatives))],
        [.. evaluation.Constraints.Select(ConstraintResponse.Of)],
        [.. evaluation.DecisiveQuestions.Select(UnsettledResponse.Of)]);

    /// <summary>With what else is asked for, which may take seconds.</summary>
    public EvaluationResponse With(EvaluationOptions included, AnswerSet answers)
    {
        var (model, catalogue) = (answers.Model, answers.Model.Catalogue);
        return this with
        {
            Robustness = !included.Robustness ? null : RobustnessResponse.From(
                model.MeasureRobustness(answers, included.Draws),
                catalogue.Alternatives.Ids(),
                [.. catalogue.Criteria.Select(criterion => criterion.Id)]),
            Stability = !included.Stability ? null : [.. model.MeasureStability(answers).Select(measured =>
                new StabilityResponse(measured.Criterion.Id, measured.Weight, measured.First, measured.Ranking))],
            Flips = !included.Flips ? null : [.. model.FindFlips(answers).Flips.Select(AnswerFlipResponse.Of)],
            RatingFlips = !included.Flips ? null : [.. model.FindRatingFlips(answers).Select(RatingFlipResponse.Of)],
        };
    }
}

internal sealed record VerdictResponse(
    VerdictKind Kind, string? Winner, IReadOnlyList<string> Contenders, string? RunnerUp, double? Lead, double? FirstShare, string Headline, string Text)
{
    public static VerdictResponse Of(Verdict verdict) => new(
        verdict.Kind, verdict.Winner?.Id, verdict.Contenders.Ids(), verdict.RunnerUp?.Id, verdict.Lead, verdict.FirstShare, verdict.Headline, verdict.Text);
}

internal sealed record AlternativeResponse(
    string Id,
    int? Rank,
    double Score,
    double ScoreBeforeConstraints,
    bool Excluded,
    double FirstShare,
    ArticleMatch ArticleMatch,
    IReadOnlyList<AppliedEffectResponse> Effects)
{
    public static AlternativeResponse Of(AlternativeResult result) => new(
        result.Alternative.Id, result.Rank, result.Score, result.ScoreBeforeConstraints, result.Excluded, result.FirstShare, result.ArticleMatch,
        [.. result.Effects.Select(applied => new AppliedEffectResponse(applied.Constraint.Id, applied.Effect.Kind, applied.Effect.Cap, applied.Effect.Reason))]);
}

internal sealed record AppliedEffectResponse(string Constraint, EffectKind Effect, int? Cap, string Reason);

internal sealed record CriterionResponse(
    string Id, double Weight, double WeightBeforeCap, IReadOnlyList<WeightOriginResponse> From, IReadOnlyDictionary<string, double> Contributions)
{
    public static CriterionResponse Of(CriterionResult result, IReadOnlyList<Alternative> alternatives) => new(
        result.Criterion.Id,
        result.Weight,
        result.WeightBeforeCap,
        [.. result.From.Select(origin => new WeightOriginResponse(origin.Question.Id, origin.Option.Id, origin.Strength))],
        alternatives.Zip(result.Contributions).ToDictionary(entry => entry.First.Id, entry => entry.Second));
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
    public static ConstraintResponse Of(ConstraintResult result) => new(
        result.Constraint.Id,
        result.Fired,
        result.State switch
        {
            Truth.True => ConstraintState.Fired,
            Truth.False => ConstraintState.NotFired,
            _ => ConstraintState.Open,
        },
        result.IsSuggested,
        [.. result.Because.Select(given => new AnswerResponse(given.Question.Id, given.Option.Id))],
        [.. result.Effects.Select(effect => new EffectResponse(effect.Alternative, effect.Kind, effect.Cap, effect.Reason))]);
}

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

internal sealed record UnsettledResponse(string Question, IReadOnlyList<DecisiveOptionResponse> Options)
{
    public static UnsettledResponse Of(UnsettledQuestion unsettled) => new(
        unsettled.Question.Id,
        [.. unsettled.Changes.Select(change => new DecisiveOptionResponse(change.Option.Id, change.First.Ids(), change.Lead))]);
}

internal sealed record DecisiveOptionResponse(string Option, IReadOnlyList<string> First, double? Lead);
