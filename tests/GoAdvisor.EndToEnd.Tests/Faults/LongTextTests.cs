namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>Far too much is pasted or sent.</summary>
public sealed class LongTextTests(Browser browser, SharedApp shared)
{
    private const int Much = 100 * 1024;
    private const string Payload = "What do the payloads mostly look like?";

    [Theory]
    [InlineData("Title", "x", "The title has 102,400 characters; 200 are allowed. Shorten it by 102,200.")]
    [InlineData("Context", "x", "The context has 102,400 characters; 10,000 are allowed. Shorten it by 92,400.")]
    [InlineData("Title", "決", "The title has 102,400 characters; 200 are allowed. Shorten it by 102,200.")]
    [InlineData("Context", "決", "The context has 102,400 characters; 10,000 are allowed. Shorten it by 92,400.")]
    public async Task A_text_far_over_the_limit_is_refused_with_its_length_and_stays_to_be_shortened(string field, string letter, string message)
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var page = visitor.Page;
        var text = string.Concat(Enumerable.Repeat(letter, Much));
        var assessment = await page.StartAssessmentAsync();

        foreach (var (address, submit) in new[] { (Urls.StartAssessment, "Start with the questions"), (Urls.Details(assessment), "Save") })
        {
            await page.GotoAsync(address);
            await page.GetByLabel("Title").FillAsync("Geofence look-ups");
            await page.GetByLabel(field).FillAsync(text);
            await page.GetByRole(AriaRole.Button, new() { Name = submit, Exact = true }).ClickAsync();

            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(message);
            await Expect(page.GetByLabel(field)).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex(message));
            (await page.GetByLabel(field).InputValueAsync()).Should().Be(text);

            await page.GetByLabel(field).FillAsync("Short enough");
            await page.GetByRole(AriaRole.Button, new() { Name = submit, Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
            await Expect(page.GetByText("Short enough").Or(page.GetByRole(AriaRole.Heading, new() { Name = "What the system has to do" })).First).ToBeVisibleAsync();
        }
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_message_over_the_limit_costs_its_sender_the_connection_and_nobody_else_anything()
    {
        await using var sender = await browser.VisitorAsync(shared);
        await using var other = await browser.VisitorAsync(shared);
        var wire = await Wire.OfAsync(sender.Page);
        await sender.Page.StartAssessmentAsync();
        await other.Page.StartAssessmentAsync();
        await sender.Page.AnswerAsync(Payload, "JSON over HTTP");
        await other.Page.RememberDocumentAsync();

        var closed = wire.NextCloseAsync();
        wire.Forge(new byte[Much]);
        await closed;

        await other.Page.AnswerAsync(Payload, "Binary messages or long streams");
        (await other.Page.IsRememberedDocumentAsync()).Should().BeTrue();
        other.Complaints.Should().BeEmpty();
        await sender.Page.AnswerAsync("How much memory may one instance use?", "Over 1 GB");
        await Expect(sender.Page.Option(Payload, "JSON over HTTP")).ToBeCheckedAsync();
    }
}
