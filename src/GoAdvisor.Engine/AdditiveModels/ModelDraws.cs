namespace GoAdvisor.Engine.AdditiveModels;

/// <summary>
/// Weights and ratings have separate random sequences: confidence factors reuse the same ratings, and adding an alternative does not change the draws of the
/// others.
/// </summary>
internal sealed class ModelDraws
{
    /// <summary>Larger than the rounding error of a sum of 64 products, smaller than any difference between distinct scores.</summary>
    private const double EqualWithin = 1e-12;

    private readonly ModelTable table;
    private readonly DrawSettings settings;
    private readonly double[] stated;
    private readonly bool ratingsVary;

    public ModelDraws(ModelTable table, DrawSettings settings)
    {
        this.table = table;
        this.settings = settings;
        stated = [.. table.Criteria.Select((_, c) => (double)table.Share(c))];
        ratingsVary = table.Ratings.Any(row => row.Any(rating => rating.Varies));
    }

    public RobustnessResult Run()
    {
        var tally = new RankTally(table.Alternatives.Count, stated.Length, EqualWithin);
        var sampler = Sampler();
        var ratings = new RatingDraws(table, settings.Seed);
        var scores = new double[table.Alternatives.Count];
        var weights = (double[])stated.Clone();
        var draws = sampler is null && !ratingsVary ? 1 : settings.Samples;
        for (var draw = 0; draw < draws; draw++)
        {
            sampler?.Draw(weights);
            ratings.Draw();
            ratings.Score(weights, scores);
            tally.Add(scores, weights);
        }
        return tally.ToRobustness(settings, sampler is null ? FirstShares(tally) : Confidence(tally));
    }

    private WeightSampler? Sampler() => settings.Weights switch
    {
        WeightDraws.Stated => null,
        WeightDraws.Simplex => WeightSampler.OverSimplex(settings.Seed, table.Criteria),
        WeightDraws.Ordered => WeightSampler.KeepingOrder(settings.Seed, table.Criteria,
            [.. table.Weights.Select(weight => 1 + table.Weights.Count(other => other > weight))]),
        _ => throw new InvalidOperationException($"There is no way to draw weights called {settings.Weights}."),
    };

    /// <summary>With constant weights every draw already used the central weights.</summary>
    private double?[] FirstShares(RankTally tally) =>
        [.. table.Alternatives.Select((_, a) => tally.First(a) is > 0 and var share ? share : (double?)null)];

    /// <summary>How often each alternative is first under its own central weights, over the same drawn ratings.</summary>
    private double?[] Confidence(RankTally tally)
    {
        var central = table.Alternatives.Select((_, a) => tally.CentralWeights(a)?.ToArray()).ToArray();
        var first = new int[central.Length];
        var ratings = new RatingDraws(table, settings.Seed);
        var scores = new double[central.Length];
        var draws = ratingsVary ? settings.Samples : 1;
        for (var draw = 0; draw < draws; draw++)
        {
            ratings.Draw();
            for (var a = 0; a < central.Length; a++)
            {
                if (central[a] is not { } weights)
                    continue;
                ratings.Score(weights, scores);
                if (tally.IsFirst(scores, a))
                    first[a]++;
            }
        }
        return [.. central.Select((weights, a) => weights is null ? null : (double?)first[a] / draws)];
    }
}

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

    /// <summary>Summed in the order of the criteria, for the same result to the last bit on every machine.</summary>
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
