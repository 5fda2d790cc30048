using GoAdvisor.EndToEnd.Tests.Accessibility;
using GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

namespace GoAdvisor.EndToEnd.Tests.Walks;

/// <summary>What is looked at is a place to come back to, and a narrow screen has all of the panel.</summary>
public sealed class ResultWalkTests(Browser browser, SharedApp shared)
{
    private const string Services = "How many services will be deployed independently?";

    [Fact]
    public async Task Back_leads_to_the_tab_that_was_looked_at_before()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        await page.AnswerAsync(Services, "2–10");
        await page.GotoAsync(Urls.Result(assessment));
        await page.ShouldBeInteractiveAsync();

        foreach (var tab in new[] { "Constraints", "Comparison" })
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Tab, new() { Name = tab })).ToHaveAttributeAsync("aria-selected", "true");
            await page.WaitForURLAsync(address => address.Contains($"view={tab.ToLowerInvariant()}", StringComparison.Ordinal));
        }
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Constraints" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.ShouldBeInteractiveAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Why" })).ToHaveAttributeAsync("aria-selected", "true");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task The_explanation_of_variations_opens_and_closes_by_keyboard_and_in_forced_colours()
    {
        await using var visitor = await browser.VisitorAsync(shared, width: 360, height: 740);
        var (page, keys) = (visitor.Page, new KeyboardUser(visitor.Page));
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce });
        var assessment = await FilledIn.AssessmentAsync(page);
        await page.GotoAsync(Urls.Result(assessment));
        await page.ShouldBeInteractiveAsync();
        var (opens, explained) = (page.GetByRole(AriaRole.Button, new() { Name = "variations" }), page.GetByText("computed ten thousand times"));

        await keys.TabToAsync(opens);
        await keys.PressAsync("Enter");
        await Expect(explained).ToBeVisibleAsync();
        await keys.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Close" }));
        await keys.PressAsync("Enter");
        await Expect(explained).ToBeHiddenAsync();
        await Expect(opens).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await keys.PressAsync("Escape");
        await Expect(explained).ToBeHiddenAsync();
        keys.Unseen.Should().BeEmpty();
        (await page.FindingsAsync()).Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task On_a_phone_the_bar_says_what_the_answer_did_and_opens_to_the_ranking()
    {
        await using var visitor = await browser.VisitorAsync(shared, width: 360, height: 740);
        var page = visitor.Page;
        await page.StartAssessmentAsync();
        await page.AnswerAsync(Services, "2–10");
        await page.AnswerAsync("What do the payloads mostly look like?", "JSON over HTTP");
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Result so far" });

        await Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("Your answer moved");
        await Expect(panel.GetByText("Node.js", new() { Exact = true })).ToBeHiddenAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Ranking" }).ClickAsync();
        await Expect(panel.GetByText("Node.js", new() { Exact = true })).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Less" }).ClickAsync();
        await Expect(panel.GetByText("Node.js", new() { Exact = true })).ToBeHiddenAsync();
        visitor.Complaints.Should().BeEmpty();
    }
}
