namespace GoAdvisor.Engine.Robustness.Stability;

/// <summary>
/// How far the weight of one criterion, a share of 1, can move with all others scaled proportionally before the first place or any place changes. Exact, not
/// sampled.
/// </summary>
public sealed record WeightStability(Criterion Criterion, double Weight, WeightInterval First, WeightInterval Ranking);

/// <summary>
/// Shares of 1 between which nothing changes, around the present weight. Beyond an end that is not 0 or 1 something changes; at the end itself there may be a
/// tie.
/// </summary>
public readonly record struct WeightInterval(double Min, double Max);

/// <summary>
/// The scores of all alternatives that are not excluded, in catalogue order, as the weight of one criterion goes from 0 to 1 and all others are scaled
/// proportionally. The present weight is a share of 1.
/// </summary>
public sealed record WeightWalk(Criterion Criterion, double Weight, IReadOnlyList<WalkLine> Lines);

/// <summary>The score of one alternative, linear between points by ascending weight from 0 to 1; a cap makes a bend.</summary>
public sealed record WalkLine(Alternative Alternative, IReadOnlyList<WalkPoint> Points);

/// <summary>A score, 0 to 100 after constraints, at a weight, 0 to 1.</summary>
public readonly record struct WalkPoint(double Weight, double Score);
