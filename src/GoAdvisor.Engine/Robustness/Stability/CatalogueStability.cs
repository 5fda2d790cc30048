namespace GoAdvisor.Engine.Robustness.Stability;

/// <summary>The scores of alternatives as lines over the weight of one criterion, all others scaled proportionally.</summary>
internal sealed class CatalogueStability
{
    private readonly DecisionModel model;
    /// <summary>After joint ceilings, in whole numbers.</summary>
    private readonly long[] weights;

    /// <summary>Before joint ceilings, in hundredths.</summary>
    private readonly byte[] derived;
    private readonly AlternativeScore[] scores;
    private readonly int[] ceilings;

    /// <summary>Σ weights.</summary>
    private readonly long total;

    public CatalogueStability(DecisionModel model, AnswerSet answers)
    {
        this.model = model;
        weights = new long[model.Tables.Criteria];
        derived = new byte[model.Tables.Width];
        scores = new AlternativeScore[model.Catalogue.Alternatives.Count];
        total = model.Score(answers.Bits, derived, scores) / Rating.Best;
        model.Scoring.Lower(derived, weights);
        ceilings = new int[scores.Length];
        model.Scoring.Ceilings(answers.Bits, ceilings);
    }

    public IReadOnlyList<WeightStability> Measure() => total == 0 ? [] : [.. model.Catalogue.Criteria.Select(Measure)];

    public WeightWalk? Walk(Criterion criterion)
    {
        var c = model.Catalogue.Criteria.Index().First(entry => entry.Item.Id == criterion.Id).Index;
        if (total == 0 || model.Tables.Criteria == 1)
            return null;
        var moved = Together(c);
        return new WeightWalk(criterion, (double)moved.Sum(one => weights[one]) / total,
            [.. Ranked.Select(a => new WalkLine(model.Catalogue.Alternatives[a], PointsOf(Line(a, moved))))]);
    }

    private IEnumerable<int> Ranked => Enumerable.Range(0, ceilings.Length).Where(a => ceilings[a] >= 0);

    private WeightStability Measure(Criterion criterion, int c)
    {
        // A single criterion always has all the weight.
        if (model.Tables.Criteria == 1)
            return new WeightStability(criterion, 1, new WeightInterval(1, 1), new WeightInterval(1, 1));
        var moved = Together(c);
        var share = Rational.Of(moved.Sum(one => weights[one]), total);
        var (first, ranking) = StabilityInterval.Find([.. Ranked.Select(a => Line(a, moved))], share);
        return new WeightStability(criterion, (double)share, first, ranking);
    }

    /// <summary>What moves with a criterion: the other one of a pair whose joint ceiling bites, because the two then have one weight to share.</summary>
    private int[] Together(int c)
    {
        foreach (ref readonly var pair in model.Tables.JointCeilings.AsSpan())
        {
            if ((c == pair.One || c == pair.Other) && derived[pair.One] + derived[pair.Other] > pair.Ceiling)
                return [pair.One, pair.Other];
        }
        return [c];
    }

    /// <summary>In points: at 0 by all other criteria, at 1 by these alone.</summary>
    private ScoreLine Line(int alternative, int[] moved)
    {
        var (weight, sum) = (moved.Sum(c => weights[c]), moved.Sum(c => weights[c] * RatingOf(alternative, c)));
        var alone = moved.Length == 1 ? 100 / Rating.Best * RatingOf(alternative, moved[0]) : Rational.Of(100 * sum, Rating.Best * weight);
        // When these criteria have all the weight, the others share equally what they give up.
        var others = weight == total
            ? ByAllOthersEqually(alternative, moved)
            : Rational.Of(scores[alternative].BeforeConstraints - (100 * sum), Rating.Best * (total - weight));
        return new ScoreLine(others, alone, ceilings[alternative]);
    }

    private Rational ByAllOthersEqually(int alternative, int[] moved)
    {
        int[] others = [.. Enumerable.Range(0, model.Tables.Criteria).Except(moved)];
        return Rational.Of(100 * others.Sum(c => RatingOf(alternative, c)), Rating.Best * Math.Max(1, others.Length));
    }

    private int RatingOf(int alternative, int criterion) => model.Tables.Ratings[(alternative * model.Tables.Width) + criterion];

    private static List<WalkPoint> PointsOf(ScoreLine line)
    {
        List<Rational> at = line.Bend is { } bend ? [Rational.Zero, bend, Rational.One] : [Rational.Zero, Rational.One];
        return [.. at.Select(x => new WalkPoint((double)x, (double)line.At(x)))];
    }
}
