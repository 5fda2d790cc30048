namespace GoAdvisor.EndToEnd.Tests.Admin;

/// <summary>
/// An app with an admin, for tests that edit the draft and publish nothing. There is one draft, so they take turns: each begins with a
/// new one.
/// </summary>
public sealed class SharedAdminApp() : SharedApp(() => Task.FromResult<TestDatabase>(new SqliteFile()))
{
    private bool hasAdmin;

    /// <summary>A browser in which the admin has signed in.</summary>
    public async Task<Visitor> AdminAsync(Browser browser, int width = 1280)
    {
        var app = await StartAsync();
        var visitor = await browser.VisitorAsync(app, width);
        if (hasAdmin)
            await visitor.Page.SignInAsync();
        else
            await visitor.Page.BecomeAdminAsync(app);
        hasAdmin = true;
        return visitor;
    }

    /// <summary>The same, with a draft in which nothing is edited yet.</summary>
    public async Task<Visitor> EditorAsync(Browser browser, int width = 1280)
    {
        var visitor = await AdminAsync(browser, width);
        await visitor.Page.DiscardDraftAsync();
        await visitor.Page.StartDraftAsync();
        return visitor;
    }
}

[CollectionDefinition(Name)]
public sealed class OneDraft : ICollectionFixture<SharedAdminApp>
{
    public const string Name = "Draft";
}
