namespace GoAdvisor.EndToEnd.Tests.Printing;

/// <summary>The Export menu, without a mouse: what it hands out, and what it says while it does and when it cannot.</summary>
public sealed class ExportMenuTests(Browser browser, SharedApp shared)
{
    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task A_PDF_is_had_by_keyboard_and_its_making_is_told(int width, int height)
    {
        await using var visitor = await browser.VisitorAsync(shared, width, height);
        var (page, keys) = (visitor.Page, new KeyboardUser(visitor.Page));
        await OpenResultAsync(page);

        await OpenMenuAsync(page, keys);
        await keys.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "PDF, A4" })).ToBeHiddenAsync();
        await keys.PressAsync("Enter"); // the focus is back on what opens it
        await keys.TabToAsync(page.GetByRole(AriaRole.Link, new() { Name = "PDF, A4" }));
        var download = await page.RunAndWaitForDownloadAsync(() => keys.PressAsync("Enter"));

        download.SuggestedFilename.Should().Be("Geofence look-ups.pdf");
        await Expect(page.Locator("[data-export-status]")).ToHaveTextAsync("The PDF is ready and saved to your downloads.");
        await using var file = await download.CreateReadStreamAsync();
        var start = new byte[5];
        await file.ReadExactlyAsync(start, TestContext.Current.CancellationToken);
        start.Should().Equal("%PDF-"u8.ToArray());
        keys.Unseen.Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_nothing_can_be_printed_the_menu_says_so_and_leads_to_the_page_that_prints()
    {
        using var broken = new FakeBrowser("exit 1");
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database, ("Reports__Browser", broken.Path));
        await using var visitor = await browser.VisitorAsync(app, 1280, 900);
        var (page, keys) = (visitor.Page, new KeyboardUser(visitor.Page));
        await OpenResultAsync(page);

        await OpenMenuAsync(page, keys);
        await keys.TabToAsync(page.GetByRole(AriaRole.Link, new() { Name = "PDF, US Letter" }));
        await keys.PressAsync("Enter");
        await Expect(page.Locator("[data-export-status]")).ToContainTextAsync("give your administrator the reference");
        await keys.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "Open the report to print it yourself." }));

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print …" })).ToBeVisibleAsync();
        page.Url.Should().EndWith("/report?paper=letter");
    }

    private static async Task OpenResultAsync(IPage page)
    {
        var assessment = await page.StartAssessmentAsync();
        await page.GotoAsync(Urls.Result(assessment));
        await page.ShouldBeInteractiveAsync();
    }

    private static async Task OpenMenuAsync(IPage page, KeyboardUser keys)
    {
        await keys.TabToAsync(page.Locator("[data-export] summary"));
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "PDF, A4" })).ToBeVisibleAsync();
    }
}
