namespace GoAdvisor.Engine.Robustness.Stability;

/// <summary>The scores of alternatives as lines over the weight of one criterion, all others scaled proportionally.</summary>
internal sealed class CatalogueStability
{
    private readonly DecisionModel model;
    private readonly byte[] weights;
    private readonly AlternativeScore[] scores;
    private readonly int[] ceilings;

    /// <summary>Σ weights in hundredths.</summary>
    private readonly int total;

    public CatalogueStability(DecisionModel model, AnswerSet answers)
    {
        this.model = model;
        weights = new byte[model.Tables.Width];
        scores = new AlternativeScore[model.Catalogue.Alternatives.Count];
        total = model.Score(answers.Bits, weights, scores) / Rating.Best;
        ceilings = new int[scores.Length];
        model.Scoring.Ceilings(answers.Bits, ceilings);
    }

    public IReadOnlyList<WeightStability> Measure() => total == 0 ? [] : [.. model.Catalogue.Criteria.Select(Measure)];

    public WeightWalk? Walk(Criterion criterion)
    {
        var c = model.Catalogue.Criteria.Index().First(entry => entry.Item.Id == criterion.Id).Index;
        if (total == 0 || model.Tables.Criteria == 1)
            return null;
        return new WeightWalk(criterion, (double)weights[c] / total,
            [.. Ranked.Select(a => new WalkLine(model.Catalogue.Alternatives[a], PointsOf(Line(a, c))))]);
    }

    private IEnumerable<int> Ranked => Enumerable.Range(0, ceilings.Length).Where(a => ceilings[a] >= 0);

    private WeightStability Measure(Criterion criterion, int c)
    {
        // A single criterion always has all the weight.
        if (model.Tables.Criteria == 1)
            return new WeightStability(criterion, 1, new WeightInterval(1, 1), new WeightInterval(1, 1));
        var share = Rational.Of(weights[c], total);
        var (first, ranking) = StabilityInterval.Find([.. Ranked.Select(a => Line(a, c))], share);
        return new WeightStability(criterion, (double)share, first, ranking);
    }

    /// <summary>In points: at 0 by all other criteria, at 1 by this one alone.</summary>
    private ScoreLine Line(int alternative, int c)
    {
        var rating = model.Tables.Ratings[(alternative * model.Tables.Width) + c];
        Rational alone = 100 / Rating.Best * rating;
        // When this criterion has all the weight, the others share equally what it gives up.
        var others = weights[c] == total
            ? ByAllOthersEqually(alternative, c)
            : Rational.Of(scores[alternative].BeforeConstraints - (100 * weights[c] * rating), Rating.Best * (total - weights[c]));
        return new ScoreLine(others, alone, ceilings[alternative]);
    }

    private Rational ByAllOthersEqually(int alternative, int c)
    {
        var ratings = model.Tables.Ratings.AsSpan(alternative * model.Tables.Width, model.Tables.Criteria);
        var sum = 0;
        foreach (var rating in ratings)
            sum += rating;
        return Rational.Of(100 * (sum - ratings[c]), Rating.Best * (ratings.Length - 1));
    }

    private static List<WalkPoint> PointsOf(ScoreLine line)
    {
        List<Rational> at = line.Bend is { } bend ? [Rational.Zero, bend, Rational.One] : [Rational.Zero, Rational.One];
        return [.. at.Select(x => new WalkPoint((double)x, (double)line.At(x)))];
    }
}
