using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Api;

public class ReportApiTests(ApiHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_that_is_sent_as_it_was_exported_gets_the_evaluation_it_was_made_of()
    {
        using var client = host.Stranger;
        foreach (var profile in Cases.Catalogue.Profiles)
        {
            var path = await AnsweredAsync(client, profile.Id);
            using var exported = await client.AskAsync($"{path}/report.json");
            var report = await exported.Content.ReadAsStringAsync(Cancel);

            var again = await client.PostAsync("/evaluations", report).ShouldBeOkAsync();

            again.ToJsonString().Should().Be((await client.AskAsync($"{path}/evaluation").ShouldBeOkAsync()).ToJsonString());
            ReportJson.Read(Encoding.UTF8.GetBytes(report)).Verdict.Text.Should().Be(again.At("verdict").Text("text"));
        }
    }

    [Theory]
    [InlineData("format", "\"goadvisor-report/9\"", "format: must be 'goadvisor-report/1'*")]
    [InlineData("format", "1", "format: must be 'goadvisor-report/1'*")]
    [InlineData("catalogueVersion", "7", "catalogueVersion: is 7, which is not published here; leave it out*current one, 1")]
    [InlineData("catalogueVersion", "\"1\"", "catalogueVersion: must be the number of a catalogue version, not a text")]
    [InlineData("owner", "1", "owner: is not a property of this request*")]
    public async Task What_is_wrong_with_a_sent_report_is_named(string member, string value, string expected)
    {
        var report = Report();
        report[member] = JsonNode.Parse(value);

        (await host.Stranger.PostAsync("/evaluations", report.ToJsonString()).ShouldBeProblemAsync(400)).Errors().Should().ContainMatch(expected);
    }

    [Fact]
    public async Task What_a_sent_report_may_hold_is_what_exported_ones_hold()
    {
        var report = Report();
        var members = report.Select(member => member.Key).ToList();
        report["owner"] = 1;

        var refused = (await host.Stranger.PostAsync("/evaluations", report.ToJsonString()).ShouldBeProblemAsync(400)).Errors().Single();

        refused.Split("it takes ")[^1].Split(", ").Should().BeEquivalentTo([.. members, .. OnlySome, "include", "samples", "seed", "mode"]);
    }

    [Fact]
    public async Task Only_a_report_brings_what_reports_have() =>
        (await host.Stranger.PostAsync("/evaluations", """{"answers":{},"verdict":{}}""").ShouldBeProblemAsync(400)).Errors()
            .Should().ContainMatch("verdict: is not a property of this request; it takes answers, include, samples, seed, mode");

    [Fact]
    public async Task A_file_of_the_same_content_is_not_sent_again()
    {
        using var client = host.Stranger;
        var path = await AnsweredAsync(client, "bank-core");
        foreach (var ending in new[] { "html", "md", "json", "csv" })
        {
            using var first = await client.AskAsync($"{path}/report.{ending}");
            var tag = first.Headers.ETag ?? throw new InvalidOperationException("There is no ETag.");
            using var again = new HttpRequestMessage(HttpMethod.Get, $"{Urls.Api}{path}/report.{ending}") { Headers = { IfNoneMatch = { tag } } };
            (await client.SendAsync(again, Cancel)).StatusCode.Should().Be(HttpStatusCode.NotModified);
        }
        using var before = await client.AskAsync($"{path}/report.html");
        await client.AnswerAsync(path, "js-share", """["over-60-percent"]""").ShouldBeOkAsync();
        using var after = await client.AskAsync($"{path}/report.html");
        after.Headers.ETag.Should().NotBe(before.Headers.ETag, "an answer changed");
    }

    [Fact]
    public async Task A_document_is_shut_in_and_named_after_its_title()
    {
        using var client = host.Stranger;
        var path = await AnsweredAsync(client, "bank-core");

        using var html = await client.AskAsync($"{path}/report.html");
        html.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.Contain("sandbox").And.NotContain("script-src");
        html.Content.Headers.ContentDisposition?.DispositionType.Should().Be("inline");
        using var json = await client.AskAsync($"{path}/report.json");
        json.Content.Headers.ContentDisposition?.DispositionType.Should().Be("attachment");
        using var none = await client.AskAsync($"{path}/report.docx");
        await none.ShouldBeProblemAsync(404);
        await client.AskAsync($"{path}/report.pdf?paper=a5").ShouldBeProblemAsync(400);
    }

    [Fact]
    public async Task The_schema_names_every_member_of_a_report_and_nothing_else()
    {
        using var response = await host.Stranger.AskAsync(Urls.ReportSchema[Urls.Api.Length..]);
        response.Content.Headers.ContentType?.MediaType.Should().Be("application/schema+json");
        var schema = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel)) ?? throw new InvalidOperationException("There is no schema.");

        schema.At("properties").AsObject().Select(property => property.Key).Should().BeEquivalentTo(Report().Select(member => member.Key).Concat(OnlySome));
        schema.Texts("required").Should().Contain(["format", "answers", "verdict", "sources"]);
        schema.At("properties").At("verdict").At("properties").At("kind").Texts("enum").Should().Contain("too-close");
    }

    /// <summary>What a report has only where criteria say whether they are the article's, or where a team has set weights of its own.</summary>
    private static readonly string[] OnlySome = ["byArticle", "ownWeights"];

    private static JsonObject Report() => (JsonNode.Parse(ReportJson.Write(Recommendations.Made.Of("bank-core"))) as JsonObject) ?? [];

    private static async Task<string> AnsweredAsync(HttpClient client, string profile)
    {
        var path = await client.BeginAsync();
        foreach (var (question, options) in Cases.Answers(profile))
            await client.AnswerAsync(path, question, options?.ToJsonString() ?? "[]").ShouldBeOkAsync();
        return path;
    }
}
