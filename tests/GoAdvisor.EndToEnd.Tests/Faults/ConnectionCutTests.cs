namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>The network between the page and the server goes away while somebody answers.</summary>
public sealed class ConnectionCutTests(Browser browser, SharedApp shared)
{
    private const string Payload = "What do the payloads mostly look like?";
    private const string Json = "JSON over HTTP";
    private const string Memory = "How much memory may one instance use?";
    private const string OneGigabyte = "Over 1 GB";

    [Fact]
    public async Task After_a_short_cut_the_same_page_goes_on_and_what_was_clicked_meanwhile_is_saved()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var (page, wire) = (visitor.Page, await Wire.OfAsync(visitor.Page));
        var assessment = await page.StartAssessmentAsync();
        await page.AnswerAsync(Payload, Json);
        await page.RememberDocumentAsync();

        await page.Option(Memory, OneGigabyte).WatchForSavedAsync();
        wire.GoSilent();
        await page.Option(Memory, OneGigabyte).CheckAsync();
        await wire.CutAsync();
        await Expect(ConnectionLost(page)).ToBeVisibleAsync();
        await wire.RefuseAsync(times: 3);
        (await page.ClaimedSavedAsync()).Should().BeFalse("nothing reached the server");
        (await shared.Database.AnswersAsync(assessment)).Should().NotContainKey("memory-limit");

        wire.Mend();
        await Expect(ConnectionLost(page)).ToBeHiddenAsync();
        await page.ShouldSaySavedAsync();
        (await page.IsRememberedDocumentAsync()).Should().BeTrue();
        await Expect(page.Option(Memory, OneGigabyte)).ToBeCheckedAsync();
        await Expect(page.Option(Payload, Json)).ToBeCheckedAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().Contain("memory-limit", "over-1-gb").And.Contain("payload", "json-over-http");
    }

    /// <summary>Three minutes are too long for a test; a restart behind the cut forgets the circuit just as well.</summary>
    [Fact]
    public async Task After_a_cut_that_outlived_the_circuit_the_page_resumes_at_the_same_question_with_what_was_clicked()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var (page, wire) = (visitor.Page, await Wire.OfAsync(visitor.Page));
        var assessment = await page.StartAssessmentAsync();
        await page.AnswerAsync(Payload, Json);
        await page.RememberDocumentAsync();

        wire.GoSilent();
        await page.Option(Memory, OneGigabyte).CheckAsync();
        await wire.CutAsync();
        await app.StopAsync();
        await app.StartAsync();
        await Expect(ConnectionLost(page)).ToBeVisibleAsync();
        wire.Mend();

        await page.ShouldReloadItselfAsync();
        await page.ShouldSaySavedAsync();
        page.Url.Should().EndWith("/questions/workload#memory-limit");
        await Expect(page.Option(Memory, OneGigabyte)).ToBeCheckedAsync();
        await Expect(page.Option(Memory, OneGigabyte)).ToBeFocusedAsync();
        (await database.AnswersAsync(assessment)).Should().Contain("memory-limit", "over-1-gb").And.Contain("payload", "json-over-http");
    }

    private static ILocator ConnectionLost(IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "Connection lost" });
}
