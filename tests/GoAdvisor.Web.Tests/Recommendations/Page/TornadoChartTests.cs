using Bunit;
using GoAdvisor.Engine.Robustness.Flips;
using GoAdvisor.Web.Features.Recommendations.Charts;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public sealed class TornadoChartTests : IDisposable
{
    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Fact]
    public void A_bar_reaches_from_the_lead_as_it_is_to_the_lead_as_it_would_be()
    {
        var row = Render(6, Step("containers", "go", 3, 2, 2), Step("containers", "go", 3, 4, 10)).Row("Containers");
        row.Figures().Should().Equal("+2.0", "+10.0");
        var bars = row.QuerySelectorAll("td svg rect");
        bars.Select(bar => (bar.Percent("x"), bar.Percent("width"))).Should().Equal((20, 40), (60, 40));
        row.QuerySelector("td svg .now")?.Percent("x1").Should().Be(60);
        row.QuerySelector("th")?.Words().Should().Be("Containers Go, rated 3");
    }

    [Fact]
    public void A_step_that_changes_the_first_place_says_to_whom()
    {
        var chart = Render(1, Step("containers", "rust", 3, 4, -2, "rust"), Step("json-rest", "go", 3, 2, 0, "go", "rust"));
        chart.Row("Containers").Figures().Should().Equal("–", "−2.0 Rust first");
        chart.Row("JSON and REST").Figures().Should().Equal("±0.0 a tie", "–");
        chart.Row("Containers").QuerySelectorAll("td svg rect.turning").Should().ContainSingle();
    }

    [Fact]
    public void Ten_ratings_are_shown_at_once_the_rest_on_request()
    {
        var chart = Render(20, [.. Given.Catalogue.Criteria.Take(12).Select((criterion, i) => Step(criterion.Id, "go", 3, 2, i))]);
        chart.FindAll("table:not(details *) tbody tr").Should().HaveCount(10);
        chart.Find("summary").Words().Should().Be("2 more ratings with smaller effects");
        chart.FindAll("details tbody tr").Should().HaveCount(2);
    }

    [Fact]
    public void Ratings_that_move_nothing_are_counted_instead_of_listed()
    {
        var chart = Render(4, Step("containers", "go", 3, 2, 2), Step("json-rest", "nodejs", 3, 2, 4), Step("json-rest", "nodejs", 3, 4, 4));
        chart.FindAll("tbody tr").Should().ContainSingle();
        chart.FindAll("p")[^1].Words().Should().Be("A step of any other rating, 1 in all, leaves the lead as it is.");
    }

    private static RatingFlip Step(string criterion, string alternative, int from, int to, double lead, params IReadOnlyList<string> first) => new(
        Given.Criterion(criterion), Given.Alternative(alternative), from, to, lead,
        first.Count == 0 ? [Given.Alternative("go")] : [.. first.Select(Given.Alternative)], first.Count > 0);

    private IRenderedComponent<RatingFlipsSection> Render(double lead, params IReadOnlyList<RatingFlip> flips) => context.Render<RatingFlipsSection>(parameters => parameters
        .Add(section => section.Report, Given.Report with { Verdict = Given.Report.Verdict with { Lead = lead }, RatingFlips = Given.Parts.Of(flips, lead) })
        .Add(section => section.OnPage, true));
}
