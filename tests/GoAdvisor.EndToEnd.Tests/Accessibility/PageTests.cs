using System.Text.RegularExpressions;
using GoAdvisor.EndToEnd.Tests.Accessibility.Tours;
using GoAdvisor.EndToEnd.Tests.Admin;

namespace GoAdvisor.EndToEnd.Tests.Accessibility;

/// <summary>Every page of a tour in light and dark, on a desk and on a phone. A class per tour, so that they are made side by side.</summary>
public abstract class PageTests<TTour>(Browser browser, SharedApp shared, Func<IPage, AppProcess, TTour> tour) where TTour : ITour
{
    /// <summary>The browser itself reports every answer that is no success; some pages are such answers on purpose.</summary>
    protected virtual string? ExpectedComplaint => null;

    [Fact]
    public async Task No_page_has_a_finding_or_scrolls_sideways()
    {
        var app = await shared.StartAsync();
        await using var visitor = await browser.VisitorAsync(app);
        var (page, findings, seen) = (visitor.Page, new List<string>(), new HashSet<string>());
        await tour(page, app).VisitAllAsync(async name =>
        {
            seen.Add(new Uri(page.Url).AbsolutePath);
            findings.AddRange(from finding in await page.FindingsOnEveryScreenAsync() select $"{name} {finding}");
        });
        findings.Should().BeEmpty();
        TTour.Routes.Where(route => !seen.Any(path => Fits(route, path))).Should().BeEmpty("the tour leaves out no page");
        visitor.Complaints.Where(complaint => ExpectedComplaint is not { } expected || !complaint.Contains(expected)).Should().BeEmpty();
    }

    private static bool Fits(string route, string path) =>
        Regex.IsMatch(path, $"^{Regex.Replace(Regex.Replace(route, "{[^}]*:int}", "[0-9]+"), "{[^}]*}", "[^/]+")}$");
}

public sealed class PublicPageTests(Browser browser, SharedApp shared) : PageTests<PublicTour>(browser, shared, (page, _) => new(page))
{
    protected override string ExpectedComplaint => "status of 404";
}

public sealed class AssessmentPageTests(Browser browser, SharedApp shared) : PageTests<AssessmentTour>(browser, shared, (page, _) => new(page));

public sealed class ResultPageTests(Browser browser, SharedApp shared) : PageTests<ResultTour>(browser, shared, (page, _) => new(page));

public sealed class AccountPageTests(Browser browser, SharedAdminApp own)
    : PageTests<AccountTour>(browser, own, (page, app) => new(page, app)), IClassFixture<SharedAdminApp>;

public sealed class EditorPageTests(Browser browser, SharedAdminApp own)
    : PageTests<EditorTour>(browser, own, (page, app) => new(page, app)), IClassFixture<SharedAdminApp>;

public sealed class VersionPageTests(Browser browser, SharedAdminApp own)
    : PageTests<VersionTour>(browser, own, (page, app) => new(page, app)), IClassFixture<SharedAdminApp>;
