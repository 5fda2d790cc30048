namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>
/// Counts over many draws how often each alternative has which rank and scores higher than which other, and under which weights it is
/// first: the sums behind SMAA-2 (Lahdelma and Salminen 2001).
/// </summary>
/// <param name="alternatives">How many there are.</param>
/// <param name="criteria">How many weights a draw has.</param>
/// <param name="equalWithin">
/// Scores that differ by no more than this are equal: two sums that are equal on paper differ in their last bits. 0 for exact scores.
/// </param>
internal sealed class RankTally(int alternatives, int criteria, double equalWithin)
{
    /// <summary>What stands for the score of an excluded alternative: it has no rank, and everybody who is not excluded scores higher.</summary>
    public const double Excluded = double.NegativeInfinity;

    private readonly int[] ranks = new int[alternatives * alternatives];
    private readonly int[] wins = new int[alternatives * alternatives];

    // Of the differences from the weights of the first draw, so that the mean of weights that never vary is exactly these.
    private readonly double[] origin = new double[criteria];
    private readonly double[] sums = new double[alternatives * criteria];

    /// <summary>How many draws are counted.</summary>
    public int Count { get; private set; }

    /// <summary>Counts one draw.</summary>
    /// <param name="scores">One per alternative, after caps; <see cref="Excluded"/> for one that is excluded.</param>
    /// <param name="weights">One per criterion, as shares of 1.</param>
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

    /// <summary>Whether nobody scores higher than this alternative, as <see cref="Add"/> would count it.</summary>
    public bool IsFirst(ReadOnlySpan<double> scores, int alternative)
    {
        foreach (var score in scores)
        {
            if (score > scores[alternative] + equalWithin)
                return false;
        }
        return !double.IsNegativeInfinity(scores[alternative]);
    }

    /// <summary>The share of draws in which the alternative is first, alone or not.</summary>
    public double First(int alternative) => (double)ranks[alternative * alternatives] / Count;

    /// <summary>The mean of the weights over the draws in which the alternative is first; null when there is none.</summary>
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

    /// <summary>What was counted, as shares of the draws.</summary>
    /// <param name="draws">What was drawn.</param>
    /// <param name="confidence">Confidence factors, one per alternative; they take draws of their own, under the central weights.</param>
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
