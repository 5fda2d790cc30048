using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Api;

public class AssessmentApiTests(ApiHost host)
{
    [Fact]
    public async Task A_new_assessment_is_where_its_location_says_and_opens_to_its_token()
    {
        using var response = await host.Stranger.PostAsync("/assessments", """{"title":"  Ledger  ","context":"Three teams.\nOne year."}""");
        var created = await response.ShouldBeOkAsync(HttpStatusCode.Created);
        response.Headers.CacheControl?.NoStore.Should().BeTrue("the token is in it");

        using var owner = host.Stranger.Showing(created.Text("token"));
        var assessment = await owner.GetAsync(response.Headers.Location, TestContext.Current.CancellationToken).ShouldBeOkAsync();
        assessment.AsObject().Select(property => property.Key).Should().Equal("id", "title", "context", "catalogueVersion", "createdAt", "revision", "answers");
        assessment.Text("id").Should().Be(created.Text("id"));
        assessment.Text("title").Should().Be("Ledger");
        assessment.Text("context").Should().Be("Three teams.\nOne year.");
        assessment.Int("catalogueVersion").Should().Be(created.Int("catalogueVersion"));
        DateTimeOffset.Parse(assessment.Text("createdAt"), CultureInfo.InvariantCulture).Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
        assessment.At("answers").AsObject().Should().BeEmpty();
    }

    [Fact]
    public async Task Saved_answers_are_read_back_in_the_catalogues_order()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        await client.AnswerAsync(path, "non-negotiables", """["existing-jvm","hard-real-time"]""").ShouldBeOkAsync();
        await client.AnswerAsync(path, "js-share", "[]").ShouldBeOkAsync();
        var saved = await client.AnswerAsync(path, "system-kind", """["crud-api"]""").ShouldBeOkAsync();

        saved.Text("question").Should().Be("system-kind");
        saved.Texts("options").Should().Equal("crud-api");
        saved.Int("revision").Should().Be(1);
        (await client.AskAsync(path).ShouldBeOkAsync()).At("answers").ToJsonString()
            .Should().Be("""{"system-kind":["crud-api"],"js-share":[],"non-negotiables":["hard-real-time","existing-jvm"]}""");
    }

    [Fact]
    public async Task Its_evaluation_is_that_of_the_same_answers_sent_along()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        var answers = Cases.Answers("edge-proxy");
        foreach (var (question, options) in answers)
            await client.AnswerAsync(path, question, options?.ToJsonString() ?? "[]").ShouldBeOkAsync();

        var stored = await client.AskAsync($"{path}/evaluation").ShouldBeOkAsync();
        var sent = await client.PostAsync("/evaluations", Cases.Body(answers)).ShouldBeOkAsync();
        stored.ToJsonString().Should().Be(sent.ToJsonString());
    }

    [Fact]
    public async Task Who_names_the_answer_they_replace_overwrites_nobody()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        using var first = await client.AnswerAsync(path, "payload", """["json-and-grpc"]""", ifMatch: "\"0\"");
        first.Headers.ETag?.ToString().Should().Be("\"1\"");
        using var second = await client.AnswerAsync(path, "payload", "[]", ifMatch: "\"1\"");
        second.Headers.ETag?.ToString().Should().Be("\"2\"");

        using var late = await client.AnswerAsync(path, "payload", """["json-and-grpc"]""", ifMatch: "\"1\"");
        var problem = await late.ShouldBeProblemAsync(412);
        late.Headers.ETag?.ToString().Should().Be("\"2\"");
        problem.At("current").ToJsonString().Should().Be("""{"question":"payload","options":[],"revision":2}""");
        (await client.AskAsync(path).ShouldBeOkAsync()).At("answers").At("payload").AsArray().Should().BeEmpty("nothing was written");

        await client.AnswerAsync(path, "payload", """["json-and-grpc"]""", ifMatch: "\"2\"").ShouldBeOkAsync();
    }

    [Fact]
    public async Task Without_a_precondition_the_last_one_wins_and_a_repetition_is_no_change()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        (await client.AnswerAsync(path, "js-share", """["none"]""").ShouldBeOkAsync()).Int("revision").Should().Be(1);
        (await client.AnswerAsync(path, "js-share", """["none"]""").ShouldBeOkAsync()).Int("revision").Should().Be(1);
        (await client.AnswerAsync(path, "js-share", "[]").ShouldBeOkAsync()).Int("revision").Should().Be(2);
    }

    [Theory]
    [InlineData("system-kind", """{"options":["x"]}""", null, "options: 'x' is not an option of 'system-kind'*")]
    [InlineData("system-kind", """{"options":["crud-api","crud-api"]}""", null, "options: names 'crud-api' twice")]
    [InlineData("system-kind", """{"options":"crud-api"}""", null, "options: must be a list of options, not a text")]
    [InlineData("system-kind", """{}""", null, "options: is required*")]
    [InlineData("nonsense", """{"options":[]}""", null, "question: 'nonsense' is not a question of this assessment's catalogue")]
    [InlineData("system-kind", """{"options":[]}""", "3", "If-Match: must be one ETag*")]
    [InlineData("system-kind", """{"options":[]}""", "*", "If-Match: must be one ETag*")]
    [InlineData("system-kind", """{"options":[]}""", "W/\"1\"", "If-Match: must be one ETag*")]
    public async Task An_answer_is_told_what_is_wrong_and_where(string question, string body, string? ifMatch, string expected)
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        (await client.SendAsync(HttpMethod.Put, $"{path}/answers/{question}", body, ifMatch).ShouldBeProblemAsync(400)).Errors().Should().ContainMatch(expected);
        (await client.AskAsync(path).ShouldBeOkAsync()).At("answers").AsObject().Should().BeEmpty();
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_an_answer_is_named_at_once()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        var problem = await client.SendAsync(HttpMethod.Put, $"{path}/answers/system-kind", """{"options":["x",1],"revision":7}""", "7").ShouldBeProblemAsync(400);

        problem.At("errors").AsObject().Select(error => error.Key).Should().BeEquivalentTo("options", "options[1]", "revision", "If-Match");
    }
}
