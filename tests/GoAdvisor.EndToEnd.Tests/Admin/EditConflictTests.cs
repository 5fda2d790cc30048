namespace GoAdvisor.EndToEnd.Tests.Admin;

/// <summary>Two pages edit the same field of the draft.</summary>
[Collection(OneDraft.Name)]
public sealed class EditConflictTests(Browser browser, SharedAdminApp shared)
{
    [Fact]
    public async Task Whoever_edits_what_somebody_else_has_edited_gets_both_values_to_choose_from()
    {
        await using var visitor = await shared.EditorAsync(browser);
        var page = visitor.Page;
        await page.OpenDraftAsync(Urls.DraftSettings);
        var other = await visitor.Context.NewPageAsync();
        await other.OpenDraftAsync(Urls.DraftSettings);
        var (lead, otherLead) = (page.GetByLabel("Clear from a lead of"), other.GetByLabel("Clear from a lead of"));

        await lead.FocusAsync();
        await otherLead.FillAsync("20");
        await otherLead.PressAsync("Tab");
        await other.ShouldSaySavedAsync();
        await Expect(other.GetByText("Published: 15")).ToBeVisibleAsync();
        await lead.FillAsync("30");
        await lead.PressAsync("Tab");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("20");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("30");
        await Expect(page.GetByText("✓ Saved")).Not.ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the stored one" }).ClickAsync();
        await Expect(lead).ToHaveValueAsync("20");
        await page.ShouldSaySavedAsync();

        await lead.FillAsync("200");
        await lead.PressAsync("Tab");
        await Expect(page.GetByText("This cannot be published yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(lead).ToHaveValueAsync("20");
        await Expect(otherLead).ToHaveValueAsync("20");
        visitor.Complaints.Should().BeEmpty();
    }
}
