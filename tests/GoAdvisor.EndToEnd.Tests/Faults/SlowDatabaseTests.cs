using System.Net;

namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>The database answers, but takes its time.</summary>
public sealed class SlowDatabaseTests(PostgreSqlServer server)
{
    [Fact]
    public async Task Pages_wait_for_the_catalogue_and_what_needs_none_answers_meanwhile()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, server);
        await using var app = await AppProcess.StartAsync(database);

        Task<HttpStatusCode?>[] waiting;
        await using (await database.HoldAsync("""LOCK TABLE "CatalogueVersions" IN ACCESS EXCLUSIVE MODE"""))
        {
            // What was read at the start is served from memory until then.
            await Task.Delay(GoAdvisor.Data.Catalogues.Published.CatalogueStore.Freshness, TestContext.Current.CancellationToken);
            waiting = [.. new[] { Urls.Home, Urls.Comparison, Urls.Claims }.Select(app.StatusAsync)];
            await Wait.UntilAsync(async () => await database.CountAsync("SELECT count(*) FROM pg_locks WHERE NOT granted") >= waiting.Length, "the pages wait");
            (await app.StatusAsync(Urls.Live)).Should().Be(HttpStatusCode.OK);
            (await app.StatusAsync(Urls.Ready)).Should().Be(HttpStatusCode.OK);
            (await app.StatusAsync(Urls.StartAssessment)).Should().Be(HttpStatusCode.OK);
        }

        (await Task.WhenAll(waiting)).Should().AllBeEquivalentTo(HttpStatusCode.OK);
    }
}
