namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>The program is killed or restarted while somebody answers.</summary>
public sealed class ProcessDeathTests(Browser browser, PostgreSqlServer server)
{
    private const string Payload = "What do the payloads mostly look like?";
    private const string Old = "JSON outside, gRPC between services";
    private const string New = "JSON over HTTP";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_was_marked_saved_is_there_after_the_process_was_killed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, server);
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();

        await page.AnswerAsync(Payload, Old);
        await app.KillAsync();

        (await database.AnswersAsync(assessment)).Should().Contain("payload", "json-and-grpc");
        await page.RememberDocumentAsync();
        await app.StartAsync();
        await page.ShouldReloadItselfAsync();
        await page.ShouldSaySavedAsync();
        await Expect(page.Option(Payload, Old)).ToBeCheckedAsync();
        await ShouldBeAtPayloadAsync(page);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_answer_that_the_killed_process_had_not_saved_is_never_called_saved_and_is_entered_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, server);
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        await page.AnswerAsync(Payload, Old);
        await page.RememberDocumentAsync();

        await page.Option(Payload, New).WatchForSavedAsync();
        await using (await database.HoldWritersAsync())
        {
            await page.Option(Payload, New).CheckAsync();
            await Expect(page.GetByText("✓ Saved")).ToBeHiddenAsync();
            await app.KillAsync();
            await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Connection lost" })).ToBeVisibleAsync();
        }

        (await page.ClaimedSavedAsync()).Should().BeFalse();
        (await database.AnswersAsync(assessment)).Should().Equal(new Dictionary<string, string> { ["payload"] = "json-and-grpc" });
        await app.StartAsync();
        await page.ShouldReloadItselfAsync();
        await Expect(page.Option(Payload, New)).ToBeCheckedAsync();
        await page.ShouldSaySavedAsync();
        (await database.AnswersAsync(assessment)).Should().Equal(new Dictionary<string, string> { ["payload"] = "json-over-http" });
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_kill_right_after_the_click_leaves_the_old_or_the_new_answer_and_loses_neither(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, server);
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        await page.AnswerAsync(Payload, Old);
        await page.RememberDocumentAsync();

        await page.Option(Payload, New).CheckAsync();
        await app.KillAsync();

        (await database.AnswersAsync(assessment)).Should().ContainKey("payload").WhoseValue.Should().BeOneOf("json-and-grpc", "json-over-http");
        await app.StartAsync();
        await page.ShouldReloadItselfAsync();
        await page.ShouldSaySavedAsync();
        (await database.AnswersAsync(assessment)).Should().Equal(new Dictionary<string, string> { ["payload"] = "json-over-http" });
    }

    [Fact]
    public async Task An_open_page_reloads_itself_after_a_restart_and_resumes_at_the_same_question()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        await page.AnswerAsync(Payload, Old);
        await page.RememberDocumentAsync();

        await app.StopAsync();
        await app.StartAsync();

        await page.ShouldReloadItselfAsync();
        await ShouldBeAtPayloadAsync(page);
        await page.AnswerAsync(Payload, New);
        (await database.AnswersAsync(assessment)).Should().Contain("payload", "json-over-http");
    }

    private static async Task ShouldBeAtPayloadAsync(IPage page)
    {
        page.Url.Should().EndWith("/questions/workload#payload");
        await Expect(page.Option(Payload, Old)).ToBeFocusedAsync();
        await Expect(page.Option(Payload, Old)).ToBeInViewportAsync();
    }
}
