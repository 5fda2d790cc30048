namespace GoAdvisor.Engine.AdditiveModels;

internal sealed class RatingDraws
{
    private readonly int alternatives;

    /// <summary>By criterion, then alternative. Values of ratings that do not vary are filled in once.</summary>
    private readonly double[] values;
    private readonly List<(int At, DrawStream Stream, Func<DrawStream, double> Sampler, ValueFunction Function)> varying = [];

    public RatingDraws(ModelTable table, int seed)
    {
        alternatives = table.Alternatives.Count;
        values = new double[table.Criteria.Count * alternatives];
        for (var c = 0; c < table.Criteria.Count; c++)
        {
            for (var a = 0; a < alternatives; a++)
            {
                var at = (c * alternatives) + a;
                values[at] = (double)table.Values[a][c];
                if (table.Ratings[a][c] is { Varies: true } rating)
                {
                    var stream = new DrawStream(seed, "rating", table.Alternatives[a], table.Criteria[c]);
                    varying.Add((at, stream, rating.Sampler(), table.Functions[c]));
                }
            }
        }
    }

    public void Draw()
    {
        foreach (var (at, stream, sampler, function) in varying)
            values[at] = function.Of(sampler(stream));
    }

    /// <summary>
    /// Vectorised over alternatives; each score is summed in the order of the criteria, so the result is the same to the last bit on every machine.
    /// </summary>
    public void Score(ReadOnlySpan<double> weights, Span<double> scores)
    {
        scores.Clear();
        for (var c = 0; c < weights.Length; c++)
        {
            var row = values.AsSpan(c * alternatives, alternatives);
            var weight = new Vector<double>(weights[c]);
            var a = 0;
            for (; a <= row.Length - Vector<double>.Count; a += Vector<double>.Count)
            {
                var sum = new Vector<double>(scores[a..]) + (weight * new Vector<double>(row[a..]));
                sum.CopyTo(scores[a..]);
            }
            for (; a < row.Length; a++)
                scores[a] += weights[c] * row[a];
        }
    }
}
