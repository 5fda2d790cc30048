using Bunit;
using GoAdvisor.Engine.Robustness.Stability;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public sealed class WalkChartTests : IDisposable
{
    private static readonly WalkLine Go = Line("go", (0, 80), (1, 40));

    /// <summary>Held down by a cap until half way.</summary>
    private static readonly WalkLine Rust = Line("rust", (0, 50), (.5, 50), (1, 100));

    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Fact]
    public void The_lines_run_through_the_figures_of_the_table()
    {
        var chart = Render(.25, Go, Rust);
        chart.FindAll("polyline").Select(line => line.GetAttribute("points")).Should().Equal("0,20 100,60", "0,50 50,50 100,0");
        chart.FindAll("tbody tr").Select(row => $"{row.QuerySelector("th")?.Words()}: {string.Join(' ', row.Figures())}").Should().Equal(
            "0.0 %: 80.0 50.0", "25.0 %, now: 70.0 50.0", "50.0 %: 60.0 50.0", "75.0 %: 50.0 75.0", "100.0 %: 40.0 100.0");
    }

    [Fact]
    public void The_present_weight_stands_as_a_line_even_between_the_quarters()
    {
        var chart = Render(.1, Go, Rust);
        chart.Find("line.now").GetAttribute("x1").Should().Be("10");
        chart.Row("10.0 %, now").Figures().Should().Equal("76.0", "50.0");
    }

    [Fact]
    public void Each_line_is_named_at_its_end_and_told_apart_without_its_colour()
    {
        var chart = Render(.1, Go, Rust);
        chart.FindAll(".ends > span").Select(label => (label.Words(), label.GetAttribute("style"))).Should().Equal(("Go", "top:60%"), ("Rust", "top:0%"));
        chart.FindAll("polyline").Select(line => line.GetAttribute("stroke-dasharray")).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void It_says_who_would_be_first_at_either_end() =>
        Render(.1, Go, Rust).Find("figcaption").Words().Should().Be("Were Containers without weight, Go would be first; were it all that counts, Rust would be first.");

    [Fact]
    public void The_same_at_both_ends_is_said_once() =>
        Render(.1, Go, Line("java", (0, 0), (1, 20))).Find("figcaption").Words().Should().Be("Whether Containers counted for nothing or were all that counts, Go would be first.");

    [Fact]
    public void A_tie_at_an_end_is_said_to_be_one() =>
        Render(.1, Go, Line("java", (0, 80), (1, 0))).Find("figcaption").Words().Should().Contain("Go and Java would share the first place; were");

    [Fact]
    public void The_only_one_left_has_a_line() => Render(0, Go).FindAll("polyline").Should().ContainSingle();

    [Fact]
    public void With_everybody_excluded_it_says_so() => Render(0).Find("figcaption").Words().Should().StartWith("Every alternative is excluded");

    [Theory]
    [MemberData(nameof(Cases.Profiles), MemberType = typeof(Cases))]
    public void Every_walk_of_every_worked_case_starts_and_ends_in_figures(string profile)
    {
        var answers = Given.Answers(profile);
        foreach (var walk in Given.Catalogue.Criteria.Select(criterion => Given.Model.Walk(answers, criterion)).OfType<WeightWalk>())
        {
            var chart = context.Render<WalkChart>(parameters => parameters.Add(shown => shown.Walk, walk).Add(shown => shown.Catalogue, Given.Catalogue));
            chart.FindAll("tbody td").Should().OnlyContain(cell => double.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture) <= 100);
            var now = chart.Row($"{Figures.Share(walk.Weight).Replace('\u00A0', ' ')}, now").Figures();
            now.Should().Equal(walk.Lines.Select(line => Given.Model.Preview(answers).Scores.Single(score => score.Alternative == line.Alternative).Score).Select(Figures.Points),
                "that is where {0} stands now", walk.Criterion.Name);
        }
    }

    [Theory]
    [InlineData(new double[] { 50, 50, 50 }, new double[] { 50, 60, 70 })]
    [InlineData(new double[] { 100, 100, 0 }, new double[] { 90, 100, 0 })]
    [InlineData(new double[] { 10, 80 }, new double[] { 10, 80 })]
    [InlineData(new double[] { 95, 2, 99 }, new double[] { 90, 2, 100 })]
    public void Labels_that_would_cover_each_other_move_apart_and_stay_within_the_plot(double[] wanted, double[] places) =>
        Stability.Spread(wanted, 10).Should().Equal(places);

    private static WalkLine Line(string alternative, params IReadOnlyList<(double Weight, double Score)> points) =>
        new(Given.Alternative(alternative), [.. points.Select(point => new WalkPoint(point.Weight, point.Score))]);

    private IRenderedComponent<WalkChart> Render(double weight, params IReadOnlyList<WalkLine> lines) => context.Render<WalkChart>(parameters => parameters
        .Add(chart => chart.Walk, new WeightWalk(Given.Criterion("containers"), weight, lines))
        .Add(chart => chart.Catalogue, Given.Catalogue));
}
