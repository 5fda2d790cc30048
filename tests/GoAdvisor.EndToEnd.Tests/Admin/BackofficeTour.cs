using System.Text;
using GoAdvisor.Data.Accounts;
using GoAdvisor.Data.Accounts.Credentials;

namespace GoAdvisor.EndToEnd.Tests.Admin;

/// <summary>Every page of accounts and of the back-office in a state worth looking at, from an installation without an admin on.</summary>
public sealed class BackofficeTour(IPage page, AppProcess app)
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
        await VisitAccountAsync(look);
        await VisitCatalogueAsync(look);
        await VisitPeopleAsync(look);
        await SignInAgainAsync(look);
    }

    private async Task VisitAccountAsync(Func<string, Task> look)
    {
        await page.GotoAsync(Urls.Setup);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the admin" }).ClickAsync();
        await Expect(page.GetByText("There is a problem")).ToBeVisibleAsync();
        await look("setup-wrong");
        await page.BecomeAdminAsync(app);
        await look("account");
        await page.GotoAsync(Urls.AccountPassword);
        await look("account-password");
        await page.GotoAsync(Urls.AccountAssessments);
        await look("account-assessments");
        await page.GotoAsync(Urls.AccountAuthenticator);
        await look("account-authenticator");
        var key = (await page.Locator(".key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(OneTimeCode.At(key, DateTimeOffset.UtcNow));
        await page.GetByLabel("Present password").FillAsync(Staff.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this app" }).ClickAsync();
        await Expect(page.GetByText("Your recovery codes")).ToBeVisibleAsync();
        await look("account-recovery-codes");
    }

    private async Task VisitPeopleAsync(Func<string, Task> look)
    {
        await page.GotoAsync(Urls.Admin);
        await look("admin-overview");
        await page.GotoAsync(Urls.AdminPeople);
        await page.GetByLabel("E-mail address").FillAsync("maximiliane.of-the-platform@team.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an invitation link" }).ClickAsync();
        var link = await page.GetByLabel("Invitation link").InputValueAsync();
        await look("admin-people");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ann", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ann" })).ToBeVisibleAsync();
        await look("admin-person");
        await page.GotoAsync(Urls.AdminAudit);
        await look("admin-audit");
        await page.GotoAsync(Urls.Invitation);
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look("invitation-of-nothing");
        await page.GotoAsync(Urls.Home);
        await page.GotoAsync(link);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Make your account" })).ToBeVisibleAsync();
        await look("invitation");
    }

    private async Task SignInAgainAsync(Func<string, Task> look)
    {
        await page.GotoAsync(Urls.SignOut);
        await look("sign-out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GotoAsync(Urls.SignIn);
        await page.GetByLabel("E-mail address").FillAsync("ann@team.example");
        await look("sign-in");
        await page.GetByLabel("Password").FillAsync(Staff.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Second step" })).ToBeVisibleAsync();
        await look("second-step");
    }

    private async Task VisitCatalogueAsync(Func<string, Task> look)
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
            await look($"admin{place[Urls.Draft.Length..].Split('#')[0].Replace('/', '-')}");
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
