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
