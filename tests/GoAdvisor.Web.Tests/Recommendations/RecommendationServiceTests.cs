using System.Net;
using GoAdvisor.Web.Hosting.Admission;
using GoAdvisor.Web.Tests.Circuits;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Recommendations;

public class RecommendationServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_page_and_the_circuit_that_follows_it_share_one_recommendation()
    {
        await using var host = new ClockedHost();
        var (id, cookie) = await AssessedAsync(host);
        using var browser = host.Stranger;
        browser.DefaultRequestHeaders.Add("Cookie", cookie);

        var html = await browser.GetStringAsync(Urls.Result(id), Stop);
        await ShowsTheResultAsync();
        host.Begun.Should().Be(1);

        host.Clock.Later(TimeSpan.FromMinutes(1));
        await ShowsTheResultAsync();
        host.Begun.Should().Be(2, "what was kept for the circuit is not kept for long");

        await host.Services.GetRequiredService<AssessmentStore>().UpdateDetailsAsync(id, host.Holder, "Renamed", null, Stop);
        (await browser.GetStringAsync(Urls.Report(id), Stop)).Should().Contain("Renamed");
        host.Begun.Should().Be(3, "it has another title");

        async Task ShowsTheResultAsync()
        {
            await using var circuit = await TestCircuit.OpenAsync(host, html, Urls.Result(id), cookie);
            await circuit.ShowsAsync("Record this decision");
        }
    }

    [Fact]
    public async Task Pages_and_files_wait_in_the_line_for_assessments_and_are_turned_away_when_it_is_full()
    {
        await using var host = new ClockedHost();
        var (id, cookie) = await AssessedAsync(host);
        using var browser = host.Stranger;
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        var release = new TaskCompletionSource<int>();
        var waiting = Enumerable.Range(0, LongComputations.AtOnce + LongComputations.Waiting)
            .Select(_ => host.Services.GetRequiredService<LongComputations>().RunAsync(ComputationLine.Assessments, () => release.Task, Stop)).ToList();

        foreach (var address in new[] { Urls.Result(id), Urls.Report(id), $"{Urls.Report(id)}.html", $"{Urls.Report(id)}.json" })
        {
            using var refused = await browser.GetAsync(address, Stop);
            refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "that is what {0} needs", address);
        }

        release.SetResult(1);
        await Task.WhenAll(waiting);
        using var admitted = await browser.GetAsync(Urls.Result(id), Stop);
        admitted.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<(Guid Assessment, string Cookie)> AssessedAsync(ClockedHost host)
    {
        var visitor = await host.Services.GetRequiredService<AccessStore>().IssueAsync(TokenPurpose.Visitor, Stop);
        host.Holder = visitor.Id;
        var id = await host.Services.GetRequiredService<AssessmentStore>().CreateAsync("Ledger", null, 1, visitor.Id, Stop);
        return (id, $"goadvisor-visitor={visitor.Token}");
    }

    /// <summary>The application with a clock that goes on when told to.</summary>
    private sealed class ClockedHost : ApiHost
    {
        public SetClock Clock { get; } = new();

        public Holder Holder { get; set; }

        public long Begun => Services.GetRequiredService<LongComputations>().Begun;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        }
    }

    private sealed class SetClock : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.UtcNow;

        public void Later(TimeSpan time) => now += time;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
