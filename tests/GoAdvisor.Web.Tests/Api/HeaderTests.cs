namespace GoAdvisor.Web.Tests.Api;

public class HeaderTests(ApiHost host)
{
    public static TheoryData<string, string, int> Answers => new()
    {
        { "GET", "/catalogue", 200 },
        { "POST", "/evaluations", 400 },
        { "GET", "/assessments/x", 404 },
        { "GET", "/evaluations", 405 },
        { "GET", "/nothing", 404 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_of_the_api_carries_the_headers_of_a_page(string method, string path, int status)
    {
        using var page = await host.Stranger.GetAsync(Urls.NotFound, TestContext.Current.CancellationToken);
        using var answer = await host.Stranger.SendAsync(new HttpMethod(method), path);

        ((int)answer.StatusCode).Should().Be(status);
        Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
        Header(answer, "X-Frame-Options").Should().Be("DENY");
        Header(answer, "Referrer-Policy").Should().Be("same-origin");
        Header(answer, "Strict-Transport-Security").Should().Contain("max-age=31536000");
        var policy = Header(answer, "Content-Security-Policy");
        policy.Should().Contain("frame-ancestors 'none'").And.Contain("default-src 'none'").And.Contain("script-src 'self';").And.Be(Header(page, "Content-Security-Policy"));
        answer.Headers.Contains("Server").Should().BeFalse();
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
    }

    [Fact]
    public async Task Pages_of_other_origins_are_given_no_permission_to_read_answers()
    {
        using var client = host.Stranger;
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.test");
        using var answer = await client.AskAsync("/catalogue");

        answer.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : throw new InvalidOperationException($"There is no {name} header.");
}
