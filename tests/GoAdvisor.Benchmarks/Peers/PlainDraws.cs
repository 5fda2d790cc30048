using GoAdvisor.Engine.Robustness.Draws;

namespace GoAdvisor.Benchmarks.Peers;

/// <summary>
/// First places over draws the way they are mostly counted: for each draw the factors and ratings are drawn, the scores added up in
/// floating point, and the best found, in plain loops. The random numbers are the engine's, so that both must count the same.
/// </summary>
internal sealed class PlainDraws(Catalogue catalogue)
{
    private readonly int alternatives = catalogue.Alternatives.Count;
    private readonly int criteria = catalogue.Criteria.Count;
    private readonly Rating[,] ratings = Ratings(catalogue);

    /// <summary>By alternative: in how many draws it is first.</summary>
    /// <param name="weights">Stated weights, 0 to 1.</param>
    /// <param name="ceilings">Points; −1 for the excluded.</param>
    public int[] CountFirst(double[] weights, int[] ceilings)
    {
        var first = new int[alternatives];
        var (factorStreams, ratingStreams) = Streams();
        var lowest = (int)(catalogue.Draws.WeightFactorMin * DrawTable.FactorUnit);
        var levels = (int)(catalogue.Draws.WeightFactorMax * DrawTable.FactorUnit) - lowest + 1;
        var drawn = new double[criteria];
        var scores = new double[alternatives];
        for (var draw = 0; draw < catalogue.Draws.Count; draw++)
        {
            var total = 0.0;
            for (var c = 0; c < criteria; c++)
                total += drawn[c] = weights[c] * (lowest + factorStreams[c].Below(levels));
            for (var a = 0; a < alternatives; a++)
            {
                var sum = 0.0;
                for (var c = 0; c < criteria; c++)
                {
                    var rating = ratings[a, c].Value;
                    if (ratings[a, c].Uncertainty > 0)
                        rating = Math.Clamp(rating - 1 + ratingStreams[(a * criteria) + c].Below(3), 0, Rating.Best);
                    sum += drawn[c] * rating;
                }
                scores[a] = ceilings[a] < 0 ? -1 : Math.Min(100 * sum / (Rating.Best * total), ceilings[a]);
            }
            var best = scores[0];
            for (var a = 1; a < alternatives; a++)
                best = Math.Max(best, scores[a]);
            for (var a = 0; a < alternatives; a++)
            {
                if (scores[a] == best && best >= 0)
                    first[a]++;
            }
        }
        return first;
    }

    private (DrawStream[] Factors, DrawStream[] Ratings) Streams() => (
        [.. catalogue.Criteria.Select(criterion => new DrawStream(catalogue.Draws.Seed, "factor", criterion.Id))],
        [.. catalogue.Alternatives.SelectMany(alternative => catalogue.Criteria.Select(criterion =>
            new DrawStream(catalogue.Draws.Seed, "rating", criterion.Id, alternative.Id)))]);

    private static Rating[,] Ratings(Catalogue catalogue)
    {
        var ratings = new Rating[catalogue.Alternatives.Count, catalogue.Criteria.Count];
        foreach (var (c, criterion) in catalogue.Criteria.Index())
        {
            foreach (var (a, alternative) in catalogue.Alternatives.Index())
                ratings[a, c] = criterion.Ratings.Single(rating => rating.Alternative == alternative.Id);
        }
        return ratings;
    }
}
