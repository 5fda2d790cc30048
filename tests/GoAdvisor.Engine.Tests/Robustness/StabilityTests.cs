namespace GoAdvisor.Engine.Tests.Robustness;

/// <summary>How far weights can move, held against weights that were moved: scores in whole numbers.</summary>
public class StabilityTests
{
    /// <summary>Ends are rounded to the nearest double. A step is far more than that, and far less than what crossings lie apart.</summary>
    private const double Step = 1e-9;

    private static readonly Catalogue[] Catalogues =
    [
        Seeds.Catalogue,
        .. Enumerable.Range(0, 8).Select(seed => GeneratedCatalogue.Of(Shape.Small, seed)),
        GeneratedCatalogue.Of(Shape.Large, 1),
    ];

    [Fact]
    public void The_present_weight_lies_within_and_the_ranking_within_the_first_place() => OverRandomAnswers((stability, score, c) =>
    {
        stability.Weight.Should().Be(4.0 * score.Weights[c] / score.Denominator);
        double[] ends = [0, stability.First.Min, stability.Ranking.Min, stability.Weight, stability.Ranking.Max, stability.First.Max, 1];
        ends.Should().BeInAscendingOrder();
    });

    [Fact]
    public void Inside_nothing_changes() => OverRandomAnswers((stability, score, c) =>
    {
        foreach (var share in Inside(stability.First))
            First(PlacesAt(score, c, share)).Should().Equal(First(Places(score)));
        foreach (var share in Inside(stability.Ranking))
            Ranks(PlacesAt(score, c, share)).Should().Equal(Ranks(Places(score)));
    });

    [Fact]
    public void Just_outside_something_has_changed() => OverRandomAnswers((stability, score, c) =>
    {
        foreach (var share in Outside(stability.First))
            First(PlacesAt(score, c, share)).Should().NotEqual(First(Places(score)));
        foreach (var share in Outside(stability.Ranking))
            Ranks(PlacesAt(score, c, share)).Should().NotEqual(Ranks(Places(score)));
    });

    [Fact]
    public void A_walk_passes_through_the_present_scores_and_through_those_of_all_other_weights() => OverRandomAnswers((model, answers, score, c) =>
    {
        var walk = model.Walk(answers, model.Catalogue.Criteria[c]) ?? throw new InvalidOperationException("There are weights to walk along.");
        int[] left = [.. Enumerable.Range(0, score.Before.Length).Where(a => score.Ceilings[a] >= 0)];
        walk.Lines.Select(line => line.Alternative).Should().Equal(left.Select(a => model.Catalogue.Alternatives[a]));
        foreach (var (line, a) in walk.Lines.Zip(left))
        {
            At(line, walk.Weight).Should().BeApproximately((double)score.Place(a) / score.Denominator, 1e-9);
            foreach (var share in new[] { 0, 0.1, 0.25, 0.5, 0.77, 1 })
                At(line, share).Should().BeApproximately(Points(score, c, share, a), 1e-7);
            foreach (var bend in line.Points.Skip(1).SkipLast(1))
                bend.Score.Should().BeApproximately(score.Ceilings[a], 1e-9);
        }
    });

    [Fact]
    public void A_walk_bends_where_a_cap_begins_to_hold()
    {
        var catalogue = TestCatalogue.WithWeights([1, 1], ("a", [4, 0]), ("b", [2, 2])) with
        {
            Constraints = [TestCatalogue.Constraint("k", TestCatalogue.Yes("q2"), TestCatalogue.Cap("a", 60))],
        };
        var model = DecisionModel.Compile(catalogue);
        var walk = model.Walk(model.Answers(TestCatalogue.AllYes(catalogue)), catalogue.Criteria[0]);

        walk.Should().BeEquivalentTo(new { Weight = 0.5, Criterion = new { Id = "c1" } });
        walk?.Lines[0].Points.Should().Equal(new WalkPoint(0, 0), new WalkPoint(0.6, 60), new WalkPoint(1, 60));
        walk?.Lines[1].Points.Should().Equal(new WalkPoint(0, 50), new WalkPoint(1, 50));
    }

    [Fact]
    public void A_criterion_with_all_the_weight_gives_up_equal_parts_to_the_others()
    {
        var model = DecisionModel.Compile(TestCatalogue.WithWeights([1, 1, 1], ("a", [4, 1, 0]), ("b", [1, 4, 2])));
        var stability = model.MeasureStability(model.Answers("q1=yes"))[0];

        // Of the others a has 12.5 and b 75 points; both have 100x + 12.5(1 − x) = 25x + 75(1 − x) at 62.5 ÷ 137.5.
        stability.Weight.Should().Be(1);
        stability.First.Should().Be(new WeightInterval(5 / 11.0, 1));
    }

