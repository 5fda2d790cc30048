using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;

namespace GoAdvisor.Web.Tests.Api;

public class DescriptionTests(ApiHost host)
{
    [Fact]
    public async Task The_document_describes_every_operation_with_a_summary_and_its_problems()
    {
        var operations = Operations(await DocumentAsync());

        operations.Keys.Should().BeEquivalentTo(
            "get /api/v1/catalogue", "post /api/v1/evaluations", "post /api/v1/models/evaluations", "post /api/v1/assessments", "get /api/v1/assessments/{id}",
            "get /api/v1/assessments/{id}/evaluation", "put /api/v1/assessments/{id}/answers/{question}",
            "get /api/v1/assessments/{id}/report.{ending}", "get /api/v1/schemas/goadvisor-report-1.json",
            "get /api/v1/assessments/{id}/milestones", "post /api/v1/assessments/{id}/milestones", "get /api/v1/assessments/{id}/milestones/{number}",
            "get /api/v1/assessments/{id}/milestones/{number}/report.{ending}");
        foreach (var (name, operation) in operations)
        {
            operation.Text("summary").Should().NotBeEmpty();
            var statuses = operation.At("responses").AsObject().Select(response => response.Key).ToList();
            statuses.Should().Contain("500").And.Contain("503");
            if (operation["requestBody"] is not null)
                statuses.Should().Contain(["400", "413", "415", "429"]);
            (operation["security"] is not null).Should().Be(name.Contains("{id}", StringComparison.Ordinal), "{0} needs a token exactly when it opens an assessment", name);
            if (name.Contains("{id}", StringComparison.Ordinal))
                statuses.Should().Contain("404");
        }
        operations["put /api/v1/assessments/{id}/answers/{question}"].At("responses").AsObject().Should().ContainKey("412");
    }

    [Fact]
    public async Task Every_problem_is_described_as_problem_json() =>
        Operations(await DocumentAsync()).Values.SelectMany(operation => operation.At("responses").AsObject())
            .Where(response => response.Key[0] is '4' or '5')
            .SelectMany(response => response.Value?.At("content").AsObject().Select(content => content.Key) ?? [])
            .Distinct().Should().Equal("application/problem+json");

    [Fact]
    public async Task Words_and_numbers_are_described_as_what_they_are()
    {
        var schemas = (await DocumentAsync()).At("components").At("schemas");

        schemas.At("VerdictKind").Texts("enum").Should().Equal("clear", "leaning", "too-close", "insufficient", "none", "sole");
        schemas.At("VerdictKind").Text("type").Should().Be("string");
        schemas.At("ConstraintState").Texts("enum").Should().Equal("fired", "not-fired", "open");
        schemas.At("WeightDraws").Texts("enum").Should().Equal("stated", "simplex", "ordered");
        schemas.At("EvaluationResponse").At("properties").At("coverage").Text("type").Should().Be("number");
        schemas.At("AlternativeResponse").At("properties").At("rank").Texts("type").Should().BeEquivalentTo("integer", "null");
    }

    [Fact]
    public async Task A_model_is_described_with_what_it_must_have_and_both_kinds_of_ratings()
    {
        var body = Operations(await DocumentAsync())["post /api/v1/models/evaluations"].At("requestBody").At("content").At("application/json").At("schema");

        body.Texts("required").Should().Equal("alternatives", "criteria", "ratings");
        var rating = body.At("properties").At("ratings").At("additionalProperties").At("additionalProperties");
        rating.Texts("type").Should().BeEquivalentTo("number", "object");
        rating.At("properties").AsObject().Select(property => property.Key).Should().Equal("normal", "logNormal", "uniform");
    }

    [Fact]
    public async Task In_production_there_is_no_page_to_browse_it()
    {
        using var page = await host.Stranger.GetAsync("/scalar/", TestContext.Current.CancellationToken);
        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_development_the_page_to_browse_it_loosens_its_own_policy_and_no_other()
    {
        await using var development = new DevelopmentHost();
        using var client = development.Stranger;

        (await PolicyAsync(client, "/scalar/")).Should().Contain("script-src 'self' 'unsafe-inline'").And.Contain("frame-ancestors 'none'");
        foreach (var other in new[] { Urls.NotFound, "/openapi/v1.json", $"{Urls.Api}/catalogue" })
            (await PolicyAsync(client, other)).Should().Contain("script-src 'self';").And.NotContain("script-src 'self' 'unsafe-inline'");
    }

    private static async Task<string> PolicyAsync(HttpClient client, string path)
    {
        using var page = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return page.Headers.GetValues("Content-Security-Policy").Single();
    }

    private Task<JsonNode> DocumentAsync() => host.Stranger.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken).ShouldBeOkAsync();

    private static Dictionary<string, JsonNode> Operations(JsonNode document) => document.At("paths").AsObject()
        .SelectMany(path => document.At("paths").At(path.Key).AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", operation.Value)))
        .ToDictionary(operation => operation.Name, operation => operation.Value ?? throw new InvalidOperationException($"{operation.Name} is empty."));

    private sealed class DevelopmentHost : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Development");
        }
    }
}
