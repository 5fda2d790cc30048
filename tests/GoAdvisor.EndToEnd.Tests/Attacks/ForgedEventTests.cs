using System.Text;
using System.Text.RegularExpressions;

namespace GoAdvisor.EndToEnd.Tests.Attacks;

/// <summary>A page in the hands of somebody who changes what it sends.</summary>
public sealed partial class ForgedEventTests(Browser browser, SharedApp shared)
{
    private const string Payload = "What do the payloads mostly look like?";
    private const string Memory = "How much memory may one instance use?";

    [Fact]
    public async Task Options_that_were_never_offered_cannot_be_stored_whatever_the_page_is_made_to_say()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();

        await page.Option(Payload, "JSON over HTTP").EvaluateAsync("""
            input => { input.value = 'evil'; input.id = 'payload-evil'; input.name = 'evil'; input.closest('fieldset').id = 'evil'; }
            """);
        await page.AnswerAsync(Payload, "JSON over HTTP");
        await page.OpenSectionAsync(assessment, "constraints");
        const string Certain = "Which of these are certain and cannot be negotiated?";
        await page.AnswerAsync(Certain, "Only languages on a company-approved list are allowed");
        await page.AnswerAsync(Certain, "It must run as a Windows service");
        await page.Option(Certain, "It must run as a Windows service").EvaluateAsync("""
            input => { input.type = 'text'; input.value = 'evil'; input.dispatchEvent(new Event('change', { bubbles: true })); }
            """);
        await page.GetByLabel("Rust", new() { Exact = true }).CheckAsync();
        await page.Question("Which of these languages are on the approved list?").Locator("input[data-saved]").WaitForAsync();

        var offered = Seeds.Catalogue.Questions.ToDictionary(question => question.Id, question => question.Options.Select(option => option.Id));
        var stored = await shared.Database.AnswersAsync(assessment);
        stored.Should().ContainKeys("payload", "non-negotiables", "approved-alternatives").And.HaveCount(3);
        foreach (var (question, options) in stored)
            options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Should().BeSubsetOf(offered[question]);
    }

    [Fact]
    public async Task An_event_for_a_handler_that_does_not_exist_changes_nothing_and_harms_nobody_else()
    {
        await using var other = await browser.VisitorAsync(shared);
        var untouched = await other.Page.StartAssessmentAsync();
        await other.Page.RememberDocumentAsync();
        await using var forger = await browser.VisitorAsync(shared);
        var wire = await Wire.OfAsync(forger.Page);
        var forged = await forger.Page.StartAssessmentAsync();
        await forger.Page.AnswerAsync(Payload, "JSON over HTTP");
        var genuine = wire.Sent.Last(message => Encoding.Latin1.GetString(message).Contains("eventHandlerId"));

        foreach (var handler in new[] { '0', '9' })
            wire.Forge(WithHandler(genuine, handler));

        await other.Page.AnswerAsync(Memory, "Over 1 GB");
        (await other.Page.IsRememberedDocumentAsync()).Should().BeTrue();
        other.Complaints.Should().BeEmpty();
        (await shared.Database.AnswersAsync(forged)).Should().Equal(new Dictionary<string, string> { ["payload"] = "json-over-http" });
        (await shared.Database.AnswersAsync(untouched)).Should().Equal(new Dictionary<string, string> { ["memory-limit"] = "over-1-gb" });
    }

    [Fact]
    public async Task An_event_that_is_replayed_stores_nothing_twice()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var wire = await Wire.OfAsync(visitor.Page);
        var assessment = await visitor.Page.StartAssessmentAsync();
        await visitor.Page.AnswerAsync(Payload, "JSON over HTTP");
        var genuine = wire.Sent.Last(message => Encoding.Latin1.GetString(message).Contains("eventHandlerId"));

        for (var i = 0; i < 20; i++)
            wire.Forge(genuine);
        await visitor.Page.AnswerAsync(Memory, "Over 1 GB");

        (await shared.Database.AnswersAsync(assessment)).Should().Equal(new Dictionary<string, string> { ["payload"] = "json-over-http", ["memory-limit"] = "over-1-gb" });
        (await shared.Database.CountAsync($"""SELECT max("Revision") FROM "Answers" WHERE {TestDatabase.OfAssessment}""", assessment)).Should().Be(1);
    }

    /// <summary>The same message for another event handler; its length stays, because the message says how long it is.</summary>
    private static byte[] WithHandler(byte[] message, char digit) =>
        Encoding.Latin1.GetBytes(Handler().Replace(Encoding.Latin1.GetString(message), id => new string(digit, id.Length)));

    [GeneratedRegex("(?<=\"eventHandlerId\":)\\d+")]
    private static partial Regex Handler();
}
