using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Api;

/// <summary>Who gets what from each endpoint. An endpoint that is missing here fails the test: somebody has to think about it first.</summary>
public class AccessMatrixTests(ApiHost host)
{
    private const string Evaluation = """{"answers":{}}""";
    private const string Model = """{"alternatives":["A","B"],"criteria":[{"id":"c","weight":1,"worst":0,"best":1}],"ratings":{"A":{"c":1},"B":{"c":0}}}""";
    private const string Assessment = """{"title":"Ledger"}""";
    private const string Answer = """{"options":["crud-api"]}""";
    private const string Decision = """{"name":"Board"}""";

    private static readonly Row[] Table =
    [
        new("GET /api/v1/catalogue", Stranger: 200, Other: 200, Owner: 200),
        new("POST /api/v1/evaluations", Stranger: 200, Other: 200, Owner: 200, Evaluation),
        new("POST /api/v1/models/evaluations", Stranger: 200, Other: 200, Owner: 200, Model),
        new("POST /api/v1/assessments", Stranger: 201, Other: 201, Owner: 201, Assessment),
        new("GET /api/v1/assessments/{id}", Stranger: 404, Other: 404, Owner: 200),
        new("GET /api/v1/assessments/{id}/evaluation", Stranger: 404, Other: 404, Owner: 200),
        new("GET /api/v1/assessments/{id}/report.{ending}", Stranger: 404, Other: 404, Owner: 200),
        new("GET /api/v1/schemas/goadvisor-report-1.json", Stranger: 200, Other: 200, Owner: 200),
        new("PUT /api/v1/assessments/{id}/answers/{question}", Stranger: 404, Other: 404, Owner: 200, Answer),

        new("GET /api/v1/assessments/{id}/milestones", Stranger: 404, Other: 404, Owner: 200),
        new("POST /api/v1/assessments/{id}/milestones", Stranger: 404, Other: 404, Owner: 201, Decision),
        new("GET /api/v1/assessments/{id}/milestones/{number}", Stranger: 404, Other: 404, Owner: 200),
        new("GET /api/v1/assessments/{id}/milestones/{number}/report.{ending}", Stranger: 404, Other: 404, Owner: 200),

        // What answers wrong methods, tried with one that no address takes.
        new("* /api/v1/catalogue", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/evaluations", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/models/evaluations", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/assessments", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/assessments/{id}", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/assessments/{id}/evaluation", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/assessments/{id}/report.{ending}", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/schemas/goadvisor-report-1.json", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/assessments/{id}/answers/{question}", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/assessments/{id}/milestones", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/assessments/{id}/milestones/{number}", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/assessments/{id}/milestones/{number}/report.{ending}", Stranger: 405, Other: 405, Owner: 405),
        new("* /api/v1/{**nothing}", Stranger: 404, Other: 404, Owner: 404),
    ];

    public static TheoryData<string> Endpoints => [.. Table.Select(row => row.Endpoint)];

    [Fact]
    public void Every_endpoint_of_the_api_is_in_the_table() =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Pattern(endpoint).StartsWith("/api", StringComparison.OrdinalIgnoreCase))
            .SelectMany(endpoint => Methods(endpoint).Select(method => $"{method} {Pattern(endpoint)}"))
            .Should().BeEquivalentTo(Table.Select(row => row.Endpoint));

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Everybody_gets_from_an_endpoint_what_the_table_says(string endpoint)
    {
        var row = Table.Single(row => row.Endpoint == endpoint);
        using var owner = host.Stranger;
        using var other = host.Stranger;
        var assessment = await owner.BeginAsync();
        await owner.PostAsync($"{assessment}/milestones", """{"name":"First"}""").ShouldBeOkAsync(HttpStatusCode.Created);
        await other.BeginAsync();

        (await StatusAsync(host.Stranger, row, assessment)).Should().Be(row.Stranger, "a stranger asks");
        (await StatusAsync(other, row, assessment)).Should().Be(row.Other, "the owner of another assessment asks");
        (await StatusAsync(owner, row, assessment)).Should().Be(row.Owner, "the owner asks");
    }

