namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>The result of an additive model, in the order of its alternatives and criteria.</summary>
public sealed record ModelEvaluation(
    IReadOnlyList<ModelScore> Alternatives, IReadOnlyList<ModelStability> Stability, RobustnessResult Robustness);

/// <summary>The score of an alternative, 0 to 1, and its rank: 1 + the number of alternatives with a higher score. Ties are exact.</summary>
public sealed record ModelScore(string Id, double Score, int Rank);

/// <summary>How far the weight of one criterion can move, all others scaled proportionally, before something changes. Exact, not sampled.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Weight">Its weight as a share of all weights, 0 to 1.</param>
/// <param name="First">Within it the first place stays as it is.</param>
/// <param name="Ranking">Within it the whole ranking, ties included, stays as it is.</param>
public sealed record ModelStability(string Criterion, double Weight, WeightInterval First, WeightInterval Ranking);
