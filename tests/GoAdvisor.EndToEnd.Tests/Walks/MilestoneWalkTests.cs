namespace GoAdvisor.EndToEnd.Tests.Walks;

/// <summary>From an answer to a recorded decision and to what changed since, without a mouse.</summary>
public sealed class MilestoneWalkTests(Browser browser, SharedApp shared)
{
    private const string Building = "What are you building?";

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task A_decision_is_recorded_and_compared_with_a_later_answer_by_keyboard_alone(int width, int height)
    {
        await using var visitor = await browser.VisitorAsync(shared, width, height);
        var (page, keys) = (visitor.Page, new KeyboardUser(visitor.Page));
        var options = Seeds.Catalogue.Questions.Single(question => question.Text == Building).Options;
        await page.StartAssessmentAsync();
        await keys.ChooseAsync(page.Question(Building), page.Option(Building, options[0].Label));

        foreach (var section in Seeds.Catalogue.Sections)
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = section.Title })).ToBeVisibleAsync();
            await page.ShouldBeInteractiveAsync();
            await keys.FollowAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "→" }));
        }
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "23 questions are open" })).ToBeVisibleAsync();
        await keys.FollowAsync(Link(page, "Record this decision"));
        await keys.FollowAsync(page.GetByRole(AriaRole.Button, new() { Name = "Record this decision" }));
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await keys.TabToAsync(page.GetByLabel("Name", new() { Exact = true }));
        await keys.TypeAsync("Board, first round");
        await keys.FollowAsync(page.GetByRole(AriaRole.Button, new() { Name = "Record this decision" }));
        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Most questions are open")).ToBeVisibleAsync();
        await keys.TabToAsync(page.GetByLabel("Record it although 23 of 24 questions are open"));
        await page.Keyboard.PressAsync("Space");
        await keys.FollowAsync(page.GetByRole(AriaRole.Button, new() { Name = "Record this decision" }));
        await Expect(page.GetByText("never changes")).ToBeVisibleAsync();

        await keys.FollowAsync(Link(page, "milestones"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1 · Board, first round" })).ToBeVisibleAsync();
        await keys.FollowAsync(Link(page, "To the result"));
        await page.ShouldBeInteractiveAsync();
        await keys.FollowAsync(Link(page, "Answers"));
        await keys.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = $"Change the answer to “{Building}”" }));
        await page.ShouldBeInteractiveAsync();
        // The circuit takes over behind the options of the question that the address leads to.
        await keys.PressAsync("Shift+Tab");
        await keys.PressAsync("Shift+Tab");
        await keys.ChooseAsync(page.Question(Building), page.Option(Building, options[1].Label));
        await keys.FollowAsync(Link(page, "Back to your answers"));
        await keys.FollowAsync(Link(page, "Milestones (1)"));
        await keys.FollowAsync(Link(page, "Compare milestone 1 with now"));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "One changed answer" })).ToBeVisibleAsync();
        await Expect(page.GetByText($"from “{options[0].Label}”")).ToBeVisibleAsync();
        await Expect(page.GetByText($"to “{options[1].Label}”")).ToBeVisibleAsync();
        keys.Unseen.Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name }).First;
}
