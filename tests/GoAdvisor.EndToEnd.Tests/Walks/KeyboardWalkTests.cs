using System.Globalization;

namespace GoAdvisor.EndToEnd.Tests.Walks;

/// <summary>From the landing page to the result as published, without a mouse.</summary>
public sealed class KeyboardWalkTests(Browser browser, SharedApp shared)
{
    private static readonly Profile Case = Seeds.Profile("edge-proxy");

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task A_worked_case_reaches_its_published_result_by_keyboard_alone_and_the_focus_is_always_seen(int width, int height)
    {
        await using var visitor = await browser.VisitorAsync(shared, width, height);
        var (page, keys) = (visitor.Page, new KeyboardUser(visitor.Page));

        await page.GotoAsync(Urls.Home);
        await keys.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "Start an assessment" }));
        await keys.TabToAsync(page.GetByLabel("Title"));
        await keys.TypeAsync(Case.Name);
        await keys.FollowAsync(page.GetByRole(AriaRole.Button, new() { Name = "Start with the questions" }));

        foreach (var section in Seeds.Catalogue.Sections)
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = section.Title })).ToBeVisibleAsync();
            await page.ShouldBeInteractiveAsync();
            foreach (var question in Seeds.Catalogue.Questions.Where(question => question.Section == section.Id && Case.Answers.ContainsKey(question.Id)))
            {
                var label = question.Options.Single(option => option.Id == Case.Answers[question.Id][0]).Label;
                await keys.ChooseAsync(page.Question(question.Text), page.Option(question.Text, label));
                await page.ShouldSaySavedAsync();
            }
            await keys.FollowAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "→" }));
        }

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your answers" })).ToBeVisibleAsync();
        await Expect(page.GetByText("23 of 24 answered")).ToBeVisibleAsync();
        await keys.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "See the result" }));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Rust");
        await page.ShouldBeInteractiveAsync();
        foreach (var (alternative, score) in Case.Expected.Scores)
            (await ScoreAsync(page, NameOf(alternative))).Should().BeApproximately(score, 0.55, "that is what is published for {0}", alternative);
        keys.Unseen.Should().BeEmpty();
        visitor.Complaints.Should().BeEmpty();
    }

    private static string NameOf(string alternative) => Seeds.Catalogue.Alternatives.Single(candidate => candidate.Id == alternative).Name;

    private static async Task<double> ScoreAsync(IPage page, string alternative)
    {
        var table = page.GetByRole(AriaRole.Table, new() { Name = "Ranking of the alternatives" });
        var row = table.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = alternative, Exact = true }) });
        var column = (await table.GetByRole(AriaRole.Columnheader, new() { IncludeHidden = true }).AllTextContentsAsync()).ToList().IndexOf("Score of 100");
        return double.Parse(await row.Locator("th, td").Nth(column).Locator("b").InnerTextAsync(), CultureInfo.InvariantCulture);
    }
}
