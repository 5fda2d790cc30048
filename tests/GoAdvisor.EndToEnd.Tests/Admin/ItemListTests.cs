namespace GoAdvisor.EndToEnd.Tests.Admin;

/// <summary>Adding, moving and removing in the editors of lists, by keyboard.</summary>
[Collection(OneDraft.Name)]
public sealed class ItemListTests(Browser browser, SharedAdminApp shared)
{
    [Fact]
    public async Task A_section_is_added_moved_with_the_focus_kept_and_removed_once_confirmed()
    {
        await using var visitor = await shared.EditorAsync(browser);
        var page = visitor.Page;
        await page.OpenDraftAsync(Urls.DraftQuestions);

        await page.GetByLabel("Name of another section").FillAsync("Money");
        await page.Keyboard.PressAsync("Enter");
        var title = page.GetByRole(AriaRole.Button, new() { Name = "Money money" });
        await Expect(title).ToBeFocusedAsync();
        await Expect(title).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.GetByText("needs a 'intro'")).ToBeVisibleAsync();

        var up = page.GetByRole(AriaRole.Button, new() { Name = "Move Money up" });
        await up.FocusAsync();
        for (var place = 3; place >= 1; place--)
        {
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText($"Money is number {place} of 4.")).ToBeAttachedAsync();
            await Expect(up).ToBeFocusedAsync();
        }
        await Expect(up).ToHaveAttributeAsync("aria-disabled", "true");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Money", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var really = page.GetByRole(AriaRole.Button, new() { Name = "Really remove Money" });
        await Expect(really).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(title).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Workload workload" })).ToBeFocusedAsync();
        await page.ShouldSaySavedAsync();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_strength_and_a_condition_are_edited_and_are_there_after_a_reload()
    {
        await using var visitor = await shared.EditorAsync(browser);
        var page = visitor.Page;
        await page.OpenDraftAsync($"{Urls.DraftQuestions}#questions.max-pause");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new(" none$") }).ClickAsync();
        var strength = page.GetByLabel("JSON and REST");
        await strength.SelectOptionAsync("0.25");
        await page.ShouldSaySavedAsync();

        await page.OpenDraftAsync($"{Urls.DraftConstraints}#constraints.hard-real-time");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put 1 into not" }).First.ClickAsync();
        await Expect(page.GetByText("not", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldSaySavedAsync();
        await page.ReloadAsync();
        await page.ShouldBeInteractiveAsync();
        await Expect(page.GetByText("not", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Unwrap 1", Exact = true }).ClickAsync();
        await Expect(page.GetByText("not", new() { Exact = true })).ToHaveCountAsync(0);
        visitor.Complaints.Should().BeEmpty();
    }
}
