using System.Net;
using GoAdvisor.Web.Hosting.Admission;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Recommendations;

public class RecommendationServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_and_files_wait_in_the_line_for_assessments_and_are_turned_away_when_it_is_full()
    {
        await using var host = new ApiHost();
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

    private static async Task<(Guid Assessment, string Cookie)> AssessedAsync(ApiHost host)
    {
        var visitor = await host.Services.GetRequiredService<AccessStore>().IssueAsync(TokenPurpose.Visitor, Stop);
        var id = await host.Services.GetRequiredService<AssessmentStore>().CreateAsync("Ledger", null, 1, visitor.Id, Stop);
        return (id, $"goadvisor-visitor={visitor.Token}");
    }
}
