using System.Net;
using AngleSharp.Dom;

namespace GoAdvisor.Web.Tests.Milestones;

public class MilestonePagesTests(ApiHost host)
{
    [Fact]
    public async Task An_empty_list_says_what_a_milestone_is_for_and_leads_to_the_first()
    {
        using var recording = await Recording.OfAsync(host);

        var page = await recording.ReadAsync(Urls.Milestones(recording.Assessment));

        page.Body?.Words().Should().Contain("None yet.");
        page.QuerySelector("main a.primary")?.GetAttribute("href").Should().Be(Urls.RecordMilestone(recording.Assessment));
    }

    [Fact]
    public async Task The_list_tells_each_decision_and_which_reviews_are_due()
    {
        using var recording = await Recording.OfAsync(host);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await recording.RecordAsync(("Name", "First"), ("DecidedOn", "2020-01-01"), ("ReviewBy", "2021-01-01"), ("Deciders", "Ada"));
        await recording.RecordAsync(("Name", "Second"), ("DecidedOn", "2020-01-01"), ("ReviewBy", today.ToString("yyyy-MM-dd")));
        await recording.RecordAsync(("Name", "Third"), ("ReviewBy", "2099-03-01"));
        await recording.RecordAsync(("Name", "Fourth"));

        var page = await recording.ReadAsync(Urls.Milestones(recording.Assessment));

        page.QuerySelectorAll(".milestones h2").Select(Given.Words).Should().Equal("4 · Fourth", "3 · Third", "2 · Second", "1 · First");
        var badges = page.QuerySelectorAll(".milestones .badge").Select(Given.Words).ToList();
        badges.Take(2).Should().Equal("Review by 1 Mar 2099", "Review due today");
        badges[2].Should().Be("Review due since 1 Jan 2021");
        page.QuerySelectorAll(".milestones li")[^1].Words().Should().Contain("Decided 1 Jan 2020 by Ada").And.Contain("lead ").And.Contain("catalogue v 1");
        page.QuerySelectorAll("select[name=left] option").Should().HaveCount(5);
    }

    [Fact]
    public async Task Two_sides_are_compared_by_what_differs_and_nothing_else()
    {
        using var recording = await Recording.OfAsync(host);
        await recording.RecordAsync(("Name", "Before"));
        await recording.AnswerAsync("request-work", "waits-on-io");
        await recording.RecordAsync(("Name", "After"));

        foreach (var right in new[] { "2", Urls.Now })
        {
            var page = await recording.ReadAsync(Urls.CompareMilestones(recording.Assessment, "1", right));
            page.QuerySelectorAll(".answer-changes dt").Select(Given.Words).Should().Equal("What does a request spend its time on?");
            page.Body?.Words().Should().Contain("Nothing else changed: the same title, context and catalogue version on both sides.");
            page.QuerySelectorAll("caption").Select(Given.Words).Should().Equal("Alternatives whose score or rank differs", "Criteria whose weight differs");
        }
        (await recording.ReadAsync(Urls.CompareMilestones(recording.Assessment, "2", Urls.Now))).Body?.Words().Should().Contain("Nothing changed:");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?left=1")]
    [InlineData("?left=1&right=99")]
    [InlineData("?left=-1&right=now")]
    [InlineData("?left=1&right=%00")]
    [InlineData("?left=now&right=then")]
    public async Task There_is_no_comparison_with_what_there_is_not(string query)
    {
        using var recording = await Recording.OfAsync(host);
        await recording.RecordAsync();

        await recording.ReadAsync(Urls.CompareMilestones(recording.Assessment) + query, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_result_and_the_check_of_the_answers_lead_to_what_is_recorded()
    {
        using var recording = await Recording.OfAsync(host);
        await recording.RecordAsync();

        foreach (var path in new[] { Urls.Result(recording.Assessment), Urls.Review(recording.Assessment) })
        {
            var links = (await recording.ReadAsync(path)).QuerySelectorAll("main a").Select(link => (link.Words(), link.GetAttribute("href"))).ToList();
            links.Should().Contain(("Record this decision", Urls.RecordMilestone(recording.Assessment)));
            links.Should().Contain(("Milestones (1)", Urls.Milestones(recording.Assessment)));
        }
    }
}
