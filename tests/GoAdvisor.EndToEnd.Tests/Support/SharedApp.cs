[assembly: AssemblyFixture(typeof(GoAdvisor.EndToEnd.Tests.Support.SharedApp))]

namespace GoAdvisor.EndToEnd.Tests.Support;

/// <summary>
/// The app that all tests share which neither break it nor look at its log or its tables. It believes this machine to be its proxy,
/// so that a header is enough to come over https.
/// </summary>
public sealed class SharedApp : IAsyncLifetime
{
    private readonly SqliteFile database = new();

    private AppProcess? app;

    public AppProcess App => app ?? throw new InvalidOperationException("The app is not started.");

    public async ValueTask InitializeAsync() => app = await AppProcess.StartAsync(database, ("TrustedProxies__0", "127.0.0.1"));

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
