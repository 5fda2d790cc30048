using GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

namespace GoAdvisor.EndToEnd.Tests;

/// <summary>Takes a picture of every page; "./dev screenshots" says where to. Not a test, hence explicit.</summary>
public sealed class Screenshots(Browser browser, SharedApp shared)
{
    private const int MostHeight = 2400;

    /// <summary>Pages of which the reader sees one window at a time rather than the whole.</summary>
    private static readonly string[] Windows = ["questionnaire", "constraints", "expertise", "chain"];

    private static string Folder => Environment.GetEnvironmentVariable("GOADVISOR_IMAGES")
        ?? throw new InvalidOperationException("GOADVISOR_IMAGES names no folder to write to.");

    [Fact(Explicit = true)]
    public async Task Page_one_of_the_report_is_photographed()
    {
        using var architect = await Programmer.StartAsync(await shared.StartAsync(), "Geofence look-ups", Seeds.Profile("geofence-lookups").Answers);
        await Poppler.PictureAsync(await architect.GetAsync("report.pdf"), Path.Combine(Folder, "report-page-one"));
    }

    [Theory(Explicit = true)]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(1280, 900, ColorScheme.Dark)]
    [InlineData(360, 740, ColorScheme.Light)]
    [InlineData(360, 740, ColorScheme.Dark)]
    public async Task Every_page_is_photographed(int width, int height, ColorScheme scheme)
    {
        await using var visitor = await browser.VisitorAsync(shared, width, height, scheme);
        var page = visitor.Page;
        foreach (var tour in new ITour[] { new PublicTour(page), new AssessmentTour(page), new ResultTour(page) })
            await tour.VisitAllAsync(PhotographAsync);

        async Task PhotographAsync(string name)
        {
            await page.EvaluateAsync("document.fonts.ready");
            var whole = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            var isWindow = Windows.Contains(name);
            if (!isWindow)
                await page.EvaluateAsync("scrollTo(0, 0)"); // what sticks to the window would lie across the page
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(Folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"),
                FullPage = !isWindow,
                Clip = isWindow ? null : new Clip { X = 0, Y = 0, Width = width, Height = Math.Min(whole, MostHeight) },
                Animations = ScreenshotAnimations.Disabled,
            });
        }
    }

    [Fact(Explicit = true)]
    public async Task The_back_office_is_photographed()
    {
        await PhotographAsync((page, app) => new AccountTour(page, app));
        await PhotographAsync((page, app) => new EditorTour(page, app));
        await PhotographAsync((page, app) => new VersionTour(page, app));
    }

    /// <summary>Takes a tour that begins with an installation without an admin.</summary>
    private async Task PhotographAsync<TTour>(Func<IPage, AppProcess, TTour> tour) where TTour : ITour
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        await tour(page, app).VisitAllAsync(async name =>
        {
            // The window rather than the whole page: the impact stays in sight while the rest moves.
            await page.EvaluateAsync("document.fonts.ready");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-1280-light.png"), Animations = ScreenshotAnimations.Disabled });
        });
    }
}
