using System.Net;

namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>The database is away for a while. On SQLite, where there is no server to stop, somebody else locks the file.</summary>
public abstract class DatabaseAwayTests(Browser browser)
{
    private const string Payload = "What do the payloads mostly look like?";
    private const string Json = "JSON over HTTP";
    private const string Memory = "How much memory may one instance use?";
    private const string OneGigabyte = "Over 1 GB";

    [Fact]
    public async Task Answers_given_while_the_database_is_away_stay_on_the_page_and_are_saved_when_it_is_back()
    {
        await using var database = await NewDatabaseAsync();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        await page.AnswerAsync("What are you building?", "A platform or network component such as a proxy, controller or agent");
        await page.RememberDocumentAsync();

        await TakeAwayAsync(database);
        await page.Option(Payload, Json).WatchForSavedAsync();
        await page.Option(Payload, Json).CheckAsync();
        await page.ShouldSayAsync("Not saved, retrying");
        await page.Option(Memory, OneGigabyte).CheckAsync();
        await Expect(page.GetByText("3 of 24 answered").First).ToBeVisibleAsync();
        (await page.ClaimedSavedAsync()).Should().BeFalse();

        await BringBackAsync();
        await page.ShouldSaySavedAsync();
        await Expect(page.Option(Payload, Json)).ToBeCheckedAsync();
        await Expect(page.Option(Memory, OneGigabyte)).ToBeCheckedAsync();
        (await page.IsRememberedDocumentAsync()).Should().BeTrue();
        (await database.AnswersAsync(assessment)).Should().Equal(new Dictionary<string, string>
        {
            ["system-kind"] = "platform-component",
            ["payload"] = "json-over-http",
            ["memory-limit"] = "over-1-gb",
        });
        app.Log.Should().NotContain("   at ", "a database that is away is no fault of the program");
    }

    [Fact]
    public async Task Without_a_database_the_app_starts_says_so_and_recovers_by_itself()
    {
        await using var database = await NewDatabaseAsync();
        await using var app = AppProcess.Prepare(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;

        await TakeAwayAsync(database);
        app.Launch();
        await app.ShouldAnswerAsync(Urls.Live);
        (await app.StatusAsync(Urls.Ready)).Should().Be(HttpStatusCode.ServiceUnavailable);
        var answer = await page.GotoAsync(Urls.Home);
        answer?.Status.Should().Be(503);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Back in a moment" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "GoAdvisor" })).ToHaveCSSAsync("text-decoration-line", "none");

        await BringBackAsync();
        await app.ReadyAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Start an assessment" })).ToBeVisibleAsync();
        await page.StartAssessmentAsync();
        await page.AnswerAsync(Payload, Json);
    }

    protected abstract Task<TestDatabase> NewDatabaseAsync();

    protected abstract Task TakeAwayAsync(TestDatabase database);

    protected abstract Task BringBackAsync();
}

public sealed class DatabaseAwayOnSqliteTests(Browser browser) : DatabaseAwayTests(browser)
{
    private IAsyncDisposable? held;

    protected override Task<TestDatabase> NewDatabaseAsync() => Task.FromResult<TestDatabase>(new SqliteFile { Patience = 1 });

    protected override async Task TakeAwayAsync(TestDatabase database) => held = await database.HoldWritersAsync();

    protected override async Task BringBackAsync()
    {
        if (held is not null)
            await held.DisposeAsync();
    }
}

public sealed class DatabaseAwayOnPostgreSqlTests(Browser browser, ServerToCrash server)
    : DatabaseAwayTests(browser), IClassFixture<ServerToCrash>
{
    protected override async Task<TestDatabase> NewDatabaseAsync() => new PostgreSqlDatabase(await server.Server.CreateDatabaseAsync());

    protected override Task TakeAwayAsync(TestDatabase database) => server.Server.CrashAsync();

    protected override Task BringBackAsync() => server.Server.RestartAsync();
}

/// <summary>A server of this class's own, because nobody else could go on meanwhile.</summary>
public sealed class ServerToCrash : IAsyncDisposable
{
    public PostgreSqlServer Server { get; } = new();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
