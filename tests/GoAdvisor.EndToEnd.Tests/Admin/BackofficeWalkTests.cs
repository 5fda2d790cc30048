using System.Text;

namespace GoAdvisor.EndToEnd.Tests.Admin;

/// <summary>From an empty installation to another result: what admins do to the catalogue, in a real browser.</summary>
public sealed class BackofficeWalkTests(Browser browser)
{
    private const string ManyServices = "How many services will be deployed independently?";

    [Fact]
    public async Task A_rating_that_an_admin_changes_moves_the_impact_and_then_the_result_of_a_running_assessment()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync("Running");
        await page.AnswerAsync(ManyServices, "2–10");
        await page.BecomeAdminAsync(app);
        await page.StartDraftAsync();
        await page.ShouldBeMeasuredAsync();
        await Expect(page.GetByText("No answer set gets another first place.")).ToBeVisibleAsync();

        await page.OpenDraftAsync(Urls.DraftRatings);
        await page.Locator("[id='criteria.microservices-apis.ratings.java']").FocusAsync();
        await page.Keyboard.PressAsync("0");
        await page.Keyboard.PressAsync("Enter");
        await page.ShouldSaySavedAsync();
        await Expect(page.GetByText("of the answer sets get another first place")).ToBeVisibleAsync();
        await page.OpenDraftAsync(Urls.Draft);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ratings › Microservices and APIs › Java › value" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Count who would change" }).ClickAsync();
        await Expect(page.GetByText("1 of 1 would get another first place")).ToBeVisibleAsync();

        await page.PublishAsync("Java no longer shines with microservices.");
        (await database.CountAsync("""SELECT COUNT(*) FROM "CatalogueVersions" """)).Should().Be(2, "a double click publishes once");
        (await database.CountAsync("""SELECT COUNT(*) FROM "AuditEntries" WHERE "Action" = 'catalogue-published' AND "Actor" = 'ann@team.example' """)).Should().Be(1);
        await page.GotoAsync(Urls.AdminAudit);
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "catalogue version 2" })).ToBeVisibleAsync();

        await page.GotoAsync(Urls.Result(assessment));
        await page.GetByRole(AriaRole.Link, new() { Name = "See what it would change" }).ClickAsync();
        await Expect(page.GetByText("Go = Java → Go: the first place changes.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go over to version 2" }).ClickAsync();
        await page.ShouldBeInteractiveAsync();
        await Expect(page.GetByText("Catalogue version 2")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-newer-catalogue]")).ToHaveCountAsync(0);
        await page.GotoAsync(Urls.Milestones(assessment));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Before catalogue version 2" })).ToBeVisibleAsync();
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_fifth_alternative_comes_in_by_a_file_and_is_on_the_result_in_the_comparison_and_in_the_report()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        await page.BecomeAdminAsync(app);

        await page.ChooseFileAsync(Encoding.UTF8.GetBytes("""{"format":1,"alternatives":[{"id":"csharp"}]}"""));
        await Expect(page.GetByText("Nothing of it can be taken over until all are mended.")).ToBeVisibleAsync();
        (await database.CountAsync("""SELECT COUNT(*) FROM "CatalogueDrafts" """)).Should().Be(0);

        await page.ImportAsync(FifthAlternative.File(Seeds.Catalogue));
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "C#" })).ToBeVisibleAsync();
        await page.PublishAsync("C# comes in.");

        var assessment = await page.StartAssessmentAsync("With five");
        await page.AnswerAsync(ManyServices, "2–10");
        await page.GotoAsync(Urls.Result(assessment));
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "C#" }).First).ToBeVisibleAsync();
        await page.GotoAsync(Urls.Comparison);
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "C#" }).First).ToBeVisibleAsync();
        var pdf = await page.APIRequest.GetAsync(new Uri(app.Address, Urls.ReportFile(Urls.Report(assessment), "pdf")).ToString());
        (await Poppler.TextAsync(await pdf.BodyAsync())).Should().Contain("C#");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_is_in_the_questionnaire_when_a_version_is_published_stays_on_theirs_and_the_report_names_it()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var admin = await browser.VisitorAsync(app);
        await using var team = await browser.VisitorAsync(app);
        await admin.Page.BecomeAdminAsync(app);
        var assessment = await team.Page.StartAssessmentAsync("Running");
        await team.Page.AnswerAsync("What do the payloads mostly look like?", "JSON over HTTP");
        await admin.Page.ImportAsync(FifthAlternative.File(Seeds.Catalogue));
        await admin.Page.PublishAsync("C# comes in.");

        await team.Page.AnswerAsync(ManyServices, "2–10");
        (await database.AnswersAsync(assessment)).Should().HaveCount(2);
        (await database.CountAsync("""SELECT "CatalogueVersion" FROM "Assessments" """)).Should().Be(1);
        var report = await team.Page.APIRequest.GetAsync(new Uri(app.Address, Urls.ReportFile(Urls.Report(assessment), "html")).ToString());
        (await report.TextAsync()).Should().MatchRegex("(?i)catalogue\\s+version\\s+1\\b").And.NotContain("C#");
        team.Complaints.Should().BeEmpty();
    }
}
