namespace GoAdvisor.EndToEnd.Tests;

/// <summary>Makes the images of the documentation; "./dev screenshots" says where to. Not a test, hence explicit.</summary>
public sealed class Screenshots(Browser browser, SharedApp shared)
{
    private const int MostHeight = 2400;

    [Theory(Explicit = true)]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(1280, 900, ColorScheme.Dark)]
    [InlineData(360, 740, ColorScheme.Light)]
    [InlineData(360, 740, ColorScheme.Dark)]
    public async Task Every_page_is_photographed(int width, int height, ColorScheme scheme)
    {
        var folder = Environment.GetEnvironmentVariable("GOADVISOR_IMAGES")
            ?? throw new InvalidOperationException("GOADVISOR_IMAGES names no folder to write to.");
        await using var visitor = await browser.VisitorAsync(shared.App, width, height, scheme);
        var page = visitor.Page;
        await new Tour(page).VisitAllAsync(async name =>
        {
            await page.EvaluateAsync("document.fonts.ready");
            var whole = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            var isWindow = Tour.Windows.Contains(name);
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"),
                FullPage = !isWindow,
                Clip = isWindow ? null : new Clip { X = 0, Y = 0, Width = width, Height = Math.Min(whole, MostHeight) },
                Animations = ScreenshotAnimations.Disabled,
            });
        });
    }
}
