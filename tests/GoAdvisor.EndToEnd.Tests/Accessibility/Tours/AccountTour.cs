using GoAdvisor.Data.Accounts;
using GoAdvisor.Data.Accounts.Credentials;

namespace GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

/// <summary>Accounts and people, from an installation without an admin on.</summary>
public sealed class AccountTour(IPage page, AppProcess app) : ITour
{
    public static IReadOnlyList<string> Routes { get; } =
    [
        Urls.Setup, Urls.Account, Urls.AccountPassword, Urls.AccountAssessments, Urls.AccountAuthenticator, Urls.AdminPeople, Urls.AdminPersonRoute,
        Urls.Invitation, Urls.AcceptInvitation, Urls.SignOut, Urls.SignIn, Urls.SignInSecondStep,
    ];

    public async Task VisitAllAsync(Func<string, Task> look)
    {
        await VisitAccountAsync(look);
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
        await page.GotoAsync(Urls.AdminPeople);
        await page.GetByLabel("E-mail address").FillAsync("maximiliane.of-the-platform@team.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an invitation link" }).ClickAsync();
        var link = await page.GetByLabel("Invitation link").InputValueAsync();
        await look("admin-people");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ann", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ann" })).ToBeVisibleAsync();
        await look("admin-person");
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
}
