namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>On a slow connection people answer before the page is connected, and go on before the answer has arrived.</summary>
public sealed class EarlyAnswerTests(Browser browser, SharedApp shared)
{
    private const string Payload = "What do the payloads mostly look like?";
    private const string Json = "JSON over HTTP";
    private const string Binary = "Binary messages or long streams";

    [Fact]
    public async Task What_is_answered_before_the_scripts_have_arrived_is_saved_when_they_have()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        var scripts = new TaskCompletionSource();
        await page.RouteAsync("**/{blazor.web,circuit}*.js", async route =>
        {
            await scripts.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync(Urls.Questions(assessment, "workload"), new() { WaitUntil = WaitUntilState.Commit });
        await page.Option(Payload, Json).CheckAsync();
        await page.Option(Payload, Json).WatchForSavedAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().BeEmpty();
        scripts.SetResult();

        await page.ShouldBeInteractiveAsync();
        await page.ShouldSaySavedAsync();
        await Expect(page.Option(Payload, Json)).ToBeCheckedAsync();
        await Expect(page.Option(Payload, Json)).ToBeFocusedAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().Contain("payload", "json-over-http");
    }

    [Fact]
    public async Task What_is_answered_while_the_circuit_starts_is_saved_and_the_last_choice_counts()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        var negotiation = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await negotiation.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync(Urls.Questions(assessment, "workload"));
        await page.Option(Payload, Binary).CheckAsync();
        await page.Option(Payload, Json).CheckAsync();
        negotiation.SetResult();

        await page.ShouldBeInteractiveAsync();
        await page.ShouldSaySavedAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().Contain("payload", "json-over-http");
    }

    [Fact]
    public async Task Whoever_answers_and_goes_on_at_once_is_not_asked_and_loses_nothing()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        var negotiation = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await negotiation.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync(Urls.Questions(assessment, "workload"));
        await page.Option(Payload, Json).CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "→" }).ClickAsync();
        negotiation.SetResult();

        await page.WaitForURLAsync(address => !address.EndsWith("/workload#payload", StringComparison.Ordinal));
        (await shared.Database.AnswersAsync(assessment)).Should().Contain("payload", "json-over-http");
        visitor.Complaints.Should().BeEmpty();
    }
}
