using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

/// <summary>The page that shows a result with changed answers, asked for as a browser does.</summary>
public class IfPageTests(ApiHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_rankings_stand_beside_each_other_with_what_was_changed_and_nothing_is_saved()
    {
        var (browser, assessment) = await AssessedAsync();
        using (browser)
        {
            var page = await ReadAsync(browser, $"{Urls.Result(assessment)}/if?change=request-work:waits-on-io", HttpStatusCode.OK);
            page.QuerySelectorAll("caption").Select(Given.Words).Should().Equal("Ranking as you answered", "Ranking with the changed answers", "Weights that differ, by criterion");
            page.QuerySelector(".changes .part")?.Words().Should().Be("“Mostly computing” → “Mostly waiting for databases and other services”");
            page.QuerySelector(".changes a")?.GetAttribute("href").Should().EndWith("/questions/workload?return=result#request-work");
            page.QuerySelectorAll("table:last-of-type tbody tr").Select(Given.Words).Should().Contain("Maximum performance 0.75 0 −0.75");
            (await ReadAsync(browser, Urls.Review(assessment), HttpStatusCode.OK)).Body?.Words().Should().Contain("Mostly computing").And.NotContain("Mostly waiting");
        }
    }

    [Theory]
    [InlineData("", "It names no answer to change")]
    [InlineData("?change=nope:x", "“nope” is not a question")]
    [InlineData("?change=request-work:nope", "“nope” is not an option of “request-work”")]
    [InlineData("?change=request-work:waits-on-io&change=request-work:computes", "“request-work” is changed twice")]
    [InlineData("?change=%00:%F0%9F%9A%80", "is not a question")]
    [InlineData("?change=<script>alert(1)</script>:x", "“<script>alert(1)</script>” is not a question")]
    public async Task An_address_that_fits_no_question_is_refused_by_name_with_a_way_back(string query, string named)
    {
        var (browser, assessment) = await AssessedAsync();
        using (browser)
        {
            var page = await ReadAsync(browser, $"{Urls.Result(assessment)}/if{query}", HttpStatusCode.BadRequest);
            page.QuerySelector(".problems")?.Words().Should().Contain(named);
            page.QuerySelectorAll("main script").Should().BeEmpty();
            page.QuerySelector("main a")?.GetAttribute("href").Should().Be(Urls.Result(assessment));
        }
    }

    [Fact]
    public async Task A_stranger_finds_nothing_there()
    {
        var (browser, assessment) = await AssessedAsync();
        browser.Dispose();
        using var stranger = host.Stranger;
        var page = await ReadAsync(stranger, $"{Urls.Result(assessment)}/if?change=request-work:waits-on-io", HttpStatusCode.NotFound);
        page.DocumentElement.Words().Should().NotContain("Look-ups");
    }

    /// <summary>A browser with an assessment of its own, in which one question is answered.</summary>
    private async Task<(HttpClient Browser, Guid Assessment)> AssessedAsync()
    {
        var (access, assessments) = (host.Services.GetRequiredService<AccessStore>(), host.Services.GetRequiredService<AssessmentStore>());
        var catalogue = await host.Services.GetRequiredService<CatalogueStore>().GetCurrentAsync(Stop);
        var visitor = await access.IssueAsync(TokenPurpose.Visitor, Stop);
        var assessment = await assessments.CreateAsync("Look-ups", null, catalogue.Number, visitor.Id, Stop);
        await assessments.SaveAnswerAsync(assessment, visitor.Id, "request-work", ["computes"], 0, Stop);
        var browser = host.Stranger;
        browser.DefaultRequestHeaders.Add("Cookie", $"goadvisor-visitor={visitor.Token}");
        return (browser, assessment);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpClient client, string path, HttpStatusCode status)
    {
        using var answer = await client.GetAsync(path, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        answer.StatusCode.Should().Be(status, "the page is {0}", text);
        return new HtmlParser().ParseDocument(text);
    }
}
