using System.Text.RegularExpressions;

namespace GoAdvisor.EndToEnd.Tests.Support.People;

/// <summary>What admins do, found by what they see.</summary>
public static partial class Staff
{
    public const string Password = "hovering teacup 9 lantern";

    /// <summary>Makes the first admin of an empty installation with the code it printed.</summary>
    public static async Task BecomeAdminAsync(this IPage page, AppProcess app)
    {
        await page.GotoAsync(Urls.Setup);
        await page.GetByLabel("Set-up code").FillAsync(Code().Match(app.Log).Value);
        await page.GetByLabel("E-mail address").FillAsync("ann@team.example");
        await page.GetByLabel("Name").FillAsync("Ann");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the admin" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your account" })).ToBeVisibleAsync();
    }

    public static async Task SignInAsync(this IPage page)
    {
        await page.GotoAsync(Urls.SignIn);
        await page.GetByLabel("E-mail address").FillAsync("ann@team.example");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your account" })).ToBeVisibleAsync();
    }

    /// <summary>Leaves no draft, whether or not there was one.</summary>
    public static async Task DiscardDraftAsync(this IPage page)
    {
        await page.GotoAsync(Urls.AdminDiscard);
        var discard = page.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" });
        if (await discard.IsVisibleAsync())
            await discard.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start a draft" })).ToBeVisibleAsync();
    }

    public static async Task StartDraftAsync(this IPage page)
    {
        await page.GotoAsync(Urls.AdminCatalogue);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a draft" }).ClickAsync();
        await page.ShouldBeInteractiveAsync();
    }

    /// <summary>A page about the draft, once its circuit has opened it and the impact is measured.</summary>
    public static async Task OpenDraftAsync(this IPage page, string place)
    {
        await page.GotoAsync(place);
        await page.ShouldBeInteractiveAsync();
        await page.ShouldBeMeasuredAsync();
    }

    public static Task ShouldBeMeasuredAsync(this IPage page) => page.Locator("[data-impact=current]").WaitForAsync();

    /// <summary>Takes a file as the draft, after the dry run has found nothing wrong with it.</summary>
    public static async Task ImportAsync(this IPage page, byte[] file)
    {
        await page.ChooseFileAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it as the draft" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Draft", Level = 1 })).ToBeVisibleAsync();
        await page.ShouldBeInteractiveAsync();
        await page.ShouldBeMeasuredAsync();
    }

    public static async Task ChooseFileAsync(this IPage page, byte[] file)
    {
        await page.GotoAsync(Urls.AdminImport);
        await page.ShouldBeInteractiveAsync();
        await page.GetByLabel("Catalogue file").SetInputFilesAsync(new FilePayload { Name = "catalogue.json", MimeType = "application/json", Buffer = file });
    }

    /// <summary>Publishes the draft and waits until its version is said to be the current one.</summary>
    public static async Task PublishAsync(this IPage page, string note)
    {
        await page.OpenDraftAsync(Urls.DraftPublish);
        await page.GetByLabel("What is new").FillAsync(note);
        if (await page.GetByLabel("Why publish although").IsVisibleAsync())
            await page.GetByLabel("Why publish although").FillAsync("They are looked at next.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish as version" }).DblClickAsync();
        await Expect(page.GetByText("is published. New assessments begin with it")).ToBeVisibleAsync();
    }

    [GeneratedRegex("gas_[A-Za-z0-9_-]{43}")]
    private static partial Regex Code();
}
