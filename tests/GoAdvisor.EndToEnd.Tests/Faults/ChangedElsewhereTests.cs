namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>A page that is open learns what was answered elsewhere, on another node as well, and offers to show it.</summary>
public sealed class ChangedElsewhereTests(Browser browser, SharedApp shared)
{
    private const string Payload = "What do the payloads mostly look like?";
    private const string Json = "JSON over HTTP";

    [Fact]
    public async Task An_open_result_and_an_open_section_offer_to_show_what_was_answered_elsewhere()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var (answering, result, section) = (visitor.Page, await visitor.Context.NewPageAsync(), await visitor.Context.NewPageAsync());
        var assessment = await answering.StartAssessmentAsync();
        await section.OpenSectionAsync(assessment, "workload");
        await result.GotoAsync(Urls.Result(assessment, Urls.ConstraintsView));
        await result.ShouldBeInteractiveAsync();

        await answering.AnswerAsync(Payload, Json);

        await Notice(section).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(section.Option(Payload, Json)).ToBeCheckedAsync();
        await Expect(Notice(section)).ToHaveCountAsync(0);
        await result.RememberDocumentAsync();
        await Notice(result).GetByRole(AriaRole.Button).ClickAsync();
        await result.ShouldReloadItselfAsync();
        result.Url.Should().EndWith(Urls.Result(assessment, Urls.ConstraintsView));
        await Expect(Notice(result)).ToHaveCountAsync(0);
        await Expect(Notice(answering)).ToHaveCountAsync(0);
    }

    private static ILocator Notice(IPage page) => page.Locator("[data-changed-elsewhere]");
}
