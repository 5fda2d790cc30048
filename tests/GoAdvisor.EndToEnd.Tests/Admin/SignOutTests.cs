namespace GoAdvisor.EndToEnd.Tests.Admin;

/// <summary>What the end of a session does to the pages that are open in it.</summary>
[Collection(OneDraft.Name)]
public sealed class SignOutTests(Browser browser, SharedAdminApp shared)
{
    [Fact]
    public async Task Signing_out_ends_the_circuits_that_are_open_elsewhere_and_nothing_more_is_written()
    {
        await using var visitor = await shared.AdminAsync(browser);
        var page = visitor.Page;
        var assessment = await page.StartAssessmentAsync("Of the account");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.ShouldSaySavedAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().ContainSingle();

        var elsewhere = await visitor.Context.NewPageAsync();
        await elsewhere.GotoAsync(Urls.SignOut);
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(elsewhere.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not found" })).ToBeVisibleAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().ContainSingle();
    }
}
