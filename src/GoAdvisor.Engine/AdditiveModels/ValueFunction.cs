namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>Exact for results, in floating point for draws.</summary>
internal sealed class ValueFunction
{
    private readonly (Rational Rating, Rational Value)[] exact;
    private readonly double[] ratings;
    private readonly double[] values;

    public ValueFunction(ModelCriterion criterion)
    {
        IEnumerable<ValuePoint> points = criterion.Points ?? [new(criterion.Worst, 0), new(criterion.Best, 1)];
        exact = [.. points.OrderBy(point => point.Rating).Select(point => ((Rational)point.Rating, (Rational)point.Value))];
        ratings = [.. exact.Select(point => (double)point.Rating)];
        values = [.. exact.Select(point => (double)point.Value)];
    }

    public IEnumerable<Rational> Lengths => exact.Zip(exact.Skip(1), (from, to) => to.Rating - from.Rating);

    public Rational Of(Rational rating)
    {
        if (rating <= exact[0].Rating)
            return exact[0].Value;
        for (var i = 1; i < exact.Length; i++)
        {
            var (from, to) = (exact[i - 1], exact[i]);
            if (rating <= to.Rating)
                return from.Value + ((rating - from.Rating) / (to.Rating - from.Rating) * (to.Value - from.Value));
        }
        return exact[^1].Value;
    }

    public double Of(double rating)
    {
        var at = Array.BinarySearch(ratings, rating);
        if (at >= 0)
            return values[at];
        var next = ~at;
        if (next == 0)
            return values[0];
        return next == ratings.Length
            ? values[^1]
            : values[next - 1] + ((rating - ratings[next - 1]) / (ratings[next] - ratings[next - 1]) * (values[next] - values[next - 1]));
    }
}
