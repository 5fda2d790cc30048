namespace GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

/// <summary>The result of an assessment in all its views.</summary>
public sealed class ResultTour(IPage page) : ITour
{
    public static IReadOnlyList<string> Routes { get; } = [Urls.ResultRoute, Urls.ResultIfRoute, Urls.WeightsRoute];

    public async Task VisitAllAsync(Func<string, Task> look)
    {
        var assessment = await FilledIn.AssessmentAsync(page);
        foreach (var view in new[] { Urls.WhyView, Urls.SettleFirstView, Urls.ConstraintsView, Urls.HowSureView })
        {
            await OpenAsync(assessment, view);
            await look($"result-{view}");
        }
        foreach (var more in await page.Locator(".tab-panel summary").AllAsync())
            await more.ClickAsync();
        await look("result-how-sure-in-full");
        await OpenAsync(assessment, Urls.WhatIfView);
        await page.GetByLabel("Containers", new() { Exact = true }).FillAsync("0.1");
        await Expect(page.GetByText("saved 1")).ToBeVisibleAsync();
        await look("result-what-if");
        await OpenAsync(assessment, Urls.WhyView);
        await page.GetByRole(AriaRole.Link, new() { Name = ", if “" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "If changed" })).ToBeVisibleAsync();
        await look("result-if");
        await page.GotoAsync(Urls.Weights(assessment));
        await look("weights");
        await OpenAsync(assessment, Urls.ComparisonView);
        await look("result-comparison");
        await page.GetByRole(AriaRole.Button, new() { Name = "points:" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Your answers");
        await look("chain");
    }

    private async Task OpenAsync(Guid assessment, string view)
    {
        await page.GotoAsync(Urls.Result(assessment, view));
        await page.ShouldBeInteractiveAsync();
        await page.GetByRole(AriaRole.Tab, new() { Selected = true }).WaitForAsync();
    }
}
