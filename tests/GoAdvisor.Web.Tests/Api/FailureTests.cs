using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoAdvisor.Web.Tests.Api;

public class FailureTests
{
    [Fact]
    public async Task A_fault_of_ours_gives_a_reference_and_tells_and_logs_no_secret()
    {
        await using var host = new BreakingHost();
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        var token = client.DefaultRequestHeaders.Authorization?.Parameter ?? "";
        await client.AnswerAsync(path, "js-share", """["over-60-percent"]""").ShouldBeOkAsync();

        host.Clock.Break();
        using var failed = await client.AnswerAsync(path, "system-kind", """["domain-transactions"]""");
        var problem = await failed.ShouldBeProblemAsync(500);

        problem.AsObject().Select(property => property.Key).Should().BeEquivalentTo("type", "title", "status", "detail", "reference");
        problem.Text("reference").Should().NotBeEmpty();
        problem.ToJsonString().Should().NotContainAny(BreakableClock.Secret, "Exception", "   at ", "Clock");
        failed.Headers.CacheControl?.NoStore.Should().BeTrue();

        host.Log.Should().Contain(line => line.Contains(BreakableClock.Secret), "the fault itself is for the log");
        host.Log.Where(line => line.Contains(token) || line.Contains("over-60-percent") || line.Contains("domain-transactions")).Should().BeEmpty();
    }

    [Fact]
    public async Task The_reference_leads_to_the_line_of_the_log()
    {
        await using var host = new BreakingHost();
        using var client = host.Stranger;

        host.Clock.Break();
        var problem = await client.PostAsync("/assessments", """{"title":"Ledger"}""").ShouldBeProblemAsync(500);

        host.Log.Should().Contain(line => line.Contains(BreakableClock.Secret) && line.Contains(problem.Text("reference")));
    }

    /// <summary>The application with a clock that can be broken, everything it logs being kept.</summary>
    private sealed class BreakingHost : ApiHost
    {
        private readonly LogKeeper keeper = new();

        public BreakableClock Clock { get; } = new();

        public IEnumerable<string> Log => keeper.Lines;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(keeper).AddFilter(_ => true).SetMinimumLevel(LogLevel.Trace));
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        }
    }

    private sealed class BreakableClock : TimeProvider
    {
        public const string Secret = "spring-7-of-the-movement";

        private volatile bool broken;

        public void Break() => broken = true;

        public override DateTimeOffset GetUtcNow() => broken ? throw new InvalidOperationException($"The clock broke at {Secret}.") : base.GetUtcNow();
    }
}
