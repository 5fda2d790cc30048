using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>What an evaluation tells only when it is asked to; null where it was not.</summary>
internal sealed record EvaluationExtras(
    RobustnessResponse? Robustness,
    IReadOnlyList<StabilityResponse>? Stability,
    IReadOnlyList<AnswerFlipResponse>? Flips,
    IReadOnlyList<RatingFlipResponse>? RatingFlips)
{
    /// <summary>Computes what is asked for, which may take seconds.</summary>
    public static EvaluationExtras Of(DecisionModel model, AnswerSet answers, EvaluationOptions included) => new(
        !included.Robustness ? null : RobustnessResponse.From(
            model.MeasureRobustness(answers, included.Draws),
            [.. model.Catalogue.Alternatives.Select(alternative => alternative.Id)],
            [.. model.Catalogue.Criteria.Select(criterion => criterion.Id)]),
        !included.Stability ? null : [.. model.MeasureStability(answers).Select(measured =>
            new StabilityResponse(measured.Criterion.Id, measured.Weight, measured.First, measured.Ranking))],
        !included.Flips ? null : [.. model.FindFlips(answers).Flips.Select(AnswerFlipResponse.Of)],
        !included.Flips ? null : [.. model.FindRatingFlips(answers).Select(RatingFlipResponse.Of)]);

    /// <param name="json">Within an object.</param>
    public void Write(Utf8JsonWriter json)
    {
        Part("robustness", Robustness, EvaluationJson.Default.RobustnessResponse);
        Part("stability", Stability, EvaluationJson.Default.IReadOnlyListStabilityResponse);
        Part("flips", Flips, EvaluationJson.Default.IReadOnlyListAnswerFlipResponse);
        Part("ratingFlips", RatingFlips, EvaluationJson.Default.IReadOnlyListRatingFlipResponse);

        void Part<T>(string name, T? part, JsonTypeInfo<T> type)
            where T : class
        {
            if (part is null)
                return;
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, part, type);
        }
    }
}
