namespace GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

/// <summary>An assessment from its questions to its report and milestones; its result is a tour of its own.</summary>
public sealed class AssessmentTour(IPage page) : ITour
{
    public static IReadOnlyList<string> Routes { get; } =
    [
        Urls.QuestionsRoute, Urls.ReviewRoute, Urls.DetailsRoute, Urls.ReportRoute, Urls.ResumeLinkRoute,
        Urls.MilestonesRoute, Urls.RecordMilestoneRoute, Urls.MilestoneRoute, Urls.CompareMilestonesRoute,
    ];

    public async Task VisitAllAsync(Func<string, Task> look)
    {
        var assessment = await FilledIn.AssessmentAsync(page);
        foreach (var (section, name) in new[] { ("workload", "questionnaire"), ("expertise", "expertise"), ("constraints", "constraints") })
        {
            await page.OpenSectionAsync(assessment, section);
            await page.ShouldSaySavedAsync();
            await look(name);
        }
        await page.GotoAsync(Urls.Home);
        await look("landing-with-assessments");
        await page.GotoAsync(Urls.Review(assessment));
        await look("review");
        await page.GotoAsync(Urls.Details(assessment));
        await look("details");
        await page.GotoAsync(Urls.Report(assessment));
        await look("report");
        await VisitMilestonesAsync(assessment, look);
        await page.MakeResumeLinkAsync(assessment);
        await look("elsewhere");
    }

    private async Task VisitMilestonesAsync(Guid assessment, Func<string, Task> look)
    {
        await page.GotoAsync(Urls.Milestones(assessment));
        await look("milestones-none");
        await page.GotoAsync(Urls.RecordMilestone(assessment));
        await look("record");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Record this decision" });
        await button.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look("record-error");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Architecture board, first round");
        await page.GetByLabel("Deciders").FillAsync("Ada Lovelace, Grace Hopper");
        await page.GetByLabel("Decided on").FillAsync("2026-01-15");
        await page.GetByLabel("Review by").FillAsync("2026-07-15");
        await button.ClickAsync();
        await Expect(page.GetByText("never changes")).ToBeVisibleAsync();
        await look("milestone");
        await page.GotoAsync(Urls.Milestones(assessment));
        await look("milestones");
        await page.OpenSectionAsync(assessment, "workload");
        await page.AnswerAsync("What does a request spend its time on?", "Mostly waiting for databases and other services");
        await page.GotoAsync(Urls.CompareMilestones(assessment, "1", Urls.Now));
        await look("milestones-compared");
    }
}
