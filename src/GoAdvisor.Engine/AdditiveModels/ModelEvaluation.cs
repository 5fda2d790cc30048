using GoAdvisor.Engine.Robustness;
using GoAdvisor.Engine.Robustness.Stability;

namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>The result of an additive model.</summary>
/// <param name="Alternatives">One entry per alternative, in the order of the model.</param>
/// <param name="Stability">One entry per criterion, in the order of the model.</param>
/// <param name="Robustness">What the draws say.</param>
public sealed record ModelEvaluation(
    IReadOnlyList<ModelScore> Alternatives, IReadOnlyList<ModelStability> Stability, RobustnessResult Robustness);

/// <summary>Where one alternative stands.</summary>
/// <param name="Id">The alternative.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Rank">1 + the number of alternatives with a higher score; equal scores, which are told exactly, share it.</param>
public sealed record ModelScore(string Id, double Score, int Rank);

/// <summary>How far the weight of one criterion can move, all others scaled proportionally, before something changes. Exact, not sampled.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Weight">Its weight as a share of all weights, 0 to 1.</param>
/// <param name="First">Within it the first place stays as it is.</param>
/// <param name="Ranking">Within it the whole ranking, ties included, stays as it is.</param>
public sealed record ModelStability(string Criterion, double Weight, WeightInterval First, WeightInterval Ranking);
