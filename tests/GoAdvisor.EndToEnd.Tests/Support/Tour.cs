namespace GoAdvisor.EndToEnd.Tests.Support;

/// <summary>Every page in a state worth looking at, one after the other, with realistic data.</summary>
public sealed class Tour(IPage page)
{
    private static readonly string[] LeftOpen = ["expected-life", "compute-bill"];

    private Guid assessment;

    /// <summary>Pages of which the reader sees one window at a time rather than the whole.</summary>
    public static IReadOnlyList<string> Windows { get; } = ["questionnaire", "constraints", "expertise", "chain"];

    /// <summary>Opens each page in turn and calls back with its name.</summary>
    public async Task VisitAllAsync(Func<string, Task> look)
    {
        await VisitPublicPagesAsync(look);
        await FillInAsync();
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
        await VisitResultAsync(look);
        await page.GotoAsync(Urls.Report(assessment));
        await look("report");
        await VisitMilestonesAsync(look);
        await page.MakeResumeLinkAsync(assessment);
        await look("elsewhere");
    }

    private async Task VisitPublicPagesAsync(Func<string, Task> look)
    {
        await page.GotoAsync(Urls.Home);
        await look("landing");
        await page.GotoAsync(Urls.Comparison);
        await page.GetByText("Reasons and sources").First.ClickAsync();
        await look("comparison");
        await page.GotoAsync(Urls.Claims);
        await look("claims");
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

    private async Task VisitMilestonesAsync(Func<string, Task> look)
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

    private async Task VisitResultAsync(Func<string, Task> look)
    {
        foreach (var view in new[] { Urls.WhyView, Urls.SettleFirstView, Urls.ConstraintsView, Urls.HowSureView })
        {
            await OpenResultAsync(view);
            await look($"result-{view}");
        }
        foreach (var more in await page.Locator(".tab-panel summary").AllAsync())
            await more.ClickAsync();
        await look("result-how-sure-in-full");
        await OpenResultAsync(Urls.WhatIfView);
        await page.GetByLabel("Containers", new() { Exact = true }).FillAsync("0.1");
        await Expect(page.GetByText("saved 1")).ToBeVisibleAsync();
        await look("result-what-if");
        await OpenResultAsync(Urls.WhyView);
        await page.GetByRole(AriaRole.Link, new() { Name = ", if “" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "If changed" })).ToBeVisibleAsync();
        await look("result-if");
        await OpenResultAsync(Urls.ComparisonView);
        await look("result-comparison");
        await page.GetByRole(AriaRole.Button, new() { Name = "points:" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Your answers");
        await look("chain");
    }

    private async Task OpenResultAsync(string view)
    {
        await page.GotoAsync(Urls.Result(assessment, view));
        await page.ShouldBeInteractiveAsync();
        await page.GetByRole(AriaRole.Tab, new() { Selected = true }).WaitForAsync();
    }

    private async Task FillInAsync()
    {
        var profile = Seeds.Profile("geofence-lookups");
        assessment = await page.StartAssessmentAsync("Geofence look-ups", profile.Team);
        foreach (var section in Seeds.Catalogue.Sections)
        {
            await page.OpenSectionAsync(assessment, section.Id);
            foreach (var question in Seeds.Catalogue.Questions.Where(question => question.Section == section.Id && !LeftOpen.Contains(question.Id)))
                await AnswerAsync(question, profile);
            await page.ShouldSaySavedAsync();
        }
    }

    private async Task AnswerAsync(Question question, Profile profile)
    {
        foreach (var option in question.Options.Where(option => profile.Answers.GetValueOrDefault(question.Id)?.Contains(option.Id) == true))
            await page.Option(question.Text, option.Label).CheckAsync();
    }
}
