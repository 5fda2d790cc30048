using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(GoAdvisor.Web.Tests.Support.ApiHost))]

namespace GoAdvisor.Web.Tests.Support;

/// <summary>
/// The whole application on a database file of its own, as in production. One is shared by all tests of the assembly. It is started by
/// the first test that needs it, so that no other test depends on it.
/// </summary>
public class ApiHost : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("goadvisor-api-").FullName;
    private readonly Lazy<IServiceProvider> started;

    public ApiHost() => started = new Lazy<IServiceProvider>(() => base.Services);

    /// <summary>Talks to the API over https, as a stranger.</summary>
    public virtual HttpClient Stranger => this.ClientAt("https://goadvisor.test");

    /// <summary>Two tests may ask at once; the first starts the application and the other waits.</summary>
    public override IServiceProvider Services => started.Value;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Returns when the application can serve.</summary>
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var application = base.CreateHost(builder);
        application.Services.BecomeReadyAsync().GetAwaiter().GetResult();
        return application;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Sqlite", Path.Combine(folder, "goadvisor.db"));
        builder.UseSetting("Seeds:Folder", FirstCatalogue.Folder);
        builder.UseSetting("RateLimits:WritesPerMinute", "1000000");
        builder.UseSetting("RateLimits:SignInsPerMinute", "1000000");
        builder.UseSetting("RateLimits:EvaluationsPerMinute", "1000000");
        // A print takes longer on a busy machine than anybody would wait.
        builder.UseSetting("Reports:TimeoutSeconds", "300");
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }
}
