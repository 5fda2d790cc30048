namespace GoAdvisor.EndToEnd.Tests.Walks;

/// <summary>An installation on the first catalogue version gets the program that brings the second one, while an assessment is under way.</summary>
public sealed class NewerCatalogueWalkTests(Browser browser, PostgreSqlServer server)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_assessment_under_way_sees_what_the_second_version_would_change_and_goes_over(DatabaseKind kind)
    {
        var (built, life, asked) = (Question(Seeds.Catalogue, "system-kind"), Question(Seeds.Catalogue, "expected-life"), Question(Second, "production-languages"));
        await using var database = await TestDatabase.CreateAsync(kind, server);
        Guid assessment;
        IReadOnlyList<Microsoft.Playwright.BrowserContextCookiesResult> cookies;
        await using (var before = await AppProcess.StartAsync(database))
        await using (var visitor = await browser.VisitorAsync(before))
        {
            assessment = await visitor.Page.StartAssessmentAsync("Under way");
            await visitor.Page.OpenSectionAsync(assessment, built.Section);
            await visitor.Page.AnswerAsync(built.Text, built.Options[0].Label);
            await visitor.Page.OpenSectionAsync(assessment, life.Section);
            await visitor.Page.AnswerAsync(life.Text, life.Options[^1].Label);
            cookies = await visitor.Page.Context.CookiesAsync();
        }

        await using var app = await AppProcess.StartAsync(database, ("Seeds__Folder", Seeds.Shipped));
        await using var returned = await browser.VisitorAsync(app);
        var page = returned.Page;
        await page.Context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly }));
        await page.GotoAsync(Urls.Result(assessment));
        await page.GetByRole(AriaRole.Link, new() { Name = "See what it would change" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "From catalogue version 1 to 2" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Answers that no longer fit" }).GetByText(life.Options[^1].Label)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "New questions" }).GetByText(asked.Text)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go over to version 2" }).ClickAsync();
        await page.ShouldBeInteractiveAsync();
        await Expect(page.Locator("[data-newer-catalogue]")).ToHaveCountAsync(0);

        await page.OpenSectionAsync(assessment, asked.Section);
        await page.AnswerAsync(asked.Text, asked.Options[0].Label);
        (await database.AnswersAsync(assessment)).Should().BeEquivalentTo(
            new Dictionary<string, string> { [built.Id] = built.Options[0].Id, [asked.Id] = asked.Options[0].Id });
        await page.GotoAsync(Urls.Milestones(assessment));
        await page.GetByRole(AriaRole.Link, new() { Name = "Before catalogue version 2" }).ClickAsync();
        await Expect(page.GetByText(life.Options[^1].Label).First).ToBeVisibleAsync();
        returned.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_file_of_the_first_form_is_taken_as_a_draft_that_names_what_it_lacks_and_is_not_published_so(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, server);
        await using var app = await AppProcess.StartAsync(database, ("Seeds__Folder", Seeds.Shipped));
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        await page.BecomeAdminAsync(app);

        await page.ChooseFileAsync(GoAdvisor.Engine.Authoring.Tree.CatalogueFile.Write(Seeds.Catalogue));
        await Expect(page.GetByText("It is in the first form and lacks")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it as the draft" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Draft", Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Editors" }).GetByText(" wrong").First).ToBeVisibleAsync();
        await page.GotoAsync(Urls.DraftPublish);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "It cannot be published yet" }).GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Publish as version" })).ToBeDisabledAsync();
        (await database.CountAsync("""SELECT COUNT(*) FROM "CatalogueVersions" """)).Should().Be(2);
        visitor.Complaints.Should().BeEmpty();
    }

    private static Catalogue Second { get; } = GoAdvisor.Data.Seeding.SeedFolder.Read(Path.Combine(Seeds.Shipped, "v2"));

    private static Question Question(Catalogue catalogue, string id) => catalogue.Questions.Single(question => question.Id == id);
}
