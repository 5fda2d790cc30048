using Bunit;
using GoAdvisor.Web.Features.Recommendations.Charts;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public sealed class AcceptabilityChartTests : IDisposable
{
    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Fact]
    public void Each_bar_is_as_long_as_the_figures_beside_it_say()
    {
        var chart = Render(Given.Drawn([.87, .13, 0, 0], [.03, .07, .3, .6], [0, .2, .5, .3], [.1, .6, .2, .1]));
        foreach (var row in chart.FindAll("tbody tr"))
        {
            var written = row.Figures().Where(figure => figure != "0.0");
            foreach (var bar in row.QuerySelectorAll("svg"))
                bar.QuerySelectorAll("rect.part").Select(part => Figures.Points(part.Percent("width"))).Should().Equal(written);
        }
        chart.Row("Go").Figures().Should().Equal("87.0", "13.0", "0.0", "0.0");
    }

    [Fact]
    public void The_parts_of_a_bar_follow_each_other_without_a_gap()
    {
        var parts = Render(Given.Drawn([.87, .1, .03, 0], [.03, .07, .3, .6], [0, .2, .5, .3], [.1, .6, .2, .1])).Row("Java").QuerySelectorAll("td svg rect.part");
        parts.Select(part => part.Percent("x")).Should().Equal(0, 3, 10, 40);
        parts.Sum(part => part.Percent("width")).Should().BeApproximately(100, .05);
    }

    [Fact]
    public void Who_is_first_most_often_stands_on_top_and_who_is_excluded_at_the_end()
    {
        var chart = Render(Given.Drawn([0, 0, 0, 0], [.1, .6, .3, 0], [.1, .3, .6, 0], [.8, .1, .1, 0]));
        chart.FindAll("tbody th .alternative").Select(Given.Words).Should().Equal("Rust", "Java", "Node.js", "Go");
        chart.Row("Go").Figures()[0].Should().Be("out");
        chart.Row("Go").QuerySelectorAll("svg").Should().BeEmpty();
    }

    [Fact]
    public void The_only_one_left_is_first_in_every_draw() =>
        Render(Given.Drawn([0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0])).Row("Java").Figures()[0].Should().Be("100.0");

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(.0001, "<1 %")]
    [InlineData(.29, "29 %")]
    [InlineData(.6699, "66 %")]
    [InlineData(.9999, "99 %")]
    [InlineData(1, "100 %")]
    public void Only_nothing_is_0_percent_and_only_all_is_100(double share, string written) =>
        Figures.Percent(share).Should().Be(written.Replace(' ', '\u00A0'));

    [Fact]
    public void Central_weights_of_who_is_never_first_are_not_written_as_zero()
    {
        var tables = context.Render<RobustnessTables>(parameters => parameters
            .Add(table => table.Report, Given.Report)
            .Add(table => table.Drawn, Given.Parts.Of(Given.Drawn([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1])))
            .Add(table => table.OnPage, true));
        tables.Row("Confidence factor").Figures().Should().Equal("75 %", "never first", "never first", "never first");
        tables.Row(Given.Catalogue.Criteria[0].Name).Figures().Should().Equal("100.0 %", "–", "–", "–");
        tables.Row("Java").Figures().Should().Equal("90 %", "–", "70 %", "60 %");
    }

    private IRenderedComponent<AcceptabilityChart> Render(RobustnessResult robustness) => context.Render<AcceptabilityChart>(parameters => parameters
        .Add(chart => chart.Report, Given.Ranked(robustness))
        .Add(chart => chart.Drawn, Given.Parts.Of(robustness))
        .Add(chart => chart.OnPage, true));
}
