using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Api.Bodies;

public class BadInputTests(ApiHost host)
{
    [Theory]
    [InlineData("""{"answers":{"nonsense":["a"]}}""", "answers.nonsense: 'nonsense' is not a question of this catalogue")]
    [InlineData("""{"answers":{"system-kind":["x"]}}""", "answers.system-kind: 'x' is not an option of 'system-kind'; it offers crud-api*")]
    [InlineData("""{"answers":{"system-kind":["crud-api","platform-component"]}}""", "answers.system-kind: 'system-kind' takes one option, not 2: crud-api, platform-component")]
    [InlineData("""{"answers":{"non-negotiables":["existing-jvm","existing-jvm"]}}""", "answers.non-negotiables: names 'existing-jvm' twice")]
    [InlineData("""{"answers":{"non-negotiables":["none","existing-jvm"]}}""", "answers.non-negotiables: 'none' stands alone*")]
    [InlineData("""{}""", "answers: is required*")]
    [InlineData("""{"answers":null}""", "answers: must be an object*, not null")]
    [InlineData("""{"answers":[]}""", "answers: must be an object*, not a list")]
    [InlineData("""{"answers":{"system-kind":"crud-api"}}""", "answers.system-kind: must be a list of options, not a text")]
    [InlineData("""{"answers":{"system-kind":null}}""", "answers.system-kind: must be a list of options, not null")]
    [InlineData("""{"answers":{"system-kind":[1]}}""", "answers.system-kind[[]0]: must be the id of an option, not a number")]
    [InlineData("""{"answers":{"system-kind":[]},"answers":{}}""", "answers: stands twice")]
    [InlineData("""{"answers":{"system-kind":[],"system-kind":[]}}""", "answers.system-kind: stands twice")]
    [InlineData("""{"answers":{},"owner":"me"}""", "owner: is not a property of this request; it takes answers, include, samples, seed, mode")]
    [InlineData("""{"answers":{"system-kind":["\ud800"]}}""", "answers.system-kind[[]0]: is no valid text")]
    [InlineData("""[1]""", "$: must be an object, not a list")]
    [InlineData("""null""", "$: must be an object, not null")]
    [InlineData("", "$: is empty; send a JSON object")]
    [InlineData("{\"answers\":\n {,}}", "$: is not JSON that can be read: line 2, byte 3*")]
    [InlineData("""{"answers":{}} x""", "$: is not JSON that can be read: line 1, byte 16*")]
    [InlineData("""{"answers":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}""", "$: is not JSON that can be read*at most 16 levels deep*")]
    public async Task An_evaluation_request_is_told_what_is_wrong_and_where(string body, string expected) =>
        (await host.Stranger.PostAsync("/evaluations", body).ShouldBeProblemAsync(400)).Errors().Should().ContainMatch(expected.Replace("[[]", "[", StringComparison.Ordinal));

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        var problem = await host.Stranger.PostAsync("/evaluations",
            """{"answers":{"system-kind":["x",4],"js-share":3,"colour":["red"],"non-negotiables":["none","existing-jvm"]},"published":true,"role":"owner"}""")
            .ShouldBeProblemAsync(400);

