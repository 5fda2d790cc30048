namespace GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

/// <summary>What somebody sees who has no assessment yet.</summary>
public sealed class PublicTour(IPage page) : ITour
{
    public static IReadOnlyList<string> Routes { get; } = [Urls.Home, Urls.Comparison, Urls.Claims, Urls.Glossary, Urls.Example, Urls.StartAssessment, Urls.Resume];

    public async Task VisitAllAsync(Func<string, Task> look)
    {
        await page.GotoAsync(Urls.Home);
        await look("landing");
        await page.GotoAsync(Urls.Comparison);
        await page.GetByText("Reasons and sources").First.ClickAsync();
        await look("comparison");
        await page.GotoAsync(Urls.Claims);
        await look("claims");
        await page.GotoAsync(Urls.Glossary);
        await look("glossary");
        await page.GotoAsync(Urls.Example);
        await look("example");
        await page.GotoAsync(Urls.StartAssessment);
        await look("start");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start with the questions" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look("start-error");
        await page.GotoAsync($"{Urls.Resume}#gar_nothing");
        await Expect(page.GetByText("This link does not open anything")).ToBeVisibleAsync();
        await look("resume-invalid");
        await page.GotoAsync("/no-such-page");
        await look("not-found");
    }
}
