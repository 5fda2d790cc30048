using GoAdvisor.EndToEnd.Tests.Accessibility;

namespace GoAdvisor.EndToEnd.Tests.Admin;

/// <summary>The grid of ratings by keyboard alone.</summary>
[Collection(OneDraft.Name)]
public sealed class RatingGridTests(Browser browser, SharedAdminApp shared)
{
    private const string Cells = "[role=gridcell]:focus";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_rating_its_uncertainty_and_its_reason_are_changed_without_a_mouse(int width)
    {
        await using var visitor = await shared.EditorAsync(browser, width);
        var (page, keys) = (visitor.Page, new KeyboardUser(visitor.Page));
        await page.OpenDraftAsync(Urls.DraftRatings);
        var (first, second) = (Cell(page, 0, 0), Cell(page, 1, 1));
        var (old, given) = (await ValueAsync(first), await ValueAsync(second) == "0" ? "1" : "0");

        await keys.TabToAsync(page.GetByRole(AriaRole.Gridcell));
        await Expect(first).ToBeFocusedAsync();

        await keys.PressAsync(old == "2" ? "3" : "2");
        await Expect(first.Locator(".value")).ToContainTextAsync(old == "2" ? "3" : "2");
        await keys.PressAsync("Escape");
        await Expect(first.Locator(".value")).ToContainTextAsync(old);
        await Expect(first).ToBeFocusedAsync();

        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowRight");
        await Expect(second).ToBeFocusedAsync();
        await Expect(second).ToHaveAttributeAsync("tabindex", "0");
        await Expect(page.Locator("[role=grid]").First.Locator("[tabindex='0']")).ToHaveCountAsync(1);

        await keys.PressAsync(given);
        await keys.PressAsync("Enter");
        await Expect(Cell(page, 2, 1)).ToBeFocusedAsync();
        await Expect(second.GetByText("was ")).ToBeVisibleAsync();
        await Expect(second.Locator(".value")).ToContainTextAsync(given);
        await page.ShouldSaySavedAsync();

        await keys.PressAsync("ArrowUp");
        var wasUncertain = await second.GetByText("±1", new() { Exact = true }).CountAsync() > 0;
        await keys.PressAsync("u");
        await Expect(second.Locator(".give")).ToHaveCountAsync(wasUncertain ? 0 : 1);
        await page.ShouldSaySavedAsync();

        var reason = page.GetByLabel("Reason");
        await keys.PressAsync("Enter");
        await Expect(reason).ToBeFocusedAsync();
        var before = await reason.InputValueAsync();
        await keys.TypeAsync(" Kept.");
        await keys.PressAsync("Escape");
        await Expect(second).ToBeFocusedAsync();
        await page.ShouldSaySavedAsync();
        await Expect(reason).ToHaveValueAsync($"{before} Kept.");

        await keys.PressAsync("Enter");
        await Expect(reason).ToBeFocusedAsync();
        await keys.PressAsync("Control+A");
        await keys.TypeAsync("Measured by ourselves.");
        await keys.PressAsync("Tab");
        await page.ShouldSaySavedAsync();
        (await page.FindingsAsync()).Should().BeEmpty("also the grid scrolls within itself");

        await page.ReloadAsync();
        await page.ShouldBeInteractiveAsync();
        (await ValueAsync(second)).Should().Be(given);
        (await ValueAsync(first)).Should().Be(old);
        await keys.TabToAsync(page.GetByRole(AriaRole.Gridcell));
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowRight");
        await Expect(reason).ToHaveValueAsync("Measured by ourselves.");
        await keys.PressAsync("Tab");
        await Expect(page.Locator("[role=grid]").First.Locator(Cells)).ToHaveCountAsync(0);
        keys.Unseen.Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }

    private static ILocator Cell(IPage page, int row, int column) =>
        page.Locator("[role=grid]").First.Locator("tbody tr").Nth(row).GetByRole(AriaRole.Gridcell).Nth(column);

    private static async Task<string> ValueAsync(ILocator cell) => (await cell.Locator(".value").InnerTextAsync())[..1];
}