        problem.At("errors").AsObject().Select(error => error.Key).Should().BeEquivalentTo(
            "answers.system-kind", "answers.system-kind[1]", "answers.js-share", "answers.colour", "answers.non-negotiables", "published", "role");
    }

    [Fact]
    public async Task What_is_too_long_or_too_much_is_refused_without_being_repeated_in_full()
    {
        var endless = new string('x', 5000);
        var tooLong = await host.Stranger.PostAsync("/evaluations", Answering($"\"{endless}\":[],\"system-kind\":[\"{endless}\"]")).ShouldBeProblemAsync(400);
        tooLong.ToJsonString().Should().NotContain(new string('x', 65)).And.Contain(new string('x', 64));

        var questions = string.Join(',', Enumerable.Range(0, 201).Select(i => $"\"q{i}\":[]"));
        (await host.Stranger.PostAsync("/evaluations", Answering(questions)).ShouldBeProblemAsync(400))
            .Errors().Should().Equal("answers: answers 201 questions; at most 200 are read");

        var options = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"o{i}\""));
        (await host.Stranger.PostAsync("/evaluations", Answering($"\"system-kind\":[{options}]")).ShouldBeProblemAsync(400))
            .Errors().Should().Equal("answers.system-kind: holds 101 options; at most 100 are read");
    }

    [Fact]
    public async Task A_body_of_nothing_but_mistakes_gets_an_answer_of_limited_size()
    {
        var mistakes = string.Join(',', Enumerable.Range(0, 15_000).Select(i => $"\"{i}\":0"));
        var problem = await host.Stranger.PostAsync("/evaluations", $"{{{mistakes}}}").ShouldBeProblemAsync(400);

        problem.At("errors").AsObject().Count.Should().BeInRange(1000, 1002);
        problem.Errors().Should().ContainMatch("$: has more than 1000 problems*");
    }

    [Theory]
    [InlineData("""{"title":"   "}""", "title: must not be empty")]
    [InlineData("""{}""", "title: is required")]
    [InlineData("""{"title":null}""", "title: must be text, not null")]
    [InlineData("""{"title":7,"context":[]}""", "context: must be text, not a list")]
    [InlineData("""{"title":"a","context":"b","catalogueVersion":9}""", "catalogueVersion: is not a property of this request; it takes title, context")]
    [InlineData("""{"title":"a","title":"b"}""", "title: stands twice")]
    public async Task A_new_assessment_is_told_what_is_wrong_and_where(string body, string expected) =>
        (await host.Stranger.PostAsync("/assessments", body).ShouldBeProblemAsync(400)).Errors().Should().Contain(expected);

    [Fact]
    public async Task Title_and_context_have_limits_and_both_are_named()
    {
        var body = new JsonObject { ["title"] = new string('t', 201), ["context"] = new string('c', 10_001) };
        (await host.Stranger.PostAsync("/assessments", body.ToJsonString()).ShouldBeProblemAsync(400)).Errors().Should().Equal(
            "context: has 10001 characters; at most 10000 are accepted", "title: has 201 characters; at most 200 are accepted");
        body = new JsonObject { ["title"] = $"  {new string('t', 200)}  ", ["context"] = new string('c', 10_000) };
        await host.Stranger.PostAsync("/assessments", body.ToJsonString()).ShouldBeOkAsync(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task A_body_that_is_not_declared_as_json_is_refused(string? contentType)
    {
        using var body = new StringContent("""{"answers":{}}""", Encoding.UTF8);
        body.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        await host.Stranger.PostAsync($"{Urls.Api}/evaluations", body, TestContext.Current.CancellationToken).ShouldBeProblemAsync(415);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/vnd.team+json")]
    public async Task Json_by_its_other_names_is_read(string contentType)
    {
        using var body = new StringContent("""{"answers":{}}""", Encoding.UTF8);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        await host.Stranger.PostAsync($"{Urls.Api}/evaluations", body, TestContext.Current.CancellationToken).ShouldBeOkAsync();
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        byte[] body = [.. "{\"answers\":{\"system-kind\":[\""u8, 0xC3, 0x28, .. "\"]}}"u8];
        var problem = await host.Stranger.PostAsync($"{Urls.Api}/evaluations", Talking.Json(body), TestContext.Current.CancellationToken).ShouldBeProblemAsync(400);
        problem.Errors().Should().Equal("answers.system-kind[0]: is no valid text");
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/assessments/1/2/3")]
    [InlineData("")]
    public async Task An_address_that_does_not_exist_is_not_found_whatever_the_method(string path)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete })
            await host.Stranger.SendAsync(method, path).ShouldBeProblemAsync(404);
    }

    private static string Answering(string answers) => $"{{\"answers\":{{{answers}}}}}";
}
