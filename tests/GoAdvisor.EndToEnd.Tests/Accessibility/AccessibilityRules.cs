using Deque.AxeCore.Commons;

namespace GoAdvisor.EndToEnd.Tests.Accessibility;

/// <summary>
/// What axe and a narrow screen find on a page. The bindings of axe for Playwright load it anew for each run, fetch what is in order as
/// well, and put the result together in a page of its own: many times the work of the rules themselves.
/// </summary>
internal static class AccessibilityRules
{
    private static readonly (int Width, int Height, ColorScheme First, ColorScheme Second)[] Screens =
        [(1280, 900, ColorScheme.Light, ColorScheme.Dark), (360, 740, ColorScheme.Dark, ColorScheme.Light)];

    private static readonly object All = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };

    /// <summary>The rules about colours among them: the others find the same in light and dark.</summary>
    private static readonly object OfColours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    private static readonly string Axe = $"() => {{ {new BundledAxeScriptProvider().GetScript()} }}";

    private const string Violations = """
        async runOnly => {
          const { violations } = await axe.run(document, { preload: false, selectors: false, resultTypes: ['violations'], runOnly });
          return violations.flatMap(violation => violation.nodes.map(node =>
            `${violation.id} at ${node.html.slice(0, 160)} (${[...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')})`));
        }
        """;

    /// <summary>
    /// What makes the page scroll sideways: the innermost elements that end beyond the screen, unless they scroll within something that does
    /// not; nothing when the page does not scroll.
    /// </summary>
    private const string StickingOut = """
        () => {
          const screen = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= screen) return [];
          const isWide = e => e.getBoundingClientRect().right > screen && e.getBoundingClientRect().width > 1;
          const isHeld = e => e.parentElement && (getComputedStyle(e.parentElement).overflowX !== 'visible' && !isWide(e.parentElement) || isHeld(e.parentElement));
          const wide = [...document.querySelectorAll('body *')].filter(e => isWide(e) && !isHeld(e) && ![...e.children].some(isWide))
            .map(e => `${e.outerHTML.slice(0, 80)} to ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 5).join(', ');
          return [`sideways scrolling by ${wide || 'no single element'}`];
        }
        """;

    /// <summary>The findings in light and dark, on a desk and on a phone, and whatever is too wide for 320 pixels (WCAG 1.4.10).</summary>
    public static async Task<IReadOnlyList<string>> FindingsOnEveryScreenAsync(this IPage page)
    {
        var findings = new List<string>();
        foreach (var (width, height, first, second) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var (scheme, rules) in new[] { (first, All), (second, OfColours) })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                findings.AddRange(from finding in await page.FindingsAsync(rules) select $"at {width}, {scheme}: {finding}");
            }
        }
        await page.SetViewportSizeAsync(320, 740);
        findings.AddRange(from finding in await page.EvaluateAsync<string[]>(StickingOut) select $"at 320: {finding}");
        await page.SetViewportSizeAsync(1280, 900);
        return findings;
    }

    /// <summary>The findings on the screen as it is.</summary>
    public static Task<IReadOnlyList<string>> FindingsAsync(this IPage page) => page.FindingsAsync(All);

    private static async Task<IReadOnlyList<string>> FindingsAsync(this IPage page, object rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        // Which targets a bar that stays in sight covers must not depend on where the page was left.
        await page.EvaluateAsync("scrollTo(0, 0)");
        return [.. await page.EvaluateAsync<string[]>(Violations, rules), .. await page.EvaluateAsync<string[]>(StickingOut)];
    }
}
