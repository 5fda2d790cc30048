namespace GoAdvisor.EndToEnd.Tests.Walks;

/// <summary>Weights tried out on a result, without a mouse.</summary>
public sealed class WhatIfWalkTests(Browser browser, SharedApp shared)
{
    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task Weights_are_tried_out_by_keyboard_alone_and_nothing_is_saved(int width, int height)
    {
        await using var visitor = await browser.VisitorAsync(shared, width, height);
        var (page, keys) = (visitor.Page, new KeyboardUser(visitor.Page));
        var assessment = await page.StartAssessmentAsync();
        await page.AnswerAsync("What are you building?", "A REST, GraphQL or other API over stored data");
        await page.AnswerAsync("How many connections does one instance hold open at peak?", "10,000–100,000");
        await page.GotoAsync(Urls.Result(assessment, Urls.WhatIfView));
        await page.ShouldBeInteractiveAsync();
        var (slider, number) = (page.GetByLabel("Maximum performance", new() { Exact = true }), page.GetByLabel("Maximum performance, as a number"));
        var (difference, reset) = (page.GetByRole(AriaRole.Row, new() { Name = "Node.js" }).Last.GetByRole(AriaRole.Cell).Nth(-2), page.GetByRole(AriaRole.Button, new() { Name = "Reset" }));
        var weight = await number.InputValueAsync();
        var saved = await page.GetByRole(AriaRole.Table, new() { Name = "Ranking of the alternatives" }).InnerTextAsync();
        await Expect(reset).ToHaveAttributeAsync("aria-disabled", "true");

        await keys.TabToAsync(slider);
        await keys.PressAsync("End");
        await Expect(number).ToHaveValueAsync("1");
        await Expect(difference).ToContainTextAsync("−");
        await keys.PressAsync("ArrowLeft");
        await Expect(number).ToHaveValueAsync("0.95");

        await keys.TabToAsync(number);
        await keys.PressAsync("Control+A");
        await keys.TypeAsync("0.33");
        await keys.PressAsync("Enter");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", "0.33");
        await page.WaitForURLAsync("**weights=maximum-performance:0.33");

        await page.ReloadAsync();
        await page.ShouldBeInteractiveAsync();
        await Expect(number).ToHaveValueAsync("0.33");

        await keys.TabToAsync(reset);
        await keys.PressAsync("Enter");
        await Expect(number).ToHaveValueAsync(weight);
        await Expect(difference).ToHaveTextAsync("±0.0");
        await Expect(reset).ToBeFocusedAsync();
        await Expect(reset).ToHaveAttributeAsync("aria-disabled", "true");
        (await page.GetByRole(AriaRole.Table, new() { Name = "Ranking of the alternatives" }).InnerTextAsync()).Should().Be(saved, "nothing tried out is saved");
        keys.Unseen.Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }
}
