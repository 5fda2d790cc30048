using System.Text.Json.Serialization;

namespace GoAdvisor.Engine.Robustness;

/// <summary>Where the weights of a draw come from. Ratings vary by their own uncertainty whatever the mode.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<WeightDraws>))]
public enum WeightDraws
{
    /// <summary>Near the stated weights: each is multiplied by a factor of its own.</summary>
    Stated,

    /// <summary>Uniform over all weights that add up to 1: as if nothing were known about them.</summary>
    Simplex,

    /// <summary>Uniform over the weights that add up to 1 and keep the order of the stated ones.</summary>
    Ordered,
}

/// <summary>How many draws are made, and how. The same settings give the same numbers on every machine.</summary>
/// <param name="Samples">Number of draws; at least 1.</param>
/// <param name="Seed">Where the random sequence starts.</param>
/// <param name="Weights">Where the weights of a draw come from.</param>
public sealed record DrawSettings(int Samples, int Seed, WeightDraws Weights);

/// <summary>
/// How the ranking holds up when weights and ratings are drawn at random within their uncertainty (stochastic multicriteria acceptability analysis, SMAA-2:
/// Lahdelma and Salminen 2001).
/// </summary>
public sealed record RobustnessResult(DrawSettings Draws, IReadOnlyList<AlternativeRobustness> Alternatives);

/// <summary>What the draws say about one alternative.</summary>
public sealed record AlternativeRobustness
{
    /// <summary>
    /// Rank acceptability: at index r − 1 the share of draws, 0 to 1, in which it has rank r. Ties share the better rank; all are 0 for an excluded
    /// alternative.
    /// </summary>
    public required IReadOnlyList<double> RankAcceptability { get; init; }

    /// <summary>Pairwise winning shares: the share of draws, 0 to 1, in which it scores higher than each alternative, in the model's order.</summary>
    public required IReadOnlyList<double> Beats { get; init; }

    /// <summary>
    /// Central weights: the mean of the weights, as shares of 1 in the order of the criteria, over the draws in which it is first; null when it never is.
    /// </summary>
    public required IReadOnlyList<double>? CentralWeights { get; init; }

    /// <summary>Confidence factor: the share of draws, 0 to 1, in which it is first under its central weights; null when it is never first.</summary>
    public required double? Confidence { get; init; }

    /// <summary>The share of draws in which it is first, alone or not.</summary>
    [JsonIgnore]
    public double First => RankAcceptability[0];
}
