using System.Net;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Milestones;

public class MilestoneApiTests(ApiHost host)
{
    private const string Decision = """{"name":" Board ","deciders":"Ada, Grace","note":"Two\nlines","date":"2026-11-20","reviewBy":"2027-11-20"}""";

    [Fact]
    public async Task A_recorded_decision_is_where_its_location_says()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        await client.AnswerAsync(path, "system-kind", """["crud-api"]""").ShouldBeOkAsync();

        using var response = await client.PostAsync($"{path}/milestones", Decision);
        var recorded = await response.ShouldBeOkAsync(HttpStatusCode.Created);

        recorded.AsObject().Select(property => property.Key).Should().Equal(
            "number", "name", "note", "deciders", "date", "reviewBy", "recordedAt", "catalogueVersion", "revision", "headline", "lead");
        (recorded.Int("number"), recorded.Text("name"), recorded.Text("deciders"), recorded.Text("note"), recorded.Text("date"), recorded.Text("reviewBy"), recorded.Int("revision"))
            .Should().Be((1, "Board", "Ada, Grace", "Two\nlines", "2026-11-20", "2027-11-20", 1));
        (await client.GetAsync(response.Headers.Location, TestContext.Current.CancellationToken).ShouldBeOkAsync()).ToJsonString().Should().Be(recorded.ToJsonString());
        (await client.AskAsync($"{path}/milestones").ShouldBeOkAsync()).AsArray().Should().ContainSingle().Which?.ToJsonString().Should().Be(recorded.ToJsonString());
    }

    [Fact]
    public async Task The_same_request_again_records_nothing_more_with_a_key_or_without()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        var first = await client.PostAsync($"{path}/milestones", Decision).ShouldBeOkAsync(HttpStatusCode.Created);
        (await client.PostAsync($"{path}/milestones", Decision).ShouldBeOkAsync(HttpStatusCode.Created)).ToJsonString().Should().Be(first.ToJsonString());

        var keyed = await RecordAsync(client, path, "retry-1", Decision).ShouldBeOkAsync(HttpStatusCode.Created);
        keyed.Int("number").Should().Be(2, "a key says that it is another one");
        await client.AnswerAsync(path, "system-kind", """["crud-api"]""").ShouldBeOkAsync();
        (await RecordAsync(client, path, "retry-1", Decision).ShouldBeOkAsync(HttpStatusCode.Created)).ToJsonString().Should().Be(keyed.ToJsonString());

        var refused = await RecordAsync(client, path, "retry-1", """{"name":"Another","date":"2026-11-20"}""").ShouldBeProblemAsync(409);
        refused.Int("current").Should().Be(2);
        (await client.AskAsync($"{path}/milestones").ShouldBeOkAsync()).AsArray().Should().HaveCount(2);
    }

    [Fact]
    public async Task Who_names_the_revision_they_looked_at_records_nothing_else()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        var seen = (await client.AskAsync(path).ShouldBeOkAsync()).Int("revision");
        await client.AnswerAsync(path, "system-kind", """["crud-api"]""").ShouldBeOkAsync();

        (await client.PostAsync($"{path}/milestones", $$"""{"name":"Board","revision":{{seen}}}""").ShouldBeProblemAsync(409)).Int("current").Should().Be(1);
        await client.PostAsync($"{path}/milestones", """{"name":"Board","revision":1}""").ShouldBeOkAsync(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("{}", "name: is required")]
    [InlineData("""{"name":" "}""", "name: must not be empty")]
    [InlineData("""{"name":"x","date":"20.11.2026"}""", "date: must be a day*")]
    [InlineData("""{"name":"x","date":7}""", "date: must be a day*")]
    [InlineData("""{"name":"x","date":"2026-11-20","reviewBy":"2026-11-20"}""", "reviewBy: is not after the day of the decision, 2026-11-20")]
    [InlineData("""{"name":"x","revision":-1}""", "revision: must be a whole number from 0")]
    [InlineData("""{"name":"x","status":"accepted"}""", "status: is not a property of this request*")]
    [InlineData("""{"name":["x"]}""", "name: must be text, not a list")]
    public async Task What_is_wrong_is_named(string body, string problem)
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();

        (await client.PostAsync($"{path}/milestones", body).ShouldBeProblemAsync(400)).Errors().Should().ContainSingle().Which.Should().Match(problem);
        (await client.AskAsync($"{path}/milestones").ShouldBeOkAsync()).AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();

        (await RecordAsync(client, path, key, Decision).ShouldBeProblemAsync(400)).Errors().Should().ContainSingle().Which.Should().StartWith("Idempotency-Key: must be 1 to 64");
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("new")]
    [InlineData("99999999999")]
    public async Task A_milestone_there_is_not_is_not_found(string number)
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        await client.PostAsync($"{path}/milestones", Decision).ShouldBeOkAsync(HttpStatusCode.Created);

        await client.AskAsync($"{path}/milestones/{number}").ShouldBeProblemAsync(404);
    }

    private static async Task<HttpResponseMessage> RecordAsync(HttpClient client, string path, string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Urls.Api}{path}/milestones") { Content = Talking.Json(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
