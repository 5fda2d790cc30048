namespace GoAdvisor.Engine.Robustness.Draws;

/// <summary>
/// Draws weights that add up to 1, uniformly: exponential deviates divided by their sum (Devroye 1986, chapter V; Tervonen and Lahdelma 2007). Sorted and
/// assigned by rank they are uniform over the weights that keep an order (Butler, Jia and Dyer 1997). Every criterion has its own sequence.
/// </summary>
internal sealed class WeightSampler
{
    private readonly DrawStream[] streams;

    /// <summary>The criteria by descending weight; null when no order is kept.</summary>
    private readonly int[]? order;

    /// <summary>Where each run of equal ranks ends in <see cref="order"/>.</summary>
    private readonly int[] runEnds;
    private readonly double[] sorted;

    private WeightSampler(int seed, IReadOnlyList<string> criteria, int[]? order, int[] runEnds)
    {
        (this.order, this.runEnds) = (order, runEnds);
        streams = [.. criteria.Select(criterion => new DrawStream(seed, "weight", criterion))];
        sorted = new double[criteria.Count];
    }

    public static WeightSampler OverSimplex(int seed, IReadOnlyList<string> criteria) => new(seed, criteria, order: null, runEnds: []);

    /// <summary>Uniform over the weights that follow <paramref name="ranks"/>: rank 1 weighs most, equal ranks are in either order.</summary>
    public static WeightSampler KeepingOrder(int seed, IReadOnlyList<string> criteria, IReadOnlyList<int> ranks)
    {
        int[] order = [.. Enumerable.Range(0, criteria.Count).OrderBy(c => ranks[c])];
        return new WeightSampler(seed, criteria, order, [.. Enumerable.Range(1, order.Length)
            .Where(end => end == order.Length || ranks[order[end]] != ranks[order[end - 1]])]);
    }

    public int Count => streams.Length;

    public void Draw(Span<double> weights)
    {
        var sum = 0.0;
        for (var c = 0; c < weights.Length; c++)
            sum += weights[c] = streams[c].NextExponential();
        for (var c = 0; c < weights.Length; c++)
            weights[c] /= sum;
        if (order is not null)
            AssignByRank(order, weights);
    }

    /// <summary>
    /// Within equal ranks the larger draw gets the larger weight; which one that is does not depend on the sorted weights, so all orders are equally likely.
    /// </summary>
    private void AssignByRank(int[] order, Span<double> weights)
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

    /// <summary>Insertion sort, largest first: runs are short and nothing is allocated.</summary>
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
