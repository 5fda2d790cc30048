namespace GoAdvisor.Web.Tests.Recommendations.Page;

public sealed class FigureTests
{
    [Theory]
    [InlineData(78.33, 80.36, "+2.1")]
    [InlineData(62.45, 61.64, "−0.9")]
    [InlineData(50.04, 49.96, "±0.0")]
    public void A_change_is_what_a_reader_gets_from_the_two_figures_shown(double from, double to, string change) => Figures.Change(from, to).Should().Be(change);
}
