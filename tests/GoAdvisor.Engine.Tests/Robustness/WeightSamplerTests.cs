namespace GoAdvisor.Engine.Tests.Robustness;

public class WeightSamplerTests
{
    private const int Many = 100_000;
    private static readonly string[] Three = ["c1", "c2", "c3"];

    [Fact]
    public void Weights_in_an_order_average_as_published()
    {
        // The centre of the simplex of three ordered weights: (1 + ½ + ⅓) ÷ 3, (½ + ⅓) ÷ 3, ⅓ ÷ 3.
        var drawn = Draw(WeightSampler.KeepingOrder(1, Three, [1, 2, 3]));

        Mean(drawn).Should().Equal([0.6111, 0.2778, 0.1111], Near(0.002));
        drawn.Should().OnlyContain(w => w[0] >= w[1] && w[1] >= w[2]);
    }

    [Fact]
    public void The_order_is_that_of_the_ranks_not_of_the_list() =>
        Mean(Draw(WeightSampler.KeepingOrder(1, Three, [3, 1, 2]))).Should().Equal([0.1111, 0.6111, 0.2778], Near(0.002));

    [Fact]
    public void Of_equal_ranks_either_may_weigh_more()
    {
        var drawn = Draw(WeightSampler.KeepingOrder(2, Three, [2, 1, 2]));

        drawn.Should().OnlyContain(w => w[1] >= w[0] && w[1] >= w[2]);
        ((double)drawn.Count(w => w[0] > w[2]) / Many).Should().BeApproximately(0.5, 0.01);
        Mean(drawn).Should().Equal([0.1944, 0.6111, 0.1944], Near(0.002));
    }

    [Fact]
    public void An_order_in_which_all_are_equal_is_none() =>
        Draw(WeightSampler.KeepingOrder(3, Three, [1, 1, 1]), 100).Should().BeEquivalentTo(Draw(WeightSampler.OverSimplex(3, Three), 100), same => same.WithStrictOrdering());

    [Fact]
    public void Without_an_order_weights_are_uniform_on_the_simplex()
    {
        var drawn = Draw(WeightSampler.OverSimplex(4, Three));

        drawn.Should().OnlyContain(w => Math.Abs(w.Sum() - 1) < 1e-12 && w.All(weight => weight > 0));
        Mean(drawn).Should().Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], Near(0.005));
        // Each weight is Beta(1, 2): it stays below t with probability 1 − (1 − t)².
        foreach (var t in new[] { 0.1, 0.3, 0.5, 0.8 })
            ((double)drawn.Count(w => w[1] < t) / Many).Should().BeApproximately(1 - ((1 - t) * (1 - t)), 0.006);
    }

    [Fact]
    public void A_further_criterion_takes_its_share_and_leaves_the_proportions_of_the_others()
    {
        var two = Draw(WeightSampler.OverSimplex(5, ["c1", "c2"]), 50);
        var three = Draw(WeightSampler.OverSimplex(5, ["c3", "c2", "c1"]), 50);
        two.Select(w => w[0] / w[1]).Should().Equal(three.Select(w => w[2] / w[1]), Near(1e-9));
    }

    private static List<double[]> Draw(WeightSampler sampler, int count = Many)
    {
        List<double[]> drawn = [];
        while (drawn.Count < count)
        {
            drawn.Add(new double[sampler.Count]);
            sampler.Draw(drawn[^1]);
        }
        return drawn;
    }

    private static IEnumerable<double> Mean(List<double[]> drawn) => Enumerable.Range(0, 3).Select(c => drawn.Average(w => w[c]));

    private static Func<double, double, bool> Near(double tolerance) => (actual, expected) => Math.Abs(actual - expected) < tolerance;
}
