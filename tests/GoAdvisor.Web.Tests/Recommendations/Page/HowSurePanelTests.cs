using Bunit;
using GoAdvisor.Web.Features.Recommendations.Page;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public sealed class HowSurePanelTests : IDisposable
{
    private readonly BunitContext context = new();
    private readonly List<(WeightDraws Draws, string? Criterion)> remembered = [];

    public HowSurePanelTests()
    {
        context.SetRendererInfo(new("Server", isInteractive: true));
        context.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public void Dispose() => context.Dispose();

    [Fact]
    public void Without_any_weight_there_is_nothing_to_doubt() =>
        Render(Given.Model.Unanswered).Find("p").Words().Should().Be("There is nothing to doubt yet: no criterion has any weight.");

    [Fact]
    public void With_everybody_excluded_there_is_nothing_to_doubt_either()
    {
        var answers = Given.Answers("geofence-lookups", ("non-negotiables", ["hard-real-time", "existing-jvm"]));
        Given.Model.Evaluate(answers).Alternatives.Should().OnlyContain(result => result.Excluded);
        Render(answers).Find("p").Words().Should().Be("There is nothing to doubt yet: every alternative is out.");
    }

    [Fact]
    public void With_one_left_there_is_nothing_to_draw() =>
        Render(Given.Answers("geofence-lookups", ("non-negotiables", ["existing-jvm"]))).Nodes.Should().ContainSingle().Which.Words().Should().StartWith("Java is first in every variation");

    [Fact]
    public async Task Other_draws_are_drawn_when_chosen_and_stand_in_the_address()
    {
        var panel = Render(Given.Answers("geofence-lookups"));
        var before = panel.Find("section.first p").Words();
        await panel.Find("input[value=Simplex]").ChangeAsync(new() { Value = "Simplex" });
        panel.Find("section.first p").Words().Should().NotBe(before);
        panel.Find(".how").Words().Should().StartWith("Each variation takes any weights at all, as if nothing were known about them.");
        remembered.Should().ContainSingle().Which.Draws.Should().Be(WeightDraws.Simplex);
    }

    [Fact]
    public async Task A_criterion_chosen_in_the_table_is_walked()
    {
        var panel = Render(Given.Answers("geofence-lookups"));
        await panel.FindAll("button.link").First(button => button.TextContent == "Containers").ClickAsync(new());
        panel.Find("figcaption").Words().Should().StartWith("Whether Containers counted for nothing");
        panel.Find("select option[selected]").TextContent.Should().Be("Containers");
        remembered.Should().Equal((WeightDraws.Stated, "containers"));
    }

    private IRenderedComponent<HowSurePanel> Render(AnswerSet answers) => context.Render<HowSurePanel>(parameters => parameters
        .Add(panel => panel.Answers, answers)
        .Add(panel => panel.Report, Given.ReportOf(answers))
        .Add(panel => panel.Draws, WeightDraws.Stated)
        .Add(panel => panel.Walked, null)
        .Add(panel => panel.Remember, (draws, criterion) =>
        {
            remembered.Add((draws, criterion?.Id));
            return Task.CompletedTask;
        }));
}
