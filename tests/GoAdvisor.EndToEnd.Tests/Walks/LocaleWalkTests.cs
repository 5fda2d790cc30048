using GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

namespace GoAdvisor.EndToEnd.Tests.Walks;

/// <summary>Whatever the browser's language is, a page shows the same figures and reads numbers as its people type them.</summary>
public sealed class LocaleWalkTests(Browser browser, SharedApp shared)
{
    private static readonly string[] Views = [Urls.WhyView, Urls.HowSureView, Urls.ConstraintsView, Urls.ComparisonView];

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ja-JP")]
    public async Task Figures_are_the_same_and_a_comma_is_read(string locale)
    {
        await using var visitor = await browser.VisitorAsync(shared, locale: locale);
        var page = visitor.Page;
        var assessment = await FilledIn.AssessmentAsync(page);
        var link = await page.MakeResumeLinkAsync(assessment);
        await using var english = await browser.VisitorAsync(shared, locale: "en-US");
        await english.Page.GotoAsync(link);
        await english.Page.WaitForURLAsync($"**/{assessment}/**");

        foreach (var view in Views)
            (await TextAsync(page, Urls.Result(assessment, view))).Should().Be(await TextAsync(english.Page, Urls.Result(assessment, view)));

        await page.GotoAsync(Urls.Result(assessment, Urls.WhatIfView));
        await page.ShouldBeInteractiveAsync();
        var number = page.GetByLabel("Maximum performance, as a number");
        foreach (var (typed, read) in new[] { ("0,33", "0.33"), ("45 %", "0.45"), (".2", "0.2") })
        {
            await number.FillAsync(typed);
            await number.PressAsync("Enter");
            await page.WaitForURLAsync($"**weights=maximum-performance:{read}");
        }
        visitor.Complaints.Should().BeEmpty();
    }

    private static async Task<string> TextAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.ShouldBeInteractiveAsync();
        return await page.Locator("main").InnerTextAsync();
    }
}
