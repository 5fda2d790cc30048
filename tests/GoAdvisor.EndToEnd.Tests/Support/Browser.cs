[assembly: AssemblyFixture(typeof(GoAdvisor.EndToEnd.Tests.Support.Browser))]

namespace GoAdvisor.EndToEnd.Tests.Support;

/// <summary>One Chromium for the whole run; every visitor gets a fresh profile in it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Candidates.FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException("These tests need a Chromium: apt-get install chromium."),
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Somebody with a browser of their own, who knows no cookie yet.</summary>
    public async Task<Visitor> VisitorAsync(AppProcess app, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await (chromium ?? throw new InvalidOperationException("The browser is not started."))
            .NewContextAsync(new BrowserNewContextOptions
            {
                BaseURL = app.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = scheme,
            });
        return await Visitor.InAsync(context, app.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.CloseAsync();
        playwright?.Dispose();
    }
}
