using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>The whole application with a clock that stands still, so that every time in an answer is known.</summary>
public sealed class ContractHost : ApiHost
{
    public const string Admin = "ann@team.example";

    private readonly StandingClock clock = new();

    /// <summary>Keeps no cookies: their lifetimes are told by the standing clock and would be read by the real one.</summary>
    public override HttpClient Stranger =>
        CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://goadvisor.test"), AllowAutoRedirect = false, HandleCookies = false });

    public void Advance(TimeSpan time) => clock.Advance(time);

    /// <summary>The database as any other program sees it.</summary>
    public async Task<SqliteConnection> OpenDatabaseAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection($"Data Source={Services.GetRequiredService<IConfiguration>()["ConnectionStrings:Sqlite"]}");
        await connection.OpenAsync(cancel);
        return connection;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Accounts:FirstAdmin:Email", Admin);
        builder.UseSetting("Accounts:FirstAdmin:Password", WebPerson.Password);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
    }

    private sealed class StandingClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 23, 14, 5, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan time) => now += time;
    }
}
