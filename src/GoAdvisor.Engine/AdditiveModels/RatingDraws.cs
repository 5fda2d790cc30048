namespace GoAdvisor.Engine;

/// <summary>Draws the ratings of a model one after the other, and scores what was drawn.</summary>
internal sealed class RatingDraws
{
    private readonly int criteria;

    /// <summary>By alternative, then criterion. Of a rating that does not vary, the value stands here from the start.</summary>
    private readonly double[] values;
    private readonly List<(int At, ModelRating Rating, ValueFunction Function, DrawStream Stream)> varying = [];

    public RatingDraws(ModelTable table, int seed)
    {
        criteria = table.Criteria.Count;
        values = [.. table.Values.SelectMany(row => row).Select(value => (double)value)];
        for (var a = 0; a < table.Alternatives.Count; a++)
        {
            for (var c = 0; c < criteria; c++)
            {
                if (table.Ratings[a][c] is { Varies: true } rating)
                {
                    varying.Add(((a * criteria) + c, rating, table.Functions[c],
                        new DrawStream(seed, "rating", table.Alternatives[a], table.Criteria[c])));
                }
            }
        }
    }

    public void Draw()
    {
        foreach (var (at, rating, function, stream) in varying)
            values[at] = function.Of(rating.Draw(stream));
    }

    public void Score(ReadOnlySpan<double> weights, Span<double> scores)
    {
        for (var a = 0; a < scores.Length; a++)
        {
            var score = 0.0;
            var row = values.AsSpan(a * criteria, criteria);
            for (var c = 0; c < row.Length; c++)
                score += weights[c] * row[c];
            scores[a] = score;
        }
    }
}
