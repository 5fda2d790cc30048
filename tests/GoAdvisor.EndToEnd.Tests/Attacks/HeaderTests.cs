namespace GoAdvisor.EndToEnd.Tests.Attacks;

/// <summary>What every answer tells browsers, whatever it is an answer to.</summary>
public sealed class HeaderTests(SharedApp shared)
{
    [Theory]
    [InlineData(Urls.Home, 200)]
    [InlineData(Urls.Comparison, 200)]
    [InlineData(Urls.StartAssessment, 200)]
    [InlineData(Urls.Resume, 200)]
    [InlineData(Urls.Live, 200)]
    [InlineData(Urls.Ready, 200)]
    [InlineData(Urls.Theme, 200)]
    [InlineData("/app.css", 200)]
    [InlineData("/circuit.js", 200)]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", 200)]
    [InlineData("/_framework/blazor.web.js", 200)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/assessments/01a208ef-1ba0-73be-a6b3-e7dcefa61501/result", 404)]
    public async Task Every_answer_tells_browsers_to_trust_nothing_but_this_site(string path, int status)
    {
        using var response = await (await shared.StartAsync()).Http.GetAsync(path, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).Should().Be(status);
        Value(response, "X-Content-Type-Options").Should().Be("nosniff");
        Value(response, "Referrer-Policy").Should().Be("same-origin");
        Value(response, "X-Frame-Options").Should().Be("DENY");
        response.Headers.Contains("Server").Should().BeFalse();

        var policy = Value(response, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(directive => directive.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        policy.Should().Contain("default-src", "'none'").And.Contain("script-src", "'self'").And.Contain("style-src", "'self'")
            .And.Contain("connect-src", "'self'").And.Contain("form-action", "'self'").And.Contain("base-uri", "'self'")
            .And.Contain("frame-ancestors", "'none'");
        policy.Should().NotContainKeys("script-src-elem", "script-src-attr", "object-src");
    }

    [Theory]
    [InlineData(Urls.Home)]
    [InlineData("/app.css")]
    [InlineData("/no-such-page")]
    public async Task Over_https_browsers_are_told_to_stay_there_and_over_http_they_are_not(string path)
    {
        using var secure = await SendAsync(path, "https");
        Value(secure, "Strict-Transport-Security").Should().Match("max-age=*; includeSubDomains");
        int.Parse(Value(secure, "Strict-Transport-Security").Split('=', ';')[1]).Should().BeGreaterThanOrEqualTo(365 * 24 * 3600);
        using var plain = await SendAsync(path, "http");
        plain.Headers.Contains("Strict-Transport-Security").Should().BeFalse();
    }

    [Fact]
    public async Task Without_a_trusted_proxy_nobody_is_believed_to_come_over_https()
    {
        await using var database = new SqliteFile();
        await using var direct = await AppProcess.StartAsync(database);
        using var request = Forwarded(Urls.Home, "https");
        using var response = await direct.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.Contains("Strict-Transport-Security").Should().BeFalse();
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string scheme)
    {
        using var request = Forwarded(path, scheme);
        return await (await shared.StartAsync()).Http.SendAsync(request);
    }

    private static HttpRequestMessage Forwarded(string path, string scheme) =>
        new(HttpMethod.Get, path) { Headers = { { "X-Forwarded-Proto", scheme }, { "X-Forwarded-For", "192.0.2.7" }, { "Host", "goadvisor.example" } } };

    private static string Value(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
