using GoAdvisor.Engine.Robustness;
using GoAdvisor.Engine.Robustness.Stability;

namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>The result of an additive model, in the order of its alternatives and criteria.</summary>
public sealed record ModelEvaluation(
    IReadOnlyList<ModelScore> Alternatives, IReadOnlyList<ModelStability> Stability, RobustnessResult Robustness);

/// <summary>The score of an alternative, 0 to 1, and its rank: 1 + the number of alternatives with a higher score. Ties are exact.</summary>
public sealed record ModelScore(string Id, double Score, int Rank);

/// <summary>
/// How far the weight of one criterion, a share of 1, can move with all others scaled proportionally before the first place or any place changes. Exact, not
/// sampled.
/// </summary>
public sealed record ModelStability(string Criterion, double Weight, WeightInterval First, WeightInterval Ranking);
