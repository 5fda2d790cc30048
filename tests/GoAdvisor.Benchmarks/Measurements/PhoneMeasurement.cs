using GoAdvisor.Web.Features.Recommendations.Export.Pdf;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>
/// What somebody on a slow phone waits for: a round trip of 150 ms, 1.6 Mbit/s, a processor a quarter as fast as this machine's, and
/// nothing cached. Medians of several visits to each page.
/// </summary>
internal static class PhoneMeasurement
{
    private const int Visits = 5;
    private const string Observe = """
        window.seen = { lcp: 0, cls: 0, inp: 0, usable: 0 };
        new PerformanceObserver(list => { for (const paint of list.getEntries()) seen.lcp = paint.startTime; })
          .observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver(list => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) seen.cls += shift.value; })
          .observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver(list => { for (const event of list.getEntries()) if (event.interactionId) seen.inp = Math.max(seen.inp, event.duration); })
          .observe({ type: 'event', durationThreshold: 16, buffered: true });
        const look = () => { if (document.querySelector('[data-interactive]')) seen.usable = performance.now(); else requestAnimationFrame(look); };
        look();
        """;

    public static async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        await using var app = await ServerProcess.StartAppAsync(Collector.Shipped, cancellationToken, Repository.NewestSeeds);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = new BrowserFinder(Options.Create(new PrintingOptions())).Find() ?? throw new MeasurementException(BrowserFinder.Mend),
            Args = ["--no-sandbox", "--disable-gpu"],
        });

        List<Visit> landing = [], questionnaire = [], result = [];
        for (var visit = 0; visit < Visits; visit++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var context = await chromium.NewContextAsync(new BrowserNewContextOptions
            {
                BaseURL = app.Address.ToString(),
                ViewportSize = new ViewportSize { Width = 360, Height = 760 },
                DeviceScaleFactor = 2,
                HasTouch = true,
                IsMobile = true,
            });
            var questions = await StartAssessmentAsync(context);
            landing.Add(await VisitAsync(context, "/", click: null));
            questionnaire.Add(await VisitAsync(context, questions, click: "fieldset.question:not([disabled]) input"));
            result.Add(await VisitAsync(context, questions[..questions.IndexOf("/questions", StringComparison.Ordinal)] + "/result", click: "[role=tab][aria-selected=false]"));
        }

        report.Note($"phone: medians of {Visits} visits; the machine's load was {Machine.Load} on {Environment.ProcessorCount} processors");
        foreach (var (page, visits) in new[] { ("landing", landing), ("questionnaire", questionnaire), ("result", result) })
        {
            report.Figure($"phone-{page}-lcp", Median(visits, visit => visit.Lcp), "ms", Goal.AtMost(2000));
            report.Figure($"phone-{page}-cls", Median(visits, visit => visit.Cls), "of the screen", Goal.AtMost(0));
            if (page == "landing")
                continue;
            report.Figure($"phone-{page}-usable", Median(visits, visit => visit.Usable), "ms", Goal.AtMost(4000));
            report.Figure($"phone-{page}-inp", Median(visits, visit => visit.Inp), "ms", Goal.AtMost(150));
        }
    }

    /// <summary>Before anything is slowed down; returns the address of the first questions.</summary>
    private static async Task<string> StartAssessmentAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/assessments/new");
        await page.GetByLabel("Title").FillAsync("Geofence look-ups");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start with the questions" }).ClickAsync();
        await page.Locator("[data-interactive]").WaitForAsync();
        foreach (var question in await page.Locator("fieldset.question").AllAsync())
            await question.Locator("input").First.CheckAsync();
        await page.GetByText("✓ Saved").WaitForAsync();
        var address = new Uri(page.Url).AbsolutePath;
        await page.CloseAsync();
        return address;
    }

    private static async Task<Visit> VisitAsync(IBrowserContext context, string address, string? click)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Observe);
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await devtools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 150,
            ["downloadThroughput"] = 1.6e6 / 8,
            ["uploadThroughput"] = 0.75e6 / 8,
        });
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await page.GotoAsync(address);
        if (click is not null)
        {
            await page.WaitForFunctionAsync("() => seen.usable > 0");
            for (var i = 0; i < 3; i++)
                await page.Locator(click).Nth(i).ClickAsync();
        }
        await page.WaitForTimeoutAsync(1500);
        var seen = await page.EvaluateAsync<Visit>("({ Lcp: seen.lcp, Cls: seen.cls, Inp: seen.inp, Usable: seen.usable })");
        await page.CloseAsync();
        return seen;
    }

    private static double Median(List<Visit> visits, Func<Visit, double> figure) => visits.Select(figure).Order().ElementAt(Visits / 2);

    /// <summary>Times in milliseconds since the navigation began; the shift of the layout as a share of the screen.</summary>
    private sealed class Visit
    {
        public double Lcp { get; set; }

        public double Cls { get; set; }

        public double Inp { get; set; }

        public double Usable { get; set; }
    }
}
