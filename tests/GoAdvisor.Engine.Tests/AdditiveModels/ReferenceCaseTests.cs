namespace GoAdvisor.Engine.Tests.AdditiveModels;

/// <summary>
/// Published cases on scales larger than 0–4. A rating r of such a case is carried by several criteria of the same weight whose
/// ratings add up to r, which leaves sums, ties and ranks as published.
/// </summary>
public class ReferenceCaseTests
{
    [Fact]
    public void Equal_weighted_sums_tie()
    {
        // Weights .20 .15 .40 .25; published totals 21.5, 22, 22. Ratings in steps of five, each on two rows.
        var evaluation = Evaluate(unit: 5, rows: 2, [0.20m, 0.15m, 0.40m, 0.25m],
            ("a1", [25, 20, 15, 30]), ("a2", [10, 30, 20, 30]), ("a3", [30, 10, 30, 10]));

        evaluation.Alternatives.Select(result => result.ScoreBeforeConstraints * 2 * 4 * 5 / 100).Should().Equal([21.5, 22, 22], Near);
        evaluation.Alternatives.Select(result => result.Rank).Should().Equal(3, 1, 1);
        evaluation.Verdict.Kind.Should().Be(VerdictKind.TooClose);
        evaluation.Verdict.Lead.Should().Be(0);
        evaluation.Verdict.Text.Should().Be("A2 and A3 cannot be told apart: they tie for the first place.");
    }

    [Fact]
    public void Adding_a_copy_of_an_alternative_changes_no_other_rank()
    {
        // Belton and Gear 1983: equal weights, scale 0–10; D is a copy of B.
        (string, int[])[] three = [("a", [1, 9, 8]), ("b", [9, 1, 9]), ("c", [1, 1, 1])];
        var before = Evaluate(unit: 1, rows: 3, [1, 1, 1], three);
        var after = Evaluate(unit: 1, rows: 3, [1, 1, 1], [.. three, ("d", [9, 1, 9])]);

        double[] published = [0.6, 0.6333333333333333, 0.1];
        before.Alternatives.Select(result => result.Score * 12 / 10 / 100).Should().Equal(published, Near);
        after.Alternatives.Take(3).Select(result => result.Score).Should().Equal(before.Alternatives.Select(result => result.Score));
        after.Alternatives.Select(result => result.Rank).Should().Equal(3, 1, 4, 1);
    }

    private static Evaluation Evaluate(int unit, int rows, decimal[] weights, params (string Alternative, int[] Ratings)[] cases)
    {
        var catalogue = TestCatalogue.WithWeights(
            [.. weights.SelectMany(weight => Enumerable.Repeat(weight, rows))],
            [.. cases.Select(c => (c.Alternative, c.Ratings.SelectMany(rating => Spread(rating / unit, rows)).ToArray()))]);
        var model = DecisionModel.Compile(catalogue);
        return model.With(TestCatalogue.AllYes(catalogue));
    }

    private static IEnumerable<int> Spread(int rating, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var part = Math.Min(4, rating);
            rating -= part;
            yield return part;
        }
        rating.Should().Be(0, "the rows must carry the whole rating");
    }

    private static bool Near(double actual, double expected) => Math.Abs(actual - expected) < 1e-9;
}
