using Bunit;
using GoAdvisor.Web.Features.Recommendations.Page.Scenarios;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

public sealed class WhatIfPanelTests : IDisposable
{
    private readonly BunitContext context = new();
    private readonly IRenderedComponent<WhatIfPanel> panel;
    private int remembered;

    public WhatIfPanelTests()
    {
        context.SetRendererInfo(new("Server", isInteractive: true));
        var answers = Given.Answers("geofence-lookups");
        panel = context.Render<WhatIfPanel>(parameters => parameters
            .Add(shown => shown.WhatIf, new WhatIf(answers, Given.Model.Evaluate(answers).Criteria.Select(criterion => criterion.Weight)))
            .Add(shown => shown.Catalogue, Given.Catalogue)
            .Add(shown => shown.Remember, () =>
            {
                remembered++;
                return Task.CompletedTask;
            }));
    }

    public void Dispose() => context.Dispose();

    [Fact]
    public void Every_criterion_has_a_slider_and_a_number_field_with_a_name_under_the_alternative_it_favours()
    {
        panel.FindAll("input[type=range]").Should().HaveSameCount(Given.Catalogue.Criteria);
        panel.FindAll("input[inputmode=decimal][aria-label]").Should().HaveSameCount(Given.Catalogue.Criteria);
        panel.FindAll("label").Select(label => label.GetAttribute("for")).Should().BeEquivalentTo(panel.FindAll("input[type=range]").Select(input => input.Id));
        panel.FindAll("fieldset").Single(group => group.QuerySelector("legend")?.Words() == "Choose Rust when …").QuerySelectorAll("label").Select(Given.Words)
            .Should().Equal(Given.Catalogue.Criteria.Where(criterion => criterion.Favours == "rust").Select(criterion => criterion.Name));
        panel.Markup.Should().Contain("Nothing here is saved.");
    }

    [Fact]
    public async Task Moving_one_slider_renders_that_weight_and_the_ranking_and_no_other_weight()
    {
        var before = panel.FindComponents<WhatIfWeight>().ToDictionary(weight => weight.Instance.Criterion.Id, weight => weight.RenderCount);
        await panel.Find("#weight-containers").InputAsync(new() { Value = "0.1" });
        panel.FindComponents<WhatIfWeight>().Where(weight => weight.RenderCount != before[weight.Instance.Criterion.Id])
            .Select(weight => weight.Instance.Criterion.Id).Should().Equal("containers");
        panel.Find("#weight-containers + input").GetAttribute("value").Should().Be("0.1");
        panel.FindAll(".saved").Select(Given.Words).Where(words => words.Length > 0).Should().Equal("saved 1");
        panel.Row("Go").Figures()[1].Should().StartWith("−");
    }

    [Fact]
    public async Task The_address_follows_when_a_slider_is_let_go_and_when_a_number_is_entered()
    {
        await panel.Find("#weight-containers").InputAsync(new() { Value = "0.1" });
        remembered.Should().Be(0);
        await panel.Find("#weight-containers").ChangeAsync(new() { Value = "0.1" });
        remembered.Should().Be(1);
        await panel.Find("#weight-containers + input").ChangeAsync(new() { Value = "0.2" });
        remembered.Should().Be(2);
    }

    [Fact]
    public async Task What_is_no_weight_is_said_at_the_field_and_changes_nothing()
    {
        foreach (var text in new[] { "much", "1,5" })
        {
            await panel.Find("#weight-containers + input").ChangeAsync(new() { Value = text });
            panel.Find("#weight-containers + input").GetAttribute("value").Should().Be(text);
            panel.Find("#weight-containers-error").TextContent.Should().StartWith("Not changed: enter a number from 0 to 1");
            panel.Find("#weight-containers").GetAttribute("value").Should().Be("1");
        }
        await panel.Find("#weight-containers + input").ChangeAsync(new() { Value = "12,5 %" });
        panel.Find("#weight-containers-error").TextContent.Should().BeEmpty();
        panel.Find("#weight-containers").GetAttribute("value").Should().Be("0.13");
    }

    [Fact]
    public async Task Reset_is_offered_once_something_differs_and_takes_it_all_back()
    {
        panel.Find("button").GetAttribute("aria-disabled").Should().Be("true");
        await panel.Find("#weight-containers").InputAsync(new() { Value = "0.1" });
        panel.Find("button").GetAttribute("aria-disabled").Should().Be("false");
        panel.Find(".headline").Words().Should().Be("Go stays first.");
        await panel.Find("button").ClickAsync(new());
        panel.Find("#weight-containers").GetAttribute("value").Should().Be("1");
        panel.Find("button").GetAttribute("aria-disabled").Should().Be("true");
        panel.FindAll("tbody tr").Select(row => row.Figures()[1]).Should().OnlyContain(difference => difference == "±0.0");
    }

    [Fact]
    public async Task A_new_first_place_is_said()
    {
        foreach (var criterion in Given.Catalogue.Criteria)
            await panel.Find($"#weight-{criterion.Id}").InputAsync(new() { Value = criterion.Favours == "java" ? "1" : "0" });
        panel.Find(".headline").Words().Should().Be("Java would be first.");
        panel.Row("Go").Figures()[2].Should().EndWith("was 1");
    }
}
