using CsCheck;

namespace GoAdvisor.Engine.Tests.Robustness;

public class DrawStreamTests
{
    private const int Many = 200_000;

    [Fact]
    public void The_bits_are_those_that_another_program_computes_from_the_published_algorithm()
    {
        // From a few lines of Python: FNV-1a, SplitMix64 and xoshiro256++ as published.
        Take(3, new DrawStream(1, "weight", "C1").Next).Should().Equal(0x4C505179A1ECB83AUL, 0x26F6DD6ACF2EDAF5UL, 0xBD76B264378218C4UL);
        Take(3, new DrawStream(-7, "rating", "A1", "C1").Next).Should().Equal(0x590244C60C4CAA6DUL, 0xEC2B60E5FE12DECBUL, 0x9E73D6932E692EE9UL);
    }

    [Fact]
    public void The_deviates_are_the_same_to_the_last_bit_wherever_this_runs()
    {
        var stream = new DrawStream(1, "weight", "C1");
        Take(3, stream.NextExponential).Should().Equal(1.2103244016779184, 1.8825311900465775, 0.3009802085962036);
        Take(3, stream.NextNormal).Should().Equal(-0.47896648350589466, -0.7916624534537291, -1.72610165780974);
    }

    [Fact]
    public void Another_seed_and_another_purpose_are_another_sequence()
    {
        DrawStream[] streams = [new(1, "ab", "c"), new(1, "a", "bc"), new(1, "abc"), new(2, "ab", "c"), new(-1, "ab", "c"), new(0, "ab", "c"), new(1)];
        streams.Select(stream => stream.Next()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Whole_numbers_below_a_bound_are_equally_likely_and_reach_both_ends()
    {
        var stream = new DrawStream(3);
        var counts = Take(Many, () => stream.Below(3)).CountBy(n => n).OrderBy(count => count.Key).ToList();

        counts.Select(count => count.Key).Should().Equal(0, 1, 2);
        counts.Should().OnlyContain(count => Math.Abs(count.Value - (Many / 3.0)) < 1000);
        Take(100, () => stream.Below(1)).Should().OnlyContain(n => n == 0);
    }

    [Fact]
    public void Deviates_have_the_moments_of_their_distributions()
    {
        var stream = new DrawStream(4);
        Moments(stream.NextUnit).Should().Equal([0.5, 1 / 12.0, 0], Near(0.01));
        Moments(stream.NextExponential).Should().Equal([1, 1, 2], Near(0.1));
        Moments(stream.NextNormal).Should().Equal([0, 1, 0], Near(0.02));
        Take(Many, () => Math.Pow(stream.NextNormal(), 4)).Average().Should().BeApproximately(3, 0.1);
        ((double)Take(Many, stream.NextNormal).Count(x => Math.Abs(x) < 1.959964) / Many).Should().BeApproximately(0.95, 0.003);
    }

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void The_logarithm_is_that_of_the_runtime_but_for_its_last_bits() =>
        Gen.Select(Gen.Double[1, 2], Gen.Int[-1000, 1000]).Check((m, e) =>
        {
            var x = Math.ScaleB(m, e);
            return Close(PortableMath.Log(x), Math.Log(x)) && Close(PortableMath.Log(1 + (m * 1e-9)), Math.Log(1 + (m * 1e-9)));
        });

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void The_exponential_is_that_of_the_runtime_but_for_its_last_bits()
    {
        Gen.Double[-700, 700].Check(x => Close(PortableMath.Exp(x), Math.Exp(x)));
        PortableMath.Exp(0).Should().Be(1);
        PortableMath.Log(1).Should().Be(0);
        PortableMath.Exp(1e6).Should().Be(double.PositiveInfinity);
        PortableMath.Exp(-1e6).Should().Be(0);
    }

    private static bool Close(double actual, double expected) => Math.Abs(actual - expected) <= 8e-16 * Math.Abs(expected);

    private static List<T> Take<T>(int count, Func<T> next) => [.. Enumerable.Range(0, count).Select(_ => next())];

    private static double[] Moments(Func<double> next)
    {
        var drawn = Take(Many, next);
        var mean = drawn.Average();
        var variance = drawn.Average(x => Math.Pow(x - mean, 2));
        return [mean, variance, drawn.Average(x => Math.Pow((x - mean) / Math.Sqrt(variance), 3))];
    }

    private static Func<double, double, bool> Near(double tolerance) => (actual, expected) => Math.Abs(actual - expected) < tolerance;
}
