using System.Reflection;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;

namespace GoAdvisor.EndToEnd.Tests.Admin;

/// <summary>Every page of accounts and of the back-office, in light and dark, on a desk and on a phone.</summary>
public sealed class BackofficeAccessibilityTests(Browser browser)
{
    [Fact]
    public async Task No_page_has_a_finding_or_scrolls_sideways()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var (page, findings, seen) = (visitor.Page, new List<string>(), new HashSet<string>());
        await new BackofficeTour(page, app).VisitAllAsync(async name =>
        {
            seen.Add(new Uri(page.Url).AbsolutePath);
            foreach (var (width, scheme) in new[] { (360, ColorScheme.Dark), (360, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light) })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var violations = (await page.RunAxe()).Violations;
                findings.AddRange(violations.Select(violation => $"{name} at {width}, {scheme}: {violation.Id} at {violation.Nodes[0].Html}"));
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0)
                    findings.Add($"{name} scrolls sideways at {width}");
            }
        });
        findings.Should().BeEmpty();
        Routes().Where(route => !seen.Any(path => Fits(route, path))).Should().BeEmpty("the tour leaves out no page");
        visitor.Complaints.Should().BeEmpty();
    }

    private static IEnumerable<string> Routes() =>
        from type in typeof(Urls).Assembly.GetTypes()
        where type.Namespace is { } space && (space.StartsWith("GoAdvisor.Web.Features.Accounts", StringComparison.Ordinal) || space.StartsWith("GoAdvisor.Web.Features.Admin", StringComparison.Ordinal))
        from route in type.GetCustomAttributes<RouteAttribute>()
        select route.Template;

    private static bool Fits(string route, string path) => Regex.IsMatch(path, $"^{Regex.Replace(route, "{[^}]*}", "[^/]+")}$");
}
