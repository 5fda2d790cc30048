using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace GoAdvisor.Web.Tests.Milestones;

public class RecordPageTests(ApiHost host)
{
    [Fact]
    public async Task A_decision_is_recorded_and_shown()
    {
        using var recording = await Recording.OfAsync(host);
        var form = await recording.FormAsync(("Name", " Board 🦀 "), ("Deciders", "Ada, Grace"), ("ReviewBy", "2099-01-01"), ("Note", "Two lines\nof reasons"));
        form["Form.DecidedOn"].Should().Be(DateTime.UtcNow.ToString("yyyy-MM-dd"));

        using var answer = await recording.SendAsync(form);

        Recording.NumberIn(answer).Should().Be(1);
        var stored = (await recording.StoredAsync()).Should().ContainSingle().Subject;
        stored.Name.Should().Be("Board 🦀");
        stored.Note.Should().Be("Two lines\nof reasons");
        var page = await recording.ReadAsync(Urls.Milestone(recording.Assessment, 1));
        page.Body?.Words().Should().Contain("Board 🦀").And.Contain(stored.Headline);
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_the_top_and_at_the_field_in_the_same_words_and_what_was_typed_stays()
    {
        using var recording = await Recording.OfAsync(host);

        var page = await recording.SendAndReadAsync(await recording.FormAsync(("Name", ""), ("Deciders", "Ada"), ("DecidedOn", "2026-05-01"), ("ReviewBy", "2026-04-01"), ("Note", "Kept")));

        var summary = page.QuerySelectorAll("[role=alert][autofocus] li a").ToList();
        summary.Select(link => link.GetAttribute("href")).Should().Equal($"{Urls.RecordMilestone(recording.Assessment)}#name", $"{Urls.RecordMilestone(recording.Assessment)}#review-by");
        foreach (var link in summary)
        {
            var field = page.GetElementById(link.GetAttribute("href")!.Split('#')[1]);
            field?.GetAttribute("aria-invalid").Should().Be("true");
            page.GetElementById(field?.GetAttribute("aria-describedby")?.Split(' ')[^1] ?? "")?.Words().Should().Be(link.Words());
        }
        var kept = Recording.Fields(page);
        (kept["Form.Deciders"], kept["Form.DecidedOn"], kept["Form.ReviewBy"], kept["Form.Note"]).Should().Be(("Ada", "2026-05-01", "2026-04-01", "Kept"));
        (await recording.StoredAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_button_pressed_twenty_times_records_once_and_leads_to_the_same_milestone()
    {
        using var recording = await Recording.OfAsync(host);
        var form = await recording.FormAsync(("Name", "Board"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => recording.SendAsync(form)));

        answers.Select(Recording.NumberIn).Should().OnlyContain(number => number == 1);
        (await recording.StoredAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Going_back_and_recording_other_words_is_asked_about_and_then_records_another_milestone()
    {
        using var recording = await Recording.OfAsync(host);
        var form = await recording.FormAsync(("Name", "Board"));
        using var first = await recording.SendAsync(form);
        form["Form.Name"] = "Board, corrected";

        var page = await recording.SendAndReadAsync(form);
        page.QuerySelector("[role=alert]")?.Words().Should().Contain("milestone 1, “Board”, which cannot be changed");
        (await recording.StoredAsync()).Should().ContainSingle();

        using var again = await recording.SendAsync(Recording.Fields(page));
        Recording.NumberIn(again).Should().Be(2);
    }

    [Fact]
    public async Task When_answers_changed_meanwhile_nothing_is_recorded_what_changed_is_shown_and_the_next_press_records()
    {
        using var recording = await Recording.OfAsync(host);
        var form = await recording.FormAsync(("Name", "Board"));
        await recording.AnswerAsync("request-work", "waits-on-io");
        await recording.AnswerAsync("js-share");

        var page = await recording.SendAndReadAsync(form);

        (await recording.StoredAsync()).Should().BeEmpty();
        page.QuerySelectorAll("[role=alert] .answer-changes dt").Select(Given.Words).Should()
            .Equal("What does a request spend its time on?", Given.Question("js-share").Text);
        page.QuerySelectorAll("[role=alert] .answer-changes dd:last-child b").Select(Given.Words).Should()
            .Equal("“Mostly waiting for databases and other services”", "I don’t know");
        using var again = await recording.SendAsync(Recording.Fields(page));
        Recording.NumberIn(again).Should().Be(1);
        (await recording.StoredAsync())[0].Name.Should().Be("Board");
    }

    [Theory]
    [InlineData("Revision", "x")]
    [InlineData("Revision", "-1")]
    [InlineData("Revision", "99999999999999999999")]
    [InlineData("Seen", "no-such-question:<script>;;;a:b,c,,d")]
    public async Task Hidden_fields_that_somebody_forged_record_nothing_they_should_not(string field, string value)
    {
        using var recording = await Recording.OfAsync(host);

        using var answer = await recording.SendAsync(await recording.FormAsync(("Name", "Board"), (field, value)));

        answer.StatusCode.Should().Be(field == "Seen" ? HttpStatusCode.Redirect : HttpStatusCode.OK);
        (await recording.StoredAsync()).Should().HaveCount(field == "Seen" ? 1 : 0);
    }

    [Fact]
    public async Task It_says_what_is_open_and_what_is_in_conflict_before_it_records()
    {
        using var recording = await Recording.OfAsync(host, profile: null);
        await recording.AnswerAsync("max-pause", "none");

        var page = await recording.ReadAsync(Urls.RecordMilestone(recording.Assessment));

        page.QuerySelector(".what")?.Words().Should().Contain("1 of 24 questions are answered; 23 are open.").And.Contain("“Hard real time” likely");
    }

    [Fact]
    public async Task With_most_questions_open_it_asks_first_and_keeps_what_was_typed()
    {
        using var recording = await Recording.OfAsync(host, profile: null);
        await recording.AnswerAsync("max-pause", "none");
        var form = await recording.FormAsync(("Name", "Board"));
        form.Remove("Form.Anyway"); // as a browser sends a box that is not ticked

        var asked = await recording.SendAndReadAsync(form);

        asked.QuerySelector("[role=alert]")?.Words().Should().Contain("Most questions are open.");
        (asked.QuerySelector("#name") as IHtmlInputElement)?.Value.Should().Be("Board");
        (await recording.StoredAsync()).Should().BeEmpty();
        using var recorded = await recording.SendAsync(Recording.Fields(asked, ("Anyway", "yes")));
        Recording.NumberIn(recorded).Should().Be(1);
    }

    [Fact]
    public async Task A_hostile_text_stays_text()
    {
        using var recording = await Recording.OfAsync(host);
        const string Hostile = "</textarea><script data-injected>alert(1)</script>\"'><img data-injected src=x>";
        await recording.RecordAsync(("Name", Hostile), ("Deciders", Hostile), ("Note", Hostile));

        foreach (var path in new[] { Urls.Milestones(recording.Assessment), Urls.Milestone(recording.Assessment, 1), Urls.CompareMilestones(recording.Assessment, "1", Urls.Now) })
        {
            var page = await recording.ReadAsync(path);
            page.QuerySelectorAll("[data-injected]").Should().BeEmpty();
            page.Body?.TextContent.Should().Contain(Hostile);
        }
    }
}
