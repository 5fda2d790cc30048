using Microsoft.Data.Sqlite;

namespace GoAdvisor.Data.Tests.Storage;

/// <summary>What people see while the database is away, and that they get on when it is back.</summary>
public abstract class DatabaseAwayTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task The_catalogue_stays_readable_and_saving_fails_as_something_to_try_again()
    {
        var assessment = await AnAssessmentAsync();
        var known = await Catalogues.GetCurrentAsync(Stop);
        var newcomer = Database.StartNode();
        var (setup, emptyCatalogues) = (newcomer.Setup, newcomer.Catalogues);

        await TakeDatabaseAwayAsync();
        (await Catalogues.GetCurrentAsync(Stop)).Should().BeSameAs(known);
        await ShouldFailForNowAsync(() => SaveAsync(assessment, TestSeeds.Team, ["small"]));
        await ShouldFailForNowAsync(() => Assessments.FindAsync(assessment.Id, assessment.Owner, Stop));
        await ShouldFailForNowAsync(() => Access.IssueAsync(TokenPurpose.Visitor, Stop));
        await ShouldFailForNowAsync(() => setup.RunAsync(Database.Seeds.Folder, Stop));
        await ShouldFailForNowAsync(() => emptyCatalogues.GetCurrentAsync(Stop), "this node never saw a catalogue");

        await BringDatabaseBackAsync();
        (await SaveAsync(assessment, TestSeeds.Team, ["small"])).Should().Be(new AnswerSaved(1, 1));
    }

    protected abstract Task TakeDatabaseAwayAsync();

    protected abstract Task BringDatabaseBackAsync();

    private static async Task ShouldFailForNowAsync(Func<Task> act, string because = "") =>
        (await act.Should().ThrowAsync<Exception>(because)).Which.Should().Match(e => DatabaseFault.IsTransient((Exception)e));
}

public sealed class DatabaseAwayOnSqliteTests(SqliteDatabase database) : DatabaseAwayTests(database), IClassFixture<SqliteDatabase>
{
    protected override Task TakeDatabaseAwayAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Move(database.Folder, database.Folder + "-unmounted");
        return Task.CompletedTask;
    }

    protected override Task BringDatabaseBackAsync()
    {
        if (Directory.Exists(database.Folder))
            Directory.Delete(database.Folder, recursive: true);
        Directory.Move(database.Folder + "-unmounted", database.Folder);
        return Task.CompletedTask;
    }
}

public sealed class DatabaseAwayOnPostgreSqlTests(ServerToCrash server) : DatabaseAwayTests(server.Database), IClassFixture<ServerToCrash>
{
    protected override Task TakeDatabaseAwayAsync() => server.Server.CrashAsync();

    protected override Task BringDatabaseBackAsync() => server.Server.RestartAsync();
}

/// <summary>A server of its own, because the others' must not go away.</summary>
public sealed class ServerToCrash : IAsyncLifetime
{
    public ServerToCrash() => Database = new PostgreSqlDatabase(Server);

    public PostgreSqlServer Server { get; } = new();

    public PostgreSqlDatabase Database { get; }

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Server.DisposeAsync();
    }
}
