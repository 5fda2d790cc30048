using System.Text;

namespace GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

/// <summary>A catalogue's way from a file to a version, and what becomes of an assessment on the one before.</summary>
public sealed class VersionTour(IPage page, AppProcess app) : ITour
{
    public static IReadOnlyList<string> Routes { get; } =
    [
        Urls.Admin, Urls.AdminAudit, Urls.AdminCatalogue, Urls.AdminImport, Urls.AdminRestoreRoute,
        Urls.Draft, Urls.DraftSettings, Urls.DraftPublish, Urls.UpgradeRoute,
    ];

    public async Task VisitAllAsync(Func<string, Task> look)
    {
        var assessment = await page.StartAssessmentAsync();
        await page.BecomeAdminAsync(app);
        await VisitDraftAsync(look);
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
        await page.GotoAsync(Urls.Admin);
        await look("admin-overview");
        await page.GotoAsync(Urls.AdminAudit);
        await look("admin-audit");
        await page.GotoAsync(Urls.Upgrade(assessment));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Go over to version" })).ToBeVisibleAsync();
        await look("upgrade");
    }

    private async Task VisitDraftAsync(Func<string, Task> look)
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
    }
}
