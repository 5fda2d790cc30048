using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace GoAdvisor.EndToEnd.Tests.Walks;

/// <summary>Every page, in light and dark, on a desk and on a phone.</summary>
public sealed class AccessibilityTests(Browser browser, SharedApp shared)
{
    private static readonly (int Width, int Height, ColorScheme Scheme)[] Screens =
        [(1280, 900, ColorScheme.Light), (1280, 900, ColorScheme.Dark), (360, 740, ColorScheme.Dark), (360, 740, ColorScheme.Light)];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>What makes the page scroll sideways: the innermost elements that end beyond the screen; nothing when it does not.</summary>
    private const string StickingOut = """
        () => {
          const screen = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= screen) return '';
          return [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > screen && e.getBoundingClientRect().width > 1 && !e.querySelector('*'))
            .map(e => `${e.outerHTML.slice(0, 80)} to ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 5).join(', ') || 'no single element';
        }
        """;

    [Fact]
    public async Task No_page_has_a_finding()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        var (page, findings) = (visitor.Page, new List<string>());
        await new Tour(page).VisitAllAsync(async name =>
        {
            findings.AddRange(await FindingsAsync(page, name));
            await page.SetViewportSizeAsync(320, 740);
            if (await page.EvaluateAsync<string>(StickingOut) is { Length: > 0 } wide)
                findings.Add($"{name}: at 320 pixels these stick out: {wide}");
            await page.SetViewportSizeAsync(1280, 900);
        });
        findings.Should().BeEmpty();
        // The browser itself reports every answer that is no success; two pages of the tour are such answers on purpose.
        visitor.Complaints.Should().OnlyContain(complaint => complaint.Contains("status of 404"));
    }

    /// <summary>A page that is served while the database is away.</summary>
    [Fact]
    public async Task Nor_has_the_page_that_asks_to_wait()
    {
        await using var database = new SqliteFile { Patience = 1 };
        await using var held = await database.HoldWritersAsync();
        await using var app = AppProcess.Prepare(database);
        app.Launch();
        await app.ShouldAnswerAsync(Urls.Live);
        await using var visitor = await browser.VisitorAsync(app);
        (await visitor.Page.GotoAsync(Urls.Home))?.Status.Should().Be(503);
        // That it tries again by itself is what it is for, and would come in between.
        (await FindingsAsync(visitor.Page, "503")).Where(finding => !finding.Contains("meta-refresh")).Should().BeEmpty();
        visitor.Complaints.Should().OnlyContain(complaint => complaint.Contains("status of 503"));
    }

    private static async Task<List<string>> FindingsAsync(IPage page, string name)
    {
        var findings = new List<string>();
        foreach (var (width, height, scheme) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            findings.AddRange(
                from violation in (await page.RunAxe(Rules)).Violations
                from node in violation.Nodes
                select $"{name} at {width}, {scheme}: {violation.Id} at {node.Html[..Math.Min(160, node.Html.Length)]} ({string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))})");
        }
        return findings;
    }
}