    [Fact]
    public async Task Not_yours_no_token_unknown_and_no_id_at_all_look_the_same_to_the_byte()
    {
        using var owner = host.Stranger;
        using var other = host.Stranger;
        var assessment = await owner.BeginAsync();
        await other.BeginAsync();
        var access = host.Services.GetRequiredService<AccessStore>();
        var visitor = (await access.IssueAsync(TokenPurpose.Visitor, TestContext.Current.CancellationToken)).Token;
        var token = owner.DefaultRequestHeaders.Authorization?.Parameter ?? "";

        List<string> answers = [];
        foreach (var path in new[] { "", "/evaluation", "/report.pdf", "/report.html", "/report.json", "/answers/system-kind", "/milestones", "/milestones/1", "/milestones/1/report.json" })
        {
            answers.Add(await NotFoundAsync(host.Stranger, assessment + path));
            answers.Add(await NotFoundAsync(other, assessment + path));
            answers.Add(await NotFoundAsync(owner, $"/assessments/{Guid.CreateVersion7()}{path}"));
            answers.Add(await NotFoundAsync(owner, $"/assessments/{assessment[^36..].Replace("-", "", StringComparison.Ordinal)}{path}"));
            answers.Add(await NotFoundAsync(owner, $"/assessments/1%27%20or%201=1{path}"));
            foreach (var wrong in new[] { visitor, token[..^1], $"{token}x", "", "%00", new string('t', 4000), "gab_ü" })
                answers.Add(await NotFoundAsync(host.Stranger, assessment + path, $"Bearer {wrong}"));
            answers.Add(await NotFoundAsync(host.Stranger, assessment + path, $"Basic {token}"));
            answers.Add(await NotFoundAsync(host.Stranger, assessment + path, token));
        }

        answers.Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_cookie_opens_nothing_here()
    {
        using var owner = host.Stranger;
        var assessment = await owner.BeginAsync();
        using var browser = host.Stranger;
        browser.DefaultRequestHeaders.Add("Cookie", $"goadvisor-visitor={owner.DefaultRequestHeaders.Authorization?.Parameter}");

        await browser.AskAsync(assessment).ShouldBeProblemAsync(404);
    }

    private static async Task<int> StatusAsync(HttpClient client, Row row, string assessment)
    {
        var (method, pattern) = (row.Endpoint.Split(' ')[0], row.Endpoint.Split(' ')[1][Urls.Api.Length..]);
        var path = pattern.Replace("/assessments/{id}", assessment, StringComparison.Ordinal).Replace("{question}", "system-kind", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal).Replace("{ending}", "json", StringComparison.Ordinal)
            .Replace("{**nothing}", "nothing", StringComparison.Ordinal);
        using var response = await client.SendAsync(method == "*" ? HttpMethod.Delete : new HttpMethod(method), path, row.Body);
        if (response.StatusCode == HttpStatusCode.MethodNotAllowed)
            response.Content.Headers.Allow.Should().NotBeEmpty().And.NotContain("DELETE");
        return (int)response.StatusCode;
    }

    private static async Task<string> NotFoundAsync(HttpClient client, string path, string? authorization = null)
    {
        using var request = new HttpRequestMessage(path.Contains("/answers/", StringComparison.Ordinal) ? HttpMethod.Put : HttpMethod.Get, Urls.Api + path);
        if (request.Method == HttpMethod.Put)
            request.Content = Talking.Json(Answer);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        await response.ShouldBeProblemAsync(404);
        response.Headers.WwwAuthenticate.Should().Equal(Array.Empty<AuthenticationHeaderValue>());
        return $"{response.Headers}{await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }

    private static string Pattern(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.Trim('/')}";

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"];

    private sealed record Row(string Endpoint, int Stranger, int Other, int Owner, string? Body = null);
}
