using System.Text.Json.Serialization;
using GoAdvisor.Data;
using GoAdvisor.Engine;

namespace GoAdvisor.Web.Features.Evaluations;

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

    public static EvaluationResponse From(PublishedCatalogue published, Evaluation evaluation) => new(
        published.Number,
        evaluation.Coverage.Share,
        evaluation.Coverage.Answered,
        evaluation.Coverage.Asked,
        VerdictResponse.Of(evaluation.Verdict),
        Map(evaluation.Alternatives, AlternativeResponse.Of),
        Map(evaluation.Criteria, result => CriterionResponse.Of(result, published.Catalogue.Alternatives)),
        Map(evaluation.Constraints, ConstraintResponse.Of),
        Map(evaluation.SettleFirst, UnsettledResponse.Of));

    /// <summary>The same with what else was asked for.</summary>
    public EvaluationResponse With(DecisionModel model, AnswerSet answers, Included included) => this with
    {
        Robustness = !included.Robustness ? null : RobustnessResponse.From(
            model.MeasureRobustness(answers, included.Draws),
            Map(model.Catalogue.Alternatives, alternative => alternative.Id),
            Map(model.Catalogue.Criteria, criterion => criterion.Id)),
        Stability = !included.Stability ? null : Map(model.MeasureStability(answers), measured =>
            new StabilityResponse(measured.Criterion.Id, measured.Weight, measured.First, measured.Ranking)),
        Flips = included.Flips ? Map(model.FindFlips(answers).Flips, AnswerFlipResponse.Of) : null,
        RatingFlips = included.Flips ? Map(model.FindRatingFlips(answers), RatingFlipResponse.Of) : null,
    };

    /// <summary>An array of known length, because this is done some hundred times for one answer.</summary>
    internal static TTo[] Map<TFrom, TTo>(IReadOnlyList<TFrom> items, Func<TFrom, TTo> map)
    {
        if (items.Count == 0)
            return [];
        var mapped = new TTo[items.Count];
        for (var i = 0; i < mapped.Length; i++)
            mapped[i] = map(items[i]);
        return mapped;
    }
}

internal sealed record VerdictResponse(
    VerdictKind Kind, string? Winner, IReadOnlyList<string> Contenders, string? RunnerUp, double? Lead, double? FirstShare, string Headline, string Text)
{
    public static VerdictResponse Of(Verdict verdict) => new(
        verdict.Kind,
        verdict.Winner?.Id,
        EvaluationResponse.Map(verdict.Contenders, alternative => alternative.Id),
        verdict.RunnerUp?.Id,
        verdict.Lead,
        verdict.FirstShare,
        verdict.Headline,
        verdict.Text);
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
        result.Alternative.Id,
        result.Rank,
        result.Score,
        result.ScoreBeforeConstraints,
        result.Excluded,
        result.FirstShare,
        result.ArticleMatch,
        EvaluationResponse.Map(result.Effects, applied => new AppliedEffectResponse(
            applied.Constraint.Id, applied.Effect.Kind, applied.Effect.Cap, applied.Effect.Reason)));
}

internal sealed record AppliedEffectResponse(string Constraint, EffectKind Effect, int? Cap, string Reason);

internal sealed record CriterionResponse(
    string Id, double Weight, double WeightBeforeCap, IReadOnlyList<WeightOriginResponse> From, IReadOnlyDictionary<string, double> Contributions)
{
    public static CriterionResponse Of(CriterionResult result, IReadOnlyList<Alternative> alternatives)
    {
        var contributions = new Dictionary<string, double>(alternatives.Count);
        for (var a = 0; a < alternatives.Count; a++)
            contributions.Add(alternatives[a].Id, result.Contributions[a]);
        return new CriterionResponse(
            result.Criterion.Id,
            result.Weight,
            result.WeightBeforeCap,
            EvaluationResponse.Map(result.From, origin => new WeightOriginResponse(origin.Question.Id, origin.Option.Id, origin.Strength)),
            contributions);
    }
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
        result.PointedOut,
        EvaluationResponse.Map(result.Because, given => new AnswerResponse(given.Question.Id, given.Option.Id)),
        EvaluationResponse.Map(result.Effects, effect => new EffectResponse(effect.Alternative, effect.Kind, effect.Cap, effect.Reason)));
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
        EvaluationResponse.Map(unsettled.Changes, change => new DecisiveOptionResponse(
            change.Option.Id, EvaluationResponse.Map(change.First, alternative => alternative.Id), change.Lead)));
}

internal sealed record DecisiveOptionResponse(string Option, IReadOnlyList<string> First, double? Lead);
