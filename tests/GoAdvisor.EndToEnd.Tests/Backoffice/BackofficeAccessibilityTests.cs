using Deque.AxeCore.Playwright;

namespace GoAdvisor.EndToEnd.Tests.Backoffice;

/// <summary>Every page about the catalogue, in light and dark, on a desk and on a phone.</summary>
public sealed class BackofficeAccessibilityTests(Browser browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task No_page_has_a_finding_or_scrolls_sideways(int width, ColorScheme scheme)
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app, width, 900, scheme);
        var (page, findings) = (visitor.Page, new List<string>());
        await page.BecomeAdminAsync(app);
        await new BackofficeTour(page).VisitAllAsync(async name =>
        {
            findings.AddRange((await page.RunAxe()).Violations.Select(violation => $"{name}: {violation.Id} at {violation.Nodes[0].Html}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0)
                findings.Add($"{name} scrolls sideways");
        });
        findings.Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }
}
