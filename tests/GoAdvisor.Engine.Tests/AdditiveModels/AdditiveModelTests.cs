namespace GoAdvisor.Engine.Tests.AdditiveModels;

/// <summary>Published cases, run as they are stated: any scale, any weights.</summary>
public class AdditiveModelTests
{
    private const int Many = 100_000;

    [Fact]
    public void Equal_weighted_sums_tie()
    {
        var model = Models.Of([0.20m, 0.15m, 0.40m, 0.25m], 0, 100,
            ("A1", [25, 20, 15, 30]), ("A2", [10, 30, 20, 30]), ("A3", [30, 10, 30, 10]));
        var evaluation = model.Evaluate(Stated(1000));

        evaluation.Alternatives.Select(alternative => alternative.Score).Should().Equal(0.215, 0.22, 0.22);
        evaluation.Alternatives.Select(alternative => alternative.Rank).Should().Equal(3, 1, 1);
        evaluation.Robustness.Alternatives.Select(alternative => alternative.First).Should().Equal(0, 1, 1);
        evaluation.Robustness.Alternatives[1].Beats.Should().Equal(1, 0, 0);
        evaluation.Robustness.Alternatives.Select(alternative => alternative.Confidence).Should().Equal(null, 1, 1);
        evaluation.Robustness.Alternatives[2].CentralWeights.Should().Equal(0.20, 0.15, 0.40, 0.25);
        evaluation.Stability.Should().OnlyContain(stability => stability.First.Min == stability.First.Max, "no step of any weight keeps the tie");
    }

    [Fact]
    public void Rank_acceptability_and_central_weights_are_those_of_the_triangle()
    {
        // A scores w1, B 1 − w1, C 0.4: A is first from w1 = ½ on and B up to it; C is last between 0.4 and 0.6, and second elsewhere.
        var robustness = Corners.Evaluate(new DrawSettings(Many, 1, WeightDraws.Simplex)).Robustness;

        robustness.Alternatives[0].RankAcceptability.Should().Equal([0.5, 0.1, 0.4], Near(0.006));
        robustness.Alternatives[1].RankAcceptability.Should().Equal([0.5, 0.1, 0.4], Near(0.006));
        robustness.Alternatives[2].RankAcceptability.Should().Equal([0, 0.8, 0.2], Near(0.006));
        robustness.Alternatives[0].Beats.Should().Equal([0, 0.5, 0.6], Near(0.006));
        robustness.Alternatives[0].CentralWeights.Should().Equal([0.75, 0.25], Near(0.003));
        robustness.Alternatives[1].CentralWeights.Should().Equal([0.25, 0.75], Near(0.003));
        robustness.Alternatives[2].CentralWeights.Should().BeNull("it is never first");
        robustness.Alternatives.Select(alternative => alternative.Confidence).Should().Equal(1, 1, null);
    }

