namespace GoAdvisor.Engine.Robustness.Flips;

internal sealed class RatingFlipSearch
{
    private readonly DecisionModel model;
    /// <summary>After joint ceilings, in whole numbers.</summary>
    private readonly long[] weights;
    private readonly AlternativeScore[] scores;

    /// <summary>Highest numerators that caps allow; negative for the excluded.</summary>
    private readonly long[] ceilings;
    private readonly long denominator;
    private readonly ulong first;

    /// <summary>Its lead is measured; on a tie, the first in catalogue order.</summary>
    private readonly int leader;

    public RatingFlipSearch(DecisionModel model, AnswerSet answers)
    {
        this.model = model;
        weights = new long[model.Tables.Criteria];
        var derived = new byte[model.Tables.Width];
        scores = new AlternativeScore[model.Catalogue.Alternatives.Count];
        denominator = model.Score(answers.Bits, derived, scores);
        model.Scoring.Lower(derived, weights);
        var points = new int[scores.Length];
        model.Scoring.Ceilings(answers.Bits, points);
        ceilings = [.. points.Select(ceiling => ceiling * denominator)];
        first = AlternativeScore.First(scores);
        leader = System.Numerics.BitOperations.TrailingZeroCount(first);
    }

    /// <summary>Largest change of the lead first; empty while fewer than two alternatives are left or no criterion has weight.</summary>
    public IReadOnlyList<RatingFlip> Run()
    {
        if (denominator == 0 || scores.Count(score => !score.Excluded) < 2)
            return [];
        var current = Lead([.. scores.Select(score => score.Place)]);
        return [.. Flips().OrderByDescending(flip => Math.Abs(flip.Lead - current))];
    }

    private IEnumerable<RatingFlip> Flips() =>
        from c in Enumerable.Range(0, model.Tables.Criteria)
        where weights[c] > 0
        from a in Enumerable.Range(0, scores.Length)
        where !scores[a].Excluded
        let rating = model.Tables.Ratings[(a * model.Tables.Width) + c]
        from to in new[] { rating - 1, rating + 1 }
        where to is >= 0 and <= Rating.Best
        select Flip(c, a, rating, to);

    private RatingFlip Flip(int criterion, int alternative, int from, int to)
    {
        var places = new long[scores.Length];
        for (var a = 0; a < places.Length; a++)
            places[a] = scores[a].Place;
        places[alternative] = Math.Min(
            scores[alternative].BeforeConstraints + (100 * weights[criterion] * (to - from)), ceilings[alternative]);
        var best = places.Max();
        ulong after = 0;
        for (var a = 0; a < places.Length; a++)
            after |= places[a] == best ? 1UL << a : 0;
        return new RatingFlip(
            model.Catalogue.Criteria[criterion], model.Catalogue.Alternatives[alternative], from, to, Lead(places), model.Named(after), after != first);
    }

    private double Lead(long[] places)
    {
        var other = places.Where((_, a) => a != leader).Max();
        return (double)(places[leader] - other) / denominator;
    }
}
