[assembly: AssemblyFixture(typeof(GoAdvisor.EndToEnd.Tests.Support.Apps.SharedApp))]

namespace GoAdvisor.EndToEnd.Tests.Support.Apps;

/// <summary>
/// An app that tests share which neither stop nor reconfigure it, and which look only at their own rows and lines in its database and log.
/// The first of them starts it. The one of the whole run believes this machine to be its proxy, so that a header is enough to come over
/// https.
/// </summary>
public class SharedApp : IAsyncDisposable
{
    private readonly Lazy<Task<AppProcess>> start;

    private TestDatabase? database;

    public SharedApp() : this(() => Task.FromResult<TestDatabase>(new SqliteFile()), ("TrustedProxies__0", "127.0.0.1")) { }

    protected SharedApp(Func<Task<TestDatabase>> create, params (string Name, string Value)[] settings) => start = new(async () =>
    {
        database = await create();
        return await AppProcess.StartAsync(database, settings);
    });

    /// <summary>The database of the app; it is there once the app is started.</summary>
    public TestDatabase Database => database ?? throw new InvalidOperationException("The app is not started.");

    /// <summary>Returns the app when it can serve, and starts it when nobody has yet.</summary>
    public virtual Task<AppProcess> StartAsync() => start.Value;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (start is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await start.Value).DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}

/// <summary>The same on PostgreSQL, as it is installed: without a proxy.</summary>
public sealed class SharedAppOnPostgreSql(PostgreSqlServer server) : SharedApp(() => TestDatabase.CreateAsync(DatabaseKind.PostgreSql, server));
