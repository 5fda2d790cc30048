namespace GoAdvisor.EndToEnd.Tests.Support.People;

/// <summary>What people do with resume links.</summary>
public static class Links
{
    public static async Task<string> MakeResumeLinkAsync(this IPage page, Guid assessment)
    {
        await page.GotoAsync(Urls.ResumeLink(assessment));
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a resume link" }).ClickAsync();
        return await page.GetByLabel("Resume link", new() { Exact = true }).InputValueAsync();
    }

    public static async Task WithdrawOnlyLinkAsync(this IPage page, Guid assessment)
    {
        await page.GotoAsync(Urls.ResumeLink(assessment));
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(page.GetByText("There are none.")).ToBeVisibleAsync();
    }
}
