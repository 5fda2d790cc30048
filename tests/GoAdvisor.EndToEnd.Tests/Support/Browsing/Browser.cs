using GoAdvisor.Web.Features.Recommendations.Export.Pdf;
using Microsoft.Extensions.Options;

[assembly: AssemblyFixture(typeof(GoAdvisor.EndToEnd.Tests.Support.Browsing.Browser))]

namespace GoAdvisor.EndToEnd.Tests.Support.Browsing;

/// <summary>
/// One browser for the whole run, started for the first visitor; every visitor gets a fresh profile in it. It is the one that the product
/// prints with, so the headless shell wherever that is installed: it needs half the time of the full browser, and no graphics card.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly float Limit = (float)Wait.Limit.TotalMilliseconds;

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Chromium)>> start = new(LaunchAsync);

    /// <summary>The program that is started.</summary>
    public static string Program { get; } =
        new BrowserFinder(Options.Create(new PrintingOptions())).Find() ?? throw new InvalidOperationException(BrowserFinder.Mend);

    /// <summary>Somebody with a browser of their own, who knows no cookie yet.</summary>
    public async Task<Visitor> VisitorAsync(AppProcess app, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, string? locale = null)
    {
        var (_, chromium) = await start.Value;
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = locale,
        });
        context.SetDefaultTimeout(Limit);
        return await Visitor.InAsync(context, app.Address);
    }

    /// <inheritdoc cref="VisitorAsync(AppProcess, int, int, ColorScheme, string?)"/>
    public async Task<Visitor> VisitorAsync(SharedApp app, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, string? locale = null) =>
        await VisitorAsync(await app.StartAsync(), width, height, scheme, locale);

    public async ValueTask DisposeAsync()
    {
        if (start is not { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            return;
        var (playwright, chromium) = await start.Value;
        await chromium.CloseAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> LaunchAsync()
    {
        SetDefaultExpectTimeout(Limit);
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Timeout = Limit,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return (playwright, chromium);
    }
}
