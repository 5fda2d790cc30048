namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>
/// A page throws. The real way there: a stored answer that its catalogue does not know, as after a restore gone wrong. What reads
/// it must fail, and does so in a circuit (another tab's answer is adopted) as well as in a static page.
/// </summary>
public sealed class BrokenPageTests(Browser browser, SharedApp shared)
{
    private const string Payload = "What do the payloads mostly look like?";
    private const string Memory = "How much memory may one instance use?";
    private const string Break = $"""
        UPDATE "Answers" SET "Options" = 'no-such-option', "Revision" = 7 WHERE "Question" = 'payload' AND {TestDatabase.OfAssessment};
        UPDATE "Assessments" SET "Revision" = 7 WHERE "Id" = @assessment
        """;
    private const string Repair = $"""UPDATE "Answers" SET "Options" = 'json-over-http' WHERE "Question" = 'payload' AND {TestDatabase.OfAssessment}""";

    [Fact]
    public async Task A_component_that_throws_leaves_a_page_that_says_so_and_every_saved_answer_intact()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync();
        await page.AnswerAsync(Payload, "JSON over HTTP");

        await shared.Database.ExecuteAsync(Break, assessment);
        await page.Option(Memory, "Over 1 GB").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This page stopped working" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Every answer that was marked “Saved” is safe.")).ToBeVisibleAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().Contain("memory-limit", "over-1-gb");

        await shared.Database.ExecuteAsync(Repair, assessment);
        await page.GetByRole(AriaRole.Link, new() { Name = "Load the page again" }).ClickAsync();
        await page.ShouldBeInteractiveAsync();
        await page.ShouldSaySavedAsync();
        await Expect(page.Option(Payload, "JSON over HTTP")).ToBeCheckedAsync();
        await Expect(page.Option(Memory, "Over 1 GB")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_page_that_fails_shows_a_reference_and_nothing_of_the_inside_and_the_log_has_no_secret()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var (app, page) = (await shared.StartAsync(), visitor.Page);
        var assessment = await page.StartAssessmentAsync("Ledger of Atlantis", "Kept by Poseidon");
        await page.AnswerAsync(Payload, "JSON over HTTP");
        await page.AnswerAsync(Memory, "256 MB–1 GB");
        await shared.Database.ExecuteAsync(Break, assessment);

        foreach (var address in new[] { Urls.Review(assessment), Urls.Result(assessment), Urls.Questions(assessment, "workload") })
        {
            var response = await page.GotoAsync(address);
            response?.Status.Should().Be(500, "{0} needs the broken answer", address);
            var reference = await page.Locator("code").InnerTextAsync();
            var body = await page.ContentAsync();
            reference.Should().MatchRegex("^[0-9a-f]{32}$");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Something went wrong on our side" })).ToBeVisibleAsync();
            body.Should().NotMatchRegex("(?i)exception|stack|select |sqlite|   at |\\.cs:|no-such-option");
            // The reference leads an operator to the cause.
            await app.ShouldLogAsync(reference);
        }
        var cookie = (await visitor.Context.CookiesAsync()).Single(cookie => cookie.Name == "goadvisor-visitor").Value;
        app.Log.Should().NotContainAny(cookie, "Atlantis", "Poseidon", "256-mb-to-1-gb");
    }
}
