using AngleSharp.Dom;
using GoAdvisor.Engine.Scoring.Constraints;
using GoAdvisor.Web.Features;
using GoAdvisor.Web.Tests.Milestones;

namespace GoAdvisor.Web.Tests.Pages;

public class ReviewPageTests(ApiHost host)
{
    [Fact]
    public async Task What_is_not_answered_and_what_nobody_knew_are_called_out_apart_each_with_its_link()
    {
        using var recording = await Recording.OfAsync(host, "bank-core");
        using var fresh = await Recording.OfAsync(host, profile: null);
        foreach (var question in Given.Catalogue.Questions.Where(question => question.AskedWhen is null && question.Id is not ("payload" or "memory-limit")))
            await fresh.AnswerAsync(question.Id, Array.Find([.. question.Options], option => option.Exclusive)?.Id ?? question.Options[0].Id);
        await fresh.AnswerAsync("memory-limit");

        var page = await fresh.ReadAsync(Urls.Review(fresh.Assessment));

        page.GetElementById("open")?.Words().Should().Be("2 questions are open");
        Links(page, ".alert.warn").Should().Equal(Urls.Question(fresh.Assessment, Given.Question("payload"), Urls.ToReview));
        Links(page, ".alert.unknown").Should().Equal(Urls.Question(fresh.Assessment, Given.Question("memory-limit"), Urls.ToReview));
        Answer(page, "payload").Should().Be("Not answered yet");
        Answer(page, "memory-limit").Should().Be("I don’t know");
    }

    [Fact]
    public async Task Conflicts_are_told_with_links_that_return_here()
    {
        using var recording = await Recording.OfAsync(host, profile: null);
        await recording.AnswerAsync("max-pause", "none");

        var page = await recording.ReadAsync(Urls.Review(recording.Assessment));

        page.GetElementById("conflicts")?.Words().Should().Be("One conflict between answers");
        page.QuerySelectorAll(".conflicts .links a").Select(link => link.GetAttribute("href")).Should().Equal(
            Urls.Question(recording.Assessment, Given.Question("non-negotiables"), Urls.ToReview),
            Urls.Question(recording.Assessment, Given.Question("max-pause"), Urls.ToReview));
    }

    [Fact]
    public async Task When_nothing_is_open_or_in_conflict_it_says_so()
    {
        using var recording = await Recording.OfAsync(host, profile: null);
        foreach (var question in Given.Catalogue.Questions.Where(question => question.AskedWhen is null))
            await recording.AnswerAsync(question.Id, Array.Find([.. question.Options], option => option.Exclusive)?.Id ?? question.Options[0].Id);
        var conflicts = ConflictSearch.Find(Given.Catalogue, Given.Model.Evaluate(Given.Read(Given.Catalogue.Questions.Where(question => question.AskedWhen is null).Select(question =>
            KeyValuePair.Create(question.Id, (IReadOnlyList<string>)[Array.Find([.. question.Options], option => option.Exclusive)?.Id ?? question.Options[0].Id])))));

        var page = await recording.ReadAsync(Urls.Review(recording.Assessment));

        page.GetElementById("open").Should().BeNull();
        page.QuerySelectorAll(".conflicts > li").Should().HaveCount(conflicts.Count);
    }

    private static IEnumerable<string?> Links(IParentNode page, string within) => page.QuerySelectorAll($"{within} a").Select(link => link.GetAttribute("href"));

    private static string? Answer(IParentNode page, string question) =>
        page.QuerySelectorAll(".answers > div").Single(row => row.QuerySelector("dt")?.Words() == Given.Question(question).Text).QuerySelector("dd")?.Words();
}