    [Fact]
    public void Without_any_weight_nothing_can_be_moved()
    {
        Seeds.Model.MeasureStability(Seeds.Model.Unanswered).Should().BeEmpty();
        Seeds.Model.Walk(Seeds.Model.Unanswered, Seeds.Catalogue.Criteria[0]).Should().BeNull();
    }

    private static void OverRandomAnswers(Action<WeightStability, PlainScore, int> check)
    {
        var last = (Score: (PlainScore?)null, Measured: (IReadOnlyList<WeightStability>)[]);
        OverRandomAnswers((model, answers, score, c) =>
        {
            if (last.Score != score)
                last = (score, model.MeasureStability(answers));
            last.Measured.Should().HaveCount(score.Weights.Length);
            check(last.Measured[c], score, c);
        });
    }

    private static void OverRandomAnswers(Action<DecisionModel, AnswerSet, PlainScore, int> check)
    {
        foreach (var catalogue in Catalogues)
        {
            var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, 3));
            for (var i = 0; i < 6; i++)
            {
                var chosen = source.Next();
                var score = plain.Score(chosen);
                for (var c = 0; c < score.Weights.Length && score.Denominator > 0; c++)
                    check(model, new AnswerSet(model, AnswerSource.Bits(chosen)), score, c);
            }
        }
    }

    private static IEnumerable<double> Inside(WeightInterval interval) => interval.Max - interval.Min < 4 * Step ? []
        : new[] { interval.Min + Step, interval.Max - Step }.Concat(Enumerable.Range(1, 7).Select(i => interval.Min + ((interval.Max - interval.Min) * i / 8)));

    private static IEnumerable<double> Outside(WeightInterval interval) =>
        new[] { (interval.Min > 0, interval.Min - Step), (interval.Max < 1, interval.Max + Step) }
            .Where(end => end.Item1 && end.Item2 is >= 0 and <= 1).Select(end => end.Item2);

    private static List<int> First(Int128[] places) => [.. places.Index().Where(place => place.Item >= 0 && place.Item == places.Max()).Select(place => place.Index)];

    private static IEnumerable<int> Ranks(Int128[] places) => places.Select(place => places.Count(other => other > place));

    private static Int128[] Places(PlainScore score) => [.. Enumerable.Range(0, score.Before.Length).Select(a => (Int128)score.Place(a))];

    /// <summary>The places if one criterion had this share of all weight: in whole numbers, the share in 10⁻¹².</summary>
    private static Int128[] PlacesAt(PlainScore score, int criterion, double share)
    {
        var (weights, sum) = WeightsAt(score, criterion, share);
        return [.. score.Ceilings.Select((ceiling, a) => ceiling < 0 ? -1 : Int128.Min(100 * SumOf(weights, score.Ratings[a]), ceiling * 4 * sum))];
    }

    private static double Points(PlainScore score, int criterion, double share, int alternative) =>
        (double)PlacesAt(score, criterion, share)[alternative] / (4 * (double)WeightsAt(score, criterion, share).Sum);

    private static (Int128[] Weights, Int128 Sum) WeightsAt(PlainScore score, int criterion, double share)
    {
        const long One = 1_000_000_000_000;
        var moved = (Int128)Math.Round(share * One);
        int[] others = [.. score.Weights.Select((weight, c) => c == criterion ? 0 : weight)];
        if (others.Sum() == 0)
            others = [.. others.Select((_, c) => c == criterion ? 0 : 1)];
        Int128[] weights = [.. others.Select((weight, c) => c == criterion ? moved * others.Sum() : (One - moved) * weight)];
        return (weights, weights.Aggregate((left, right) => left + right));
    }

    private static Int128 SumOf(Int128[] weights, int[] ratings) =>
        weights.Zip(ratings, (weight, rating) => weight * rating).Aggregate((left, right) => left + right);

    private static double At(WalkLine line, double share)
    {
        var (from, to) = line.Points.Zip(line.Points.Skip(1)).First(piece => share <= piece.Second.Weight);
        return from.Score + ((to.Score - from.Score) * (share - from.Weight) / (to.Weight - from.Weight));
    }
}
