namespace GoAdvisor.Engine.Robustness.Flips;

/// <summary>Moves each rating by one step and sees what becomes of the lead.</summary>
internal sealed class RatingFlipSearch
{
    private readonly DecisionModel model;
    private readonly byte[] weights;
    private readonly AlternativeScore[] standings;

    /// <summary>Numerators that caps allow at most; below 0 for the excluded.</summary>
    private readonly int[] ceilings;
    private readonly int denominator;
    private readonly ulong first;

    /// <summary>Whose lead is watched: on a tie that of the first listed.</summary>
    private readonly int leader;

    public RatingFlipSearch(DecisionModel model, AnswerSet answers)
    {
        this.model = model;
        weights = new byte[model.Tables.Width];
        standings = new AlternativeScore[model.Catalogue.Alternatives.Count];
        denominator = model.Score(answers.Bits, weights, standings);
        ceilings = new int[standings.Length];
        model.Scoring.Ceilings(answers.Bits, ceilings);
        for (var a = 0; a < ceilings.Length; a++)
            ceilings[a] *= denominator;
        first = AlternativeScore.First(standings);
        leader = System.Numerics.BitOperations.TrailingZeroCount(first);
    }

    /// <returns>Largest change of the lead first; empty while fewer than two alternatives are left or no criterion has weight.</returns>
    public IReadOnlyList<RatingFlip> Run()
    {
        if (denominator == 0 || standings.Count(standing => !standing.Excluded) < 2)
            return [];
        var present = Lead([.. standings.Select(standing => standing.Place)]);
        return [.. Flips().OrderByDescending(flip => Math.Abs(flip.Lead - present))];
    }

    private IEnumerable<RatingFlip> Flips() =>
        from c in Enumerable.Range(0, model.Tables.Criteria)
        where weights[c] > 0
        from a in Enumerable.Range(0, standings.Length)
        where !standings[a].Excluded
        let rating = model.Tables.Ratings[(a * model.Tables.Width) + c]
        from to in new[] { rating - 1, rating + 1 }
        where to is >= 0 and <= Rating.Best
        select Flip(c, a, rating, to);

    private RatingFlip Flip(int criterion, int alternative, int from, int to)
    {
        var places = new int[standings.Length];
        for (var a = 0; a < places.Length; a++)
            places[a] = standings[a].Place;
        places[alternative] = Math.Min(
            standings[alternative].BeforeConstraints + (100 * weights[criterion] * (to - from)), ceilings[alternative]);
        var best = places.Max();
        ulong after = 0;
        for (var a = 0; a < places.Length; a++)
            after |= places[a] == best ? 1UL << a : 0;
        return new RatingFlip(
            model.Catalogue.Criteria[criterion], model.Catalogue.Alternatives[alternative], from, to, Lead(places), model.Named(after), after != first);
    }

    private double Lead(int[] places)
    {
        var other = places.Where((_, a) => a != leader).Max();
        return (double)(places[leader] - other) / denominator;
    }
}
