namespace GoAdvisor.EndToEnd.Tests.Accessibility;

/// <summary>The page that is served while the database is away.</summary>
public sealed class WaitingPageTests(Browser browser)
{
    [Fact]
    public async Task It_has_no_finding()
    {
        await using var database = new SqliteFile { Patience = 1 };
        await using var held = await database.HoldWritersAsync();
        await using var app = AppProcess.Prepare(database);
        app.Launch();
        await app.ShouldAnswerAsync(Urls.Live);
        await using var visitor = await browser.VisitorAsync(app);
        (await visitor.Page.GotoAsync(Urls.Home))?.Status.Should().Be(503);
        // That it tries again by itself is what it is for, and would come in between.
        (await visitor.Page.FindingsOnEveryScreenAsync()).Where(finding => !finding.Contains("meta-refresh")).Should().BeEmpty();
        visitor.Complaints.Should().OnlyContain(complaint => complaint.Contains("status of 503"));
    }
}
