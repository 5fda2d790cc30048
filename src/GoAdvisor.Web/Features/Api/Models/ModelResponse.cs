using GoAdvisor.Engine.AdditiveModels;
using GoAdvisor.Web.Features.Api.Evaluations;

namespace GoAdvisor.Web.Features.Api.Models;

/// <summary>An evaluated model in API v1.</summary>
internal sealed record ModelResponse(
    IReadOnlyList<ModelAlternativeResponse> Alternatives, IReadOnlyList<StabilityResponse> Stability, RobustnessResponse Robustness)
{
    public static ModelResponse From(AdditiveModel model, ModelEvaluation evaluation) => new(
        [.. evaluation.Alternatives.Select(one => new ModelAlternativeResponse(one.Id, one.Score, one.Rank))],
        [.. evaluation.Stability.Select(one => new StabilityResponse(one.Criterion, one.Weight, one.First, one.Ranking))],
        RobustnessResponse.From(evaluation.Robustness, model.Alternatives, [.. model.Criteria.Select(criterion => criterion.Id)]));
}

/// <param name="Score">0 to 1.</param>
/// <param name="Rank">1 is first; equal scores share a rank.</param>
internal sealed record ModelAlternativeResponse(string Id, double Score, int Rank);
