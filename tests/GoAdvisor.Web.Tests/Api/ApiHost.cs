using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(GoAdvisor.Web.Tests.Api.ApiHost))]

namespace GoAdvisor.Web.Tests.Api;

/// <summary>The whole application on a database file of its own, as in production. One is shared by all tests of the assembly.</summary>
public class ApiHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("goadvisor-api-").FullName;

    /// <summary>Talks to the API over https, as a stranger.</summary>
    public virtual HttpClient Stranger => CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://goadvisor.test"), AllowAutoRedirect = false });

    public async ValueTask InitializeAsync()
    {
        using var client = Stranger;
        for (var patience = 100; !(await client.GetAsync(Urls.Ready)).IsSuccessStatusCode; patience--)
        {
            if (patience == 0)
                throw new TimeoutException("The application did not become ready.");
            await Task.Delay(100);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Sqlite", Path.Combine(folder, "goadvisor.db"));
        builder.UseSetting("RateLimits:WritesPerMinute", "1000000");
        builder.UseSetting("RateLimits:SignInsPerMinute", "1000000");
        builder.UseSetting("RateLimits:EvaluationsPerMinute", "1000000");
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }
}
