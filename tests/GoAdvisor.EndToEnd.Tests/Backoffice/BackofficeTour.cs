using System.Text;

namespace GoAdvisor.EndToEnd.Tests.Backoffice;

/// <summary>Every page about the catalogue in a state worth looking at, one after the other.</summary>
public sealed class BackofficeTour(IPage page)
{
    /// <summary>With an item open, where there are items.</summary>
    private static readonly string[] Editors =
    [
        $"{Urls.DraftAlternatives}#alternatives.csharp",
        $"{Urls.DraftCriteria}#criteria.simplicity-over-features",
        $"{Urls.DraftRatings}#criteria.simplicity-over-features.ratings.csharp",
        $"{Urls.DraftAspects}#aspects.start-up-time",
        $"{Urls.DraftQuestions}#questions.approved-alternatives",
        $"{Urls.DraftConstraints}#constraints.hard-real-time",
        $"{Urls.DraftSources}#sources.go-faq",
        $"{Urls.DraftClaims}#claims.connections-per-core",
        $"{Urls.DraftProfiles}#profiles.{Seeds.Catalogue.Profiles[0].Id}",
    ];

    /// <summary>Opens each page in turn and calls back with its name.</summary>
    public async Task VisitAllAsync(Func<string, Task> look)
    {
        await page.GotoAsync(Urls.AdminCatalogue);
        await look("admin-versions-without-draft");
        await page.ChooseFileAsync(Encoding.UTF8.GetBytes("""{"format":1,"alternatives":[{"id":"csharp"}]}"""));
        await page.Locator("[data-preview=refused]").WaitForAsync();
        await look("admin-import-refused");
        await page.ChooseFileAsync(FifthAlternative.File(Seeds.Catalogue));
        await page.Locator("[data-preview=good]").WaitForAsync();
        await look("admin-import");
        await page.ImportAsync(FifthAlternative.File(Seeds.Catalogue));
        await Expect(page.GetByText("Looking …")).Not.ToBeVisibleAsync();
        await look("admin-draft");
        await page.OpenDraftAsync(Urls.DraftSettings);
        await page.GetByLabel("Clear from a lead of").FillAsync("200");
        await page.GetByLabel("Clear from a lead of").PressAsync("Tab");
        await Expect(page.GetByText("This cannot be published yet")).ToBeVisibleAsync();
        await page.ShouldBeMeasuredAsync();
        await look("admin-settings-wrong");
        await page.GetByLabel("Clear from a lead of").FillAsync("18");
        await page.GetByLabel("Clear from a lead of").PressAsync("Tab");
        await Expect(page.GetByText("This cannot be published yet")).Not.ToBeVisibleAsync();
        await page.ShouldSaySavedAsync();
        await page.ShouldBeMeasuredAsync();
        await look("admin-settings");
        foreach (var place in Editors)
        {
            await page.OpenDraftAsync(place);
            await page.ShouldBeMeasuredAsync();
            await look($"admin{place[Urls.Draft.Length..].Replace('/', '-').Replace('#', '-')}");
        }
        await page.GotoAsync(Urls.AdminDiscard);
        await look("admin-discard");
        await page.OpenDraftAsync(Urls.DraftPublish);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish as version" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look("admin-publish");
        await page.PublishAsync("C# as a fifth alternative.");
        await look("admin-versions");
        await page.OpenDraftAsync(Urls.AdminRestore(1));
        await look("admin-restore");
    }
}
