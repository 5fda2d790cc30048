using System.Net;
using System.Net.Http.Json;
using GoAdvisor.Web.Features;

namespace GoAdvisor.Web.Tests.Pages;

/// <summary>What pages answer to requests that no page of ours would send.</summary>
public class PageRequestTests(ApiHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "token": null }""")]
    [InlineData("""{ "token": "gar_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }""")]
    [InlineData("""{ "token": "nonsense" }""")]
    public async Task A_resume_link_that_opens_nothing_is_not_found_and_leaves_no_cookie(string body)
    {
        using var client = host.Stranger;
        using var answer = await client.PostAsync("/resume", new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")), Stop);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
    }

    [Theory]
    [InlineData("[1")]
    [InlineData("""{ "token": 5 }""")]
    public async Task A_resume_request_that_is_no_request_is_refused_with_a_page(string body)
    {
        using var client = host.Stranger;
        using var answer = await client.PostAsync("/resume", new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")), Stop);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Stop)).Should().Contain("<h1>");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page_that_says_what_to_do()
    {
        using var client = host.Stranger;
        using var answer = await client.PostAsync("/assessments/new", new FormUrlEncodedContent([new("_handler", "start"), new("Form.Title", "x")]), Stop);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Stop)).Should().Contain("load the page again");
    }

    [Theory]
    [InlineData("GET", "/_blazor")]
    [InlineData("POST", "/_blazor/negotiate")]
    [InlineData("POST", "/assessments/new")]
    [InlineData("POST", "/resume")]
    public async Task Another_sites_page_starts_nothing(string method, string path)
    {
        using var client = host.Stranger;
        foreach (var origin in new[] { "https://evil.example", "null", "https://localhost", "http://localhost:9999" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("Origin", origin);
            using var answer = await client.SendAsync(request, Stop);
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, "{0} is not our origin", origin);
        }
    }

    [Fact]
    public async Task A_stranger_finds_the_same_at_somebody_elses_assessment_as_at_none()
    {
        using var owner = host.Stranger;
        using var created = await owner.PostAsJsonAsync("/api/v1/assessments", new { title = "Secret" }, Stop);
        var id = created.Headers.Location!.ToString().Split('/')[^1];
        using var stranger = host.Stranger;
        foreach (var page in new[] { "questions/workload", "answers", "result", "result/if", "result/if?change=payload:json", "details", "elsewhere", "milestones", "milestones/new", "milestones/1", "milestones/1/report.html", "milestones/compare?left=1&right=now" })
        {
            using var existing = await stranger.GetAsync($"/assessments/{id}/{page}", Stop);
            using var unknown = await stranger.GetAsync($"/assessments/{Guid.Empty}/{page}", Stop);
            existing.StatusCode.Should().Be(HttpStatusCode.NotFound);
            unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
            (await existing.Content.ReadAsStringAsync(Stop)).Should().NotContain("Secret");
        }
    }
}
