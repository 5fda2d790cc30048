using System.Text.RegularExpressions;
using GoAdvisor.EndToEnd.Tests.Accessibility;

namespace GoAdvisor.EndToEnd.Tests.Walks;

/// <summary>What people do with accounts, in a real browser with a passkey device of its own.</summary>
public sealed partial class AccountWalkTests(Browser browser)
{
    [Fact]
    public async Task An_empty_installation_gets_its_admin_who_signs_in_with_a_passkey_and_no_page_has_a_finding()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        await AddPasskeyDeviceAsync(page);

        await BecomeAdminAsync(app, page);
        await LookAsync(page);
        (await page.GotoAsync(At(app, Urls.Setup)))?.Status.Should().Be(404);

        await page.GotoAsync(At(app, Urls.Account));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByText("Enter your present password")).ToBeVisibleAsync();
        await page.Locator("#passkey-password").FillAsync(Staff.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Set up a second factor")).Not.ToBeVisibleAsync();
        foreach (var place in new[] { Urls.Account, Urls.AccountAuthenticator, Urls.AccountPassword, Urls.AccountAssessments, Urls.Admin, Urls.AdminCatalogue, Urls.AdminPeople, Urls.AdminAudit })
        {
            (await page.GotoAsync(At(app, place)))?.Status.Should().Be(200);
            await LookAsync(page);
        }

        await SignOutAsync(app, page);
        await page.GotoAsync(At(app, Urls.AdminPeople));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "People" })).ToBeVisibleAsync();

        visitor.Complaints.Where(complaint => !complaint.StartsWith("request:") && !complaint.Contains("status of 404") && !complaint.Contains("status of 422")).Should().BeEmpty();
    }

    private static async Task BecomeAdminAsync(AppProcess app, IPage page)
    {
        await page.GotoAsync(At(app, Urls.Setup));
        await LookAsync(page);
        await page.GetByLabel("Set-up code").FillAsync(Code().Match(app.Log).Value);
        await page.GetByLabel("E-mail address").FillAsync("ann@team.example");
        await page.GetByLabel("Name").FillAsync("Ann");
        await page.GetByLabel("Password").FillAsync(Staff.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the admin" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your account" })).ToBeVisibleAsync();
    }

    private static async Task SignOutAsync(AppProcess app, IPage page)
    {
        await page.GotoAsync(At(app, Urls.SignOut));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    private static async Task LookAsync(IPage page)
    {
        foreach (var (width, scheme) in new[] { (360, ColorScheme.Dark), (1280, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            (await page.FindingsAsync()).Should().BeEmpty("of {0} at {1}, {2}", page.Url, width, scheme);
        }
    }

    private static async Task AddPasskeyDeviceAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <summary>Passkeys belong to a name; an address is none.</summary>
    private static string At(AppProcess app, string path) => $"http://localhost:{app.Address.Port}{path}";

    [GeneratedRegex("gas_[A-Za-z0-9_-]{43}")]
    private static partial Regex Code();
}
