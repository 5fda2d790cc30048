using System.Runtime.CompilerServices;

namespace GoAdvisor.EndToEnd.Tests.Attacks;

/// <summary>Texts that try to be more than text, in every field that takes any, on every page that shows them.</summary>
public sealed class ScriptTests(Browser browser, SharedApp shared)
{
    /// <summary>Each sets <c>window.injected</c> or leaves an element with <c>data-injected</c> when it is taken for anything but text.</summary>
    private static readonly string[] Corpus =
    [
        "<script data-injected>window.injected=1</script>",
        "<img data-injected src=x onerror=window.injected=1>",
        "<svg data-injected onload=window.injected=1><script>window.injected=1</script></svg>",
        "</title><img data-injected src=x onerror=alert(1)>",
        "</textarea><iframe data-injected srcdoc='<script>parent.injected=1</script>'></iframe>",
        "\"><input data-injected autofocus onfocus=alert(1)>",
        "' onmouseover='window.injected=1' data-injected='",
        "\" autofocus onfocus=\"window.injected=1\" data-injected=\"",
        "javascript:window.injected=1//",
        "<a data-injected href=\"javascript:alert(1)\">click</a>",
        "@(1+1) {{7*7}} ${7*7} #{7*7} <%= 7*7 %> @Html.Raw(\"<b data-injected>\")",
        "\u202Egnissecorp\u202C \u2066\u200Btxt.exe",
        "{\"a\":\"b\"},]}'\\\"\\u003cscript data-injected>\\x3c/script>",
        "--><!--<b data-injected>]]></script><script data-injected>alert(1)</script>",
        "a&lt;b&amp;&#60;script data-injected&#62; %3Cscript%3E",
        "before\0after<b data-injected>",
        string.Concat(Enumerable.Repeat("Wolkenkratzer", 15)),
    ];

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public async Task A_title_and_a_context_are_shown_as_the_text_they_are_and_do_nothing()
    {
        foreach (var text in SampleSize.OneIn(4, Corpus))
            await TitleAndContextShouldBeInertAsync(text);
    }

    private async Task TitleAndContextShouldBeInertAsync(string text)
    {
        await using var visitor = await browser.VisitorAsync(shared, 360, 740);
        var page = visitor.Page;
        // A title with control characters is refused; a context may have pasted ones, which are made visible.
        var title = text.Replace("\0", "");
        var shown = text.Replace('\0', '\uFFFD');
        var assessment = await page.StartAssessmentAsync(title, text);
        await ShouldBeInertAsync(visitor, page.Locator(".topbar-title"), title);
        (await page.TitleAsync()).Should().Contain(title.Trim());

        await page.GotoAsync(Urls.Home);
        await ShouldBeInertAsync(visitor, page.GetByRole(AriaRole.Region, new() { Name = "Your assessments" }).GetByRole(AriaRole.Link).First, title);
        await page.GotoAsync(Urls.Review(assessment));
        await ShouldBeInertAsync(visitor, Definition(page, "Title"), title);
        await ShouldBeInertAsync(visitor, Definition(page, "Context"), shown);
        await page.GotoAsync(Urls.ResumeLink(assessment));
        await ShouldBeInertAsync(visitor, page.GetByText("Make a link, and open it"), title);
        await page.GotoAsync(Urls.Result(assessment));
        await page.ShouldBeInteractiveAsync();
        await ShouldBeInertAsync(visitor, page.Locator(".topbar-title"), title);

        await page.GotoAsync(Urls.Details(assessment));
        (await page.GetByLabel("Title").InputValueAsync()).Should().Be(title);
        (await page.GetByLabel("Context").InputValueAsync()).Should().Be(shown);
        await page.GetByLabel("Title").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        (await page.GetByLabel("Context").InputValueAsync()).Should().Be(shown);
        await ShouldBeInertAsync(visitor, page.GetByRole(AriaRole.Heading, new() { Level = 1 }), "Title and context");
    }

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public async Task A_decision_is_shown_as_the_text_it_is_and_does_nothing()
    {
        foreach (var text in SampleSize.OneIn(4, Corpus))
            await DecisionShouldBeInertAsync(text);
    }

    private async Task DecisionShouldBeInertAsync(string text)
    {
        await using var visitor = await browser.VisitorAsync(shared, 360, 740);
        var page = visitor.Page;
        // One line takes no control characters; a note may have pasted ones, which are made visible.
        var (line, shown) = (text.Replace("\0", "").Trim(), text.Replace('\0', '\uFFFD').Trim());
        var assessment = await page.StartAssessmentAsync();
        await page.GotoAsync(Urls.RecordMilestone(assessment));
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(line);
        await page.GetByLabel("Deciders").FillAsync(line);
        await page.GetByLabel("Note").FillAsync(text);
        await page.GetByLabel("Record it although").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record this decision" }).ClickAsync();
        await ShouldBeInertAsync(visitor, page.Locator("main"), line);
        await ShouldBeInertAsync(visitor, page.Locator("main"), shown);

        await page.GotoAsync(Urls.Milestones(assessment));
        await ShouldBeInertAsync(visitor, page.GetByRole(AriaRole.Listitem).First, line);
        await ShouldBeInertAsync(visitor, page.GetByLabel("Before", new() { Exact = true }), line);
        await page.GotoAsync(Urls.CompareMilestones(assessment, "1", Urls.Now));
        await ShouldBeInertAsync(visitor, page.Locator("main"), line);
    }

    [Fact]
    public async Task Every_link_of_the_catalogue_leads_to_https_or_to_a_page_of_this_site()
    {
        await using var visitor = await browser.VisitorAsync(shared);
        foreach (var address in new[] { Urls.Comparison, Urls.Claims })
        {
            await visitor.Page.GotoAsync(address);
            var links = await visitor.Page.Locator("[href]").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
            links.Should().HaveCountGreaterThan(20).And.OnlyContain(link => link.StartsWith("https://") || !link.Contains(':') && !link.StartsWith("//"));
        }
    }

    [Fact]
    public void No_page_calls_data_markup()
    {
        var source = Path.GetFullPath(Path.Combine(Here(), "../../../src"));
        var files = Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".cs") || file.EndsWith(".razor")).ToList();
        files.Should().HaveCountGreaterThan(50);
        string[] unescaped = ["MarkupString", "AddMarkupContent"]; // the two ways by which text becomes markup; named here to be forbidden there
        files.Where(file => File.ReadAllText(file) is var text && unescaped.Any(text.Contains)).Should().BeEmpty();
    }

    private static async Task ShouldBeInertAsync(Visitor visitor, ILocator place, string text)
    {
        (await place.TextContentAsync()).Should().Contain(text);
        (await visitor.Page.EvaluateAsync<bool>("'injected' in window")).Should().BeFalse();
        (await visitor.Page.Locator("[data-injected]").CountAsync()).Should().Be(0);
        (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(360, "long words break");
        visitor.Complaints.Should().BeEmpty();
    }

    private static ILocator Definition(IPage page, string term) =>
        page.Locator("dl > div").Filter(new() { Has = page.GetByRole(AriaRole.Term).GetByText(term, new() { Exact = true }) }).Locator("dd").First;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file) ?? "";
}
