namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>
/// Draws weights that add up to 1, uniformly: exponential deviates divided by their sum are uniform on the simplex (Devroye 1986,
/// chapter V; Tervonen and Lahdelma 2007). Sorted and dealt out by rank they are uniform on the part that keeps an order (Butler, Jia
/// and Dyer 1997). Every criterion has a sequence of its own.
/// </summary>
internal sealed class WeightSampler
{
    private readonly DrawStream[] streams;

    /// <summary>The criteria by descending weight; null where no order is kept.</summary>
    private readonly int[]? order;

    /// <summary>Where in <see cref="order"/> each run of equal weights ends.</summary>
    private readonly int[] runEnds = [];
    private readonly double[] sorted;

    private WeightSampler(int seed, IReadOnlyList<string> criteria, int[]? order)
    {
        streams = [.. criteria.Select(criterion => new DrawStream(seed, "weight", criterion))];
        sorted = new double[criteria.Count];
        this.order = order;
    }

    /// <summary>Uniform over all weights.</summary>
    public static WeightSampler OverSimplex(int seed, IReadOnlyList<string> criteria) => new(seed, criteria, order: null);

    /// <summary>
    /// Uniform over the weights in which a criterion weighs more than another wherever <paramref name="ranks"/> says so. Equal ranks
    /// say nothing about each other: either may weigh more.
    /// </summary>
    /// <param name="seed">Where the sequences start.</param>
    /// <param name="criteria">Their ids.</param>
    /// <param name="ranks">One per criterion; 1 weighs most.</param>
    public static WeightSampler KeepingOrder(int seed, IReadOnlyList<string> criteria, IReadOnlyList<int> ranks)
    {
        int[] order = [.. Enumerable.Range(0, criteria.Count).OrderBy(c => ranks[c])];
        return new WeightSampler(seed, criteria, order, [.. Enumerable.Range(1, order.Length)
            .Where(end => end == order.Length || ranks[order[end]] != ranks[order[end - 1]])]);
    }

    private WeightSampler(int seed, IReadOnlyList<string> criteria, int[] order, int[] runEnds)
        : this(seed, criteria, order) => this.runEnds = runEnds;

    /// <summary>How many weights a draw has.</summary>
    public int Count => streams.Length;

    /// <summary>Fills in one draw.</summary>
    /// <param name="weights">As many as there are criteria.</param>
    public void Draw(Span<double> weights)
    {
        var sum = 0.0;
        for (var c = 0; c < weights.Length; c++)
            sum += weights[c] = streams[c].NextExponential();
        for (var c = 0; c < weights.Length; c++)
            weights[c] /= sum;
        if (order is not null)
            Deal(order, weights);
    }

    /// <summary>
    /// Deals the sorted weights out by rank. Among equal ranks whoever drew more gets more: which of them did is independent of the
    /// sorted weights, so each order is as likely as the others.
    /// </summary>
    private void Deal(int[] order, Span<double> weights)
    {
        weights.CopyTo(sorted);
        Array.Sort(sorted);
        var start = 0;
        foreach (var end in runEnds)
        {
            var run = order.AsSpan(start, end - start);
            SortByWeight(run, weights);
            for (var i = 0; i < run.Length; i++)
                weights[run[i]] = sorted[sorted.Length - 1 - start - i];
            start = end;
        }
    }

    /// <summary>Puts the heavier first, by insertion: runs are short as a rule, and nothing is allocated.</summary>
    private static void SortByWeight(Span<int> run, ReadOnlySpan<double> weights)
    {
        for (var i = 1; i < run.Length; i++)
        {
            var moved = run[i];
            var at = i;
            for (; at > 0 && weights[run[at - 1]] < weights[moved]; at--)
                run[at] = run[at - 1];
            run[at] = moved;
        }
    }
}
