using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace GoAdvisor.Web.Tests.Api.Bodies;

public class LimitTests
{
    [Fact]
    public async Task Whoever_writes_too_often_is_asked_to_wait_while_reading_goes_on()
    {
        await using var host = new ImpatientHost();
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        for (var written = 1; written < ImpatientHost.Limit; written++)
            await client.AnswerAsync(path, "js-share", "[]").ShouldBeOkAsync();

        using var refused = await client.AnswerAsync(path, "js-share", """["none"]""");
        await refused.ShouldBeProblemAsync(429);
        refused.Headers.RetryAfter?.Delta.Should().Be(TimeSpan.FromSeconds(60));
        await host.Stranger.PostAsync("/assessments", """{"title":"Another"}""").ShouldBeProblemAsync(429);
        (await client.AskAsync(path).ShouldBeOkAsync()).At("answers").At("js-share").AsArray().Should().BeEmpty("the refused answer was not written");

        for (var evaluated = 0; evaluated < ImpatientHost.Limit; evaluated++)
            await client.PostAsync("/evaluations", """{"answers":{}}""").ShouldBeOkAsync();
        await client.AskAsync($"{path}/evaluation").ShouldBeProblemAsync(429);
        await client.PostAsync("/models/evaluations", "{}").ShouldBeProblemAsync(429);
        await client.AskAsync("/catalogue").ShouldBeOkAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_or_not_it_says_so_beforehand(bool announced)
    {
        await using var host = new ListeningHost();
        using var client = host.Stranger;
        using var body = Talking.Json($"{{\"title\":\"{new string('x', 200 * 1024)}\"}}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Urls.Api}/assessments") { Content = body };
        request.Headers.TransferEncodingChunked = !announced;

        await client.SendAsync(request, TestContext.Current.CancellationToken).ShouldBeProblemAsync(413);
    }

    [Fact]
    public async Task A_report_may_be_larger_than_other_bodies_and_has_a_limit_too()
    {
        await using var host = new ListeningHost();
        using var client = host.Stranger;

        await client.PostAsync("/evaluations", $$"""{"answers":{},"format":"goadvisor-report/1","context":"{{new string('x', 900 * 1024)}}"}""").ShouldBeOkAsync();
        await client.PostAsync("/evaluations", $$"""{"answers":{},"format":"goadvisor-report/1","context":"{{new string('x', 1100 * 1024)}}"}""").ShouldBeProblemAsync(413);
    }

    private sealed class ImpatientHost : ApiHost
    {
        public const int Limit = 5;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("RateLimits:WritesPerMinute", $"{Limit}");
            builder.UseSetting("RateLimits:EvaluationsPerMinute", $"{Limit}");
        }
    }

    /// <summary>With a real server on a free port, which is where the limits of bodies are kept.</summary>
    private sealed class ListeningHost : ApiHost
    {
        public ListeningHost() => UseKestrel(0);

        public override HttpClient Stranger => CreateClient();
    }
}
