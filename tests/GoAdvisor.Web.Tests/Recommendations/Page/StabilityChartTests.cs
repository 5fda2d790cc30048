using Bunit;
using GoAdvisor.Engine.Robustness.Stability;
using GoAdvisor.Web.Features.Recommendations.Charts;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public sealed class StabilityChartTests : IDisposable
{
    private static readonly WeightStability Narrow = Of("containers", .12, (.05, .15), (.1, .13));
    private static readonly WeightStability Wide = Of("high-concurrency", .2, (0, .6), (.1, .3));
    private static readonly WeightStability Never = Of("json-rest", .4, (0, 1), (.3, 1));

    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Fact]
    public void Each_range_spans_what_the_figures_beside_it_say_and_carries_the_present_weight()
    {
        var row = Render(Narrow).Row("Containers");
        row.Figures().Should().Equal("12.0 %", "5.0–15.0 % ranking 10.0–13.0 %", "10.0–13.0 %");
        foreach (var bar in row.QuerySelectorAll("svg"))
        {
            var (first, ranking) = (bar.QuerySelector(".first"), bar.QuerySelector(".ranking"));
            (first?.Percent("x"), first?.Percent("width")).Should().Be((5, 10));
            (ranking?.Percent("x"), ranking?.Percent("width")).Should().Be((10, 3));
            bar.QuerySelector(".now")?.Percent("x1").Should().Be(12);
        }
    }

    [Fact]
    public void The_weight_with_the_least_room_stands_on_top() =>
        Render(Never, Wide, Narrow).FindAll("table:not(details *) tbody th").Select(cell => cell.Words()).Should().Equal("Containers", "High concurrency");

    [Fact]
    public void A_weight_that_changes_nothing_however_far_it_moves_is_folded_away()
    {
        var chart = Render(Never, Wide);
        chart.Find("details summary").Words().Should().Be("1 more, whose weight alone cannot change the first place");
        chart.Find("details tbody td b").Words().Should().Be("always");
        chart.Find("details tbody tr").Figures()[2].Should().Be("from 30.0 %");
        chart.Row("High concurrency").Figures()[1].Should().StartWith("up to 60.0 %");
    }

    [Fact]
    public void When_no_weight_can_change_the_first_place_all_are_shown_at_once()
    {
        var chart = Render(Never);
        chart.FindAll("details").Should().BeEmpty();
        chart.FindAll("tbody tr").Should().ContainSingle();
    }

    private static WeightStability Of(string criterion, double weight, (double, double) first, (double, double) ranking) =>
        new(Given.Criterion(criterion), weight, new(first.Item1, first.Item2), new(ranking.Item1, ranking.Item2));

    private IRenderedComponent<StabilitySection> Render(params IReadOnlyList<WeightStability> stabilities) => context.Render<StabilitySection>(parameters => parameters
        .Add(section => section.Report, Given.Report with { Stability = RobustnessSection.Of(stabilities) })
        .Add(section => section.OnPage, true));
}
