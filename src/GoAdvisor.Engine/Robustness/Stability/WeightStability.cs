namespace GoAdvisor.Engine.Robustness.Stability;

/// <summary>
/// How far the weight of one criterion can move, all others scaled proportionally, before something changes. Exact, not sampled.
/// </summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Weight">Its present weight as a share of all weights, 0 to 1.</param>
/// <param name="First">Within it the first place stays as it is.</param>
/// <param name="Ranking">Within it the whole ranking, ties included, stays as it is.</param>
public sealed record WeightStability(Criterion Criterion, double Weight, WeightInterval First, WeightInterval Ranking);

/// <summary>
/// Shares of 1 between which nothing changes. It holds the present weight. Beyond an end that is not 0 or 1 something has changed; at
/// the very end it may have (a tie).
/// </summary>
public readonly record struct WeightInterval(double Min, double Max);

/// <summary>What every alternative would score while the weight of one criterion goes from 0 to 1, all others scaled proportionally.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Weight">Its present weight as a share of all weights, 0 to 1.</param>
/// <param name="Lines">One per alternative that is not excluded, in catalogue order.</param>
public sealed record WeightWalk(Criterion Criterion, double Weight, IReadOnlyList<WalkLine> Lines);

/// <summary>The score of one alternative, linear between points by ascending weight from 0 to 1; a cap makes a bend.</summary>
public sealed record WalkLine(Alternative Alternative, IReadOnlyList<WalkPoint> Points);

/// <summary>A score, 0 to 100 after constraints, at a weight, 0 to 1.</summary>
public readonly record struct WalkPoint(double Weight, double Score);
