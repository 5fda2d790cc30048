namespace GoAdvisor.Engine.Tests;

public class RoundedTests
{
    [Theory]
    [InlineData(63.75, 63.8)]
    [InlineData(23.549999999999997, 23.6)]
    [InlineData(0.05, 0.1)]
    [InlineData(-0.05, -0.1)]
    [InlineData(0.049, 0)]
    [InlineData(100, 100)]
    public void Points_have_one_decimal_and_a_half_goes_away_from_zero(double points, double rounded) => Rounded.Points(points).Should().Be(rounded);

    [Theory]
    [InlineData(0.125, 0.13)]
    [InlineData(0.674999999999999989, 0.68)]
    [InlineData(0.5, 0.5)]
    public void Weights_have_two_decimals(double weight, double rounded) => Rounded.Weight(weight).Should().Be(rounded);

    [Theory]
    [InlineData(0.29, 29)]
    [InlineData(0.9999, 99)]
    [InlineData(1, 100)]
    [InlineData(0, 0)]
    public void Only_all_of_the_draws_are_100_percent(double share, double percent) => Rounded.Percent(share).Should().Be(percent);
}
