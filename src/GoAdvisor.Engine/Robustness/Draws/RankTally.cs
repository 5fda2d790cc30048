namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>
/// Counts ranks and pairwise wins over many draws, and sums the weights under which each alternative is first (SMAA-2: Lahdelma and Salminen 2001). Scores that
/// differ by at most <paramref name="equalWithin"/> are equal; 0 for exact scores.
/// </summary>
internal sealed class RankTally(int alternatives, int criteria, double equalWithin)
{
    /// <summary>The score of an excluded alternative: it has no rank and everything else scores higher.</summary>
    public const double Excluded = double.NegativeInfinity;

    private readonly int[] ranks = new int[alternatives * alternatives];
    private readonly int[] wins = new int[alternatives * alternatives];

    // Differences from the weights of the first draw: the mean of constant weights is then exact.
    private readonly double[] origin = new double[criteria];
    private readonly double[] sums = new double[alternatives * criteria];

    public int Count { get; private set; }

    /// <summary>Scores are after caps, <see cref="Excluded"/> for excluded alternatives; weights are shares of 1.</summary>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights)
    {
        if (Count++ == 0)
            weights.CopyTo(origin);
        for (var a = 0; a < alternatives; a++)
        {
            var rank = 0;
            for (var other = 0; other < alternatives; other++)
            {
                if (scores[other] > scores[a] + equalWithin)
                    rank++;
                else if (scores[a] > scores[other] + equalWithin)
                    wins[(a * alternatives) + other]++;
            }
            if (double.IsNegativeInfinity(scores[a]))
                continue;
            ranks[(a * alternatives) + rank]++;
            if (rank > 0)
                continue;
            for (var c = 0; c < criteria; c++)
                sums[(a * criteria) + c] += weights[c] - origin[c];
        }
    }

    public bool IsFirst(ReadOnlySpan<double> scores, int alternative)
    {
        foreach (var score in scores)
        {
            if (score > scores[alternative] + equalWithin)
                return false;
        }
        return !double.IsNegativeInfinity(scores[alternative]);
    }

    /// <summary>The share of draws in which the alternative is first, alone or tied.</summary>
    public double First(int alternative) => (double)ranks[alternative * alternatives] / Count;

    /// <summary>The mean weights over the draws in which the alternative is first; null when it never is.</summary>
    public IReadOnlyList<double>? CentralWeights(int alternative)
    {
        var first = ranks[alternative * alternatives];
        if (first == 0)
            return null;
        var central = new double[criteria];
        for (var c = 0; c < criteria; c++)
            central[c] = origin[c] + (sums[(alternative * criteria) + c] / first);
        return central;
    }

    public RobustnessResult ToRobustness(DrawSettings draws, IReadOnlyList<double?> confidence) => new(draws,
        [.. Enumerable.Range(0, alternatives).Select(a => new AlternativeRobustness
        {
            RankAcceptability = Shares(ranks, a),
            Beats = Shares(wins, a),
            CentralWeights = CentralWeights(a),
            Confidence = confidence[a],
        })]);

    private double[] Shares(int[] counts, int row)
    {
        var shares = new double[alternatives];
        for (var i = 0; i < alternatives; i++)
            shares[i] = (double)counts[(row * alternatives) + i] / Count;
        return shares;
    }
}