    [Fact]
    public void Each_of_three_like_alternatives_is_first_for_a_third_of_the_weights_around_its_own_corner()
    {
        // Where the first of three weights is the largest, they average 11/18, 7/36, 7/36.
        var robustness = Models.Of([1, 1, 1], 0, 1, ("A", [1, 0, 0]), ("B", [0, 1, 0]), ("C", [0, 0, 1]))
            .Evaluate(new DrawSettings(Many, 7, WeightDraws.Simplex)).Robustness;

        foreach (var (a, alternative) in robustness.Alternatives.Index())
        {
            alternative.RankAcceptability.Should().Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], Near(0.006));
            alternative.CentralWeights.Should().Equal([.. Enumerable.Range(0, 3).Select(c => c == a ? 11 / 18.0 : 7 / 36.0)], Near(0.004));
        }
    }

    [Fact]
    public void Weights_in_the_order_of_the_stated_ones_average_as_published()
    {
        // The first is rated best throughout, so its central weights are the mean of all draws.
        var robustness = Models.Of([0.5m, 0.3m, 0.2m], 0, 1, ("A", [1, 1, 1]), ("B", [0, 0, 0]))
            .Evaluate(new DrawSettings(Many, 1, WeightDraws.Ordered)).Robustness;

        robustness.Alternatives[0].CentralWeights.Should().Equal([0.6111, 0.2778, 0.1111], Near(0.002));
        robustness.Alternatives[1].CentralWeights.Should().BeNull();
    }

    [Fact]
    public void Adding_a_copy_of_an_alternative_changes_no_other_rank()
    {
        // Belton and Gear 1983.
        (string, decimal[])[] three = [("A", [1, 9, 8]), ("B", [9, 1, 9]), ("C", [1, 1, 1])];
        var before = Models.Of([1, 1, 1], 0, 10, three).Evaluate(Stated(10));
        var after = Models.Of([1, 1, 1], 0, 10, [.. three, ("D", [9, 1, 9])]).Evaluate(Stated(10));

        before.Alternatives.Select(alternative => alternative.Score).Should().Equal([0.6, 0.6333, 0.1], Near(0.00005));
        after.Alternatives.Take(3).Select(alternative => alternative.Score).Should().Equal(before.Alternatives.Select(alternative => alternative.Score));
        after.Alternatives.Select(alternative => alternative.Rank).Should().Equal(3, 1, 4, 1);
    }

    [Fact]
    public void A_further_alternative_leaves_the_draws_of_the_others_unchanged()
    {
        var ratings = new Dictionary<string, ModelRating[]>
        {
            ["A"] = [new NormalRating(5, 1), new UniformRating(2, 7)],
            ["B"] = [new FixedRating(5), new LogNormalRating(1.5m, 0.2m)],
        };
        var draws = new DrawSettings(2000, 5, WeightDraws.Simplex);
        var before = Models.Of([1, 1], 0, 10, ratings).Evaluate(draws).Robustness;
        ratings = new() { ["C"] = [new NormalRating(1, 1), new FixedRating(0)], ["B"] = ratings["B"], ["A"] = ratings["A"] };
        var after = Models.Of([1, 1], 0, 10, ratings).Evaluate(draws).Robustness;

        after.Alternatives[2].Beats[1].Should().Be(before.Alternatives[0].Beats[1]);
        after.Alternatives[1].Beats[2].Should().Be(before.Alternatives[1].Beats[0]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_gives_others()
    {
        ModelEvaluation Evaluate(int seed, WeightDraws weights) => Models.Of([2, 1], 0, 10, new Dictionary<string, ModelRating[]>
        {
            ["A"] = [new NormalRating(5, 1), new UniformRating(2, 7)],
            ["B"] = [new FixedRating(5), new LogNormalRating(1.5m, 0.2m)],
        }).Evaluate(new DrawSettings(500, seed, weights));

        foreach (var weights in Enum.GetValues<WeightDraws>())
        {
            Evaluate(1, weights).Should().BeEquivalentTo(Evaluate(1, weights), same => same.WithStrictOrdering());
            Evaluate(2, weights).Robustness.Alternatives[0].First.Should().NotBe(Evaluate(1, weights).Robustness.Alternatives[0].First);
        }
    }

    [Fact]
    public void Stated_weights_stay_as_they_are_and_ratings_vary_by_their_distributions()
    {
        // Φ(0.1 ÷ 0.1√2) = 0.7602; a uniform rating exceeds 0.3 in 70 % of draws; half of all draws lie above the median e^−1.
        First(new NormalRating(0.6m, 0.1m), new NormalRating(0.5m, 0.1m)).Should().BeApproximately(0.7602, 0.006);
        First(new UniformRating(0, 1), new FixedRating(0.3m)).Should().BeApproximately(0.7, 0.006);
        First(new LogNormalRating(-1, 0.5m), new FixedRating(0.36787944117m)).Should().BeApproximately(0.5, 0.006);
        // ln 0.5 = −0.6931 lies 0.6137 standard deviations above −1: Φ = 0.7303 of the draws are below it.
        First(new LogNormalRating(-1, 0.5m), new FixedRating(0.5m)).Should().BeApproximately(1 - 0.7303, 0.006);

        static double First(ModelRating a, ModelRating b)
        {
            var robustness = Models.Of([3], 0, 1, new Dictionary<string, ModelRating[]> { ["A"] = [a], ["B"] = [b] }).Evaluate(Stated(Many)).Robustness;
            robustness.Alternatives[0].CentralWeights.Should().Equal(1);
            robustness.Alternatives[0].Confidence.Should().Be(robustness.Alternatives[0].First, "there are no other weights than its central ones");
            return robustness.Alternatives[0].First;
        }
    }

    [Fact]
    public void The_confidence_factor_is_taken_at_the_central_weights()
    {
        // At the corner of A its doubt does not matter; at its central weights (about ¾, ¼) B overtakes when A's first rating falls below ⅓ of it.
        var robustness = Models.Of([1, 1], 0, 1, new Dictionary<string, ModelRating[]>
        {
            ["A"] = [new UniformRating(0, 1), new FixedRating(0)],
            ["B"] = [new FixedRating(0), new FixedRating(1)],
        }).Evaluate(new DrawSettings(Many, 1, WeightDraws.Simplex)).Robustness;

        var central = robustness.Alternatives[0].CentralWeights ?? [];
        robustness.Alternatives[0].Confidence.Should().BeApproximately(1 - (central[1] / central[0]), 0.006);
        robustness.Alternatives[0].Confidence.Should().NotBeApproximately(robustness.Alternatives[0].First, 0.1);
    }

    [Fact]
    public void A_distribution_counts_as_its_median_where_one_number_is_needed() =>
        Models.Of([1], 0, 10, new Dictionary<string, ModelRating[]>
        {
            ["normal"] = [new NormalRating(3, 2)],
            ["log-normal"] = [new LogNormalRating(1, 2)],
            ["uniform"] = [new UniformRating(1, 6)],
        }).Evaluate(Stated(1)).Alternatives.Select(alternative => alternative.Score).Should().Equal([0.3, Math.E / 10, 0.35], Near(1e-15));

    [Fact]
    public void A_cost_counts_backwards_and_what_lies_beyond_the_ends_counts_as_the_end()
    {
        var model = Models.Of([1], 200, 100, ("cheap", [100]), ("free", [0]), ("dear", [150]), ("unpaid", [999]));
        model.Evaluate(Stated(1)).Alternatives.Select(alternative => alternative.Score).Should().Equal(1, 1, 0.5, 0);
        model.Evaluate(Stated(1)).Alternatives.Select(alternative => alternative.Rank).Should().Equal(1, 1, 3, 4);
    }

    [Fact]
    public void Points_bend_the_value_function_whichever_way_they_run()
    {
        ValuePoint[] points = [new(0, 0), new(10, 0.8m), new(40, 1)];
        foreach (var run in new[] { points, [.. points.Reverse()] })
        {
            var model = Models.Of([1], 0, 40, ("a", [5]), ("b", [25]), ("c", [-3]), ("d", [41]));
            model = model with { Criteria = [model.Criteria[0] with { Points = run }] };
            model.Evaluate(Stated(1)).Alternatives.Select(alternative => alternative.Score).Should().Equal(0.4, 0.9, 0, 1);
        }
    }

    [Fact]
    public void Ties_are_exact_where_floating_point_would_see_a_difference()
    {
        // 0.1 + 0.2 against 0.3 + 0: not the same sum in doubles.
        var evaluation = Models.Of([1, 1], 0, 1, ("A", [0.1m, 0.2m]), ("B", [0.3m, 0])).Evaluate(Stated(1));
        evaluation.Alternatives.Select(alternative => alternative.Rank).Should().Equal(1, 1);

        evaluation = Models.Of([1, 1], 0, 1, ("A", [0.1m, 0.2m]), ("B", [0.3m, 0.0000000000000000000000000001m])).Evaluate(Stated(1));
        evaluation.Alternatives.Select(alternative => alternative.Rank).Should().Equal(2, 1);
    }

    [Fact]
    public void The_stability_worked_by_hand_comes_out()
    {
        // Along the share x of c1: A = x, B = 1 − x, C = 0.4. A and B cross at 0.5, A and C at 0.4, B and C at 0.6.
        var stability = (Corners with { Criteria = [.. Corners.Criteria.Zip([7m, 3m], (criterion, weight) => criterion with { Weight = weight })] })
            .Evaluate(Stated(1)).Stability;

        stability[0].Should().Be(new ModelStability("c1", 0.7, new WeightInterval(0.5, 1), new WeightInterval(0.6, 1)));
        stability[1].Should().Be(new ModelStability("c2", 0.3, new WeightInterval(0, 0.5), new WeightInterval(0, 0.4)));
    }

    [Fact]
    public void The_only_criterion_with_weight_gives_up_its_weight_to_the_others_equally()
    {
        var stability = Models.Of([5, 0, 0], 0, 1, ("A", [1, 0, 0]), ("B", [0, 0.5m, 1])).Evaluate(Stated(1)).Stability;
        // A = x, B = 0.75 · (1 − x).
        stability[0].First.Should().Be(new WeightInterval(3 / 7.0, 1));

        stability = Models.Of([5], 0, 1, ("A", [1]), ("B", [0])).Evaluate(Stated(1)).Stability;
        stability.Should().Equal(new ModelStability("c1", 1, new WeightInterval(0, 1), new WeightInterval(0, 1)));
    }

    private static AdditiveModel Corners => Models.Of([1, 1], 0, 1, ("A", [1, 0]), ("B", [0, 1]), ("C", [0.4m, 0.4m]));

    private static DrawSettings Stated(int samples) => new(samples, 1, WeightDraws.Stated);

    private static Func<double, double, bool> Near(double tolerance) => (actual, expected) => Math.Abs(actual - expected) < tolerance;
}
