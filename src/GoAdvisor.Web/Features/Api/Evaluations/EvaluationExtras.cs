using System.Text.Json.Serialization.Metadata;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>What a response has only when it was asked for, because it takes longer; null when it was not.</summary>
internal sealed record EvaluationExtras(
    RobustnessResponse? Robustness,
    IReadOnlyList<StabilityResponse>? Stability,
    IReadOnlyList<AnswerFlipResponse>? Flips,
    IReadOnlyList<RatingFlipResponse>? RatingFlips,
    OwnWeightsResponse? OwnWeights = null,
    string? Summary = null)
{
    /// <summary>The result by weights that a team has set itself.</summary>
    public static EvaluationExtras Of(AnswerSet answers, Evaluation evaluation, KeptWeights own) =>
        new(null, null, null, null, OwnWeightsResponse.Of(OwnWeightsSection.Of(answers, evaluation, own)));

    /// <summary>Computes what is asked for, which may take seconds; given up between its parts.</summary>
    public static EvaluationExtras Of(EvaluationOptions asked, PublishedCatalogue published, AnswerSet answers, CancellationToken cancellationToken)
    {
        var (model, catalogue) = (answers.Model, answers.Model.Catalogue);
        return new EvaluationExtras(
            Costly(asked.Robustness, () => RobustnessResponse.From(
                model.MeasureRobustness(answers, asked.Draws),
                catalogue.Alternatives.Ids(),
                [.. catalogue.Criteria.Select(criterion => criterion.Id)])),
            Costly<IReadOnlyList<StabilityResponse>>(asked.Stability, () => [.. model.MeasureStability(answers).Select(measured =>
                new StabilityResponse(measured.Criterion.Id, measured.Weight, measured.First, measured.Ranking))]),
            Costly<IReadOnlyList<AnswerFlipResponse>>(asked.Flips, () => [.. model.JudgeFlips(answers, model.FindFlips(answers)).Select(AnswerFlipResponse.Of)]),
            Costly<IReadOnlyList<RatingFlipResponse>>(asked.Flips, () => [.. model.FindRatingFlips(answers).Select(RatingFlipResponse.Of)]),
            Summary: Costly(asked.Summary, () => RecommendationBuilder.Build(published, Unsaved(published, answers), cancellationToken: cancellationToken).Summary ?? ""));

        T? Costly<T>(bool isAsked, Func<T> make)
            where T : class
        {
            cancellationToken.ThrowIfCancellationRequested();
            return isAsked ? make() : null;
        }
    }

    /// <summary>Answers that belong to nobody, as an assessment has them.</summary>
    private static AssessmentSnapshot Unsaved(PublishedCatalogue published, AnswerSet answers) => new()
    {
        Id = Guid.Empty,
        Title = "",
        Context = null,
        CatalogueVersion = published.Number,
        CreatedAt = DateTimeOffset.UnixEpoch,
        AsOf = DateTimeOffset.UnixEpoch,
        Revision = 0,
        Answers = answers.ToText().ToDictionary(answer => answer.Key, answer => new SavedAnswer(answer.Value, 0)),
    };

    public void Write(Utf8JsonWriter json)
    {
        if (Summary is not null)
            json.WriteString("summary"u8, Summary);
        Write(json, "robustness"u8, Robustness, ApiJson.Default.RobustnessResponse);
        Write(json, "stability"u8, Stability, ApiJson.Default.IReadOnlyListStabilityResponse);
        Write(json, "flips"u8, Flips, ApiJson.Default.IReadOnlyListAnswerFlipResponse);
        Write(json, "ratingFlips"u8, RatingFlips, ApiJson.Default.IReadOnlyListRatingFlipResponse);
        Write(json, "ownWeights"u8, OwnWeights, ApiJson.Default.OwnWeightsResponse);
    }

    private static void Write<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T? part, JsonTypeInfo<T> type)
        where T : class
    {
        if (part is null)
            return;
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, part, type);
    }
}
