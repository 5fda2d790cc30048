using GoAdvisor.Web.Features;
using GoAdvisor.Web.Features.Recommendations.Export.Pdf;

namespace GoAdvisor.EndToEnd.Tests.Printing;

/// <summary>What a real browser makes of a page.</summary>
public sealed class PrintedPdfTests
{
    private const string Page = """
        <title>Ein Bericht: 日本語 العربية</title><style>
        body { font-family: sans-serif }
        @page { margin: 20mm; @bottom-center { content: 'Seite ' counter(page) ' von ' counter(pages); font-family: sans-serif } }
        h2 { break-before: page }
        </style>
        <h1>Überschrift</h1><p>漢字かな 한국어 العربية עברית हिन्दी ไทย Ελληνικά 🚀 <a href="#second">weiter</a> <a href="https://go.dev/">Go</a></p>
        <p><img alt="a dot" width="40" height="40" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E"></p>
        <h2 id="second">Tabelle</h2><table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
        """;

    [Theory]
    [InlineData(PaperSize.A4, @"59[45]\.\d+ x 841\.\d+ pts \(A4\)")]
    [InlineData(PaperSize.Letter, @"612 x 792 pts \(letter\)")]
    public async Task A_PDF_is_tagged_titled_and_of_the_paper_asked_for(PaperSize paper, string size)
    {
        await using var printer = new TestPrinter();
        var pdf = Pdf(await printer.PrintAsync("a", Page, paper));

        var info = await Poppler.InfoAsync(pdf);
        info.Should().MatchRegex(@"Tagged:\s+yes").And.MatchRegex(@"Title:\s+Ein Bericht: 日本語").And.MatchRegex(@"Pages:\s+2\b").And.MatchRegex($@"Page size:\s+{size}");
        (await Poppler.InfoAsync(pdf, "-struct")).Should().Contain("H1").And.Contain("Table").And.Contain("TH").And.Contain("Figure");
        (await Poppler.InfoAsync(pdf, "-dests")).Should().Contain("\"second\"");
        (await Poppler.InfoAsync(pdf, "-url")).Should().Contain("https://go.dev/").And.NotContain("report.invalid");
        var raw = System.Text.Encoding.Latin1.GetString(pdf.Span);
        raw.Should().Contain("/Lang (en)").And.Contain("/Outlines");
    }

    [Fact]
    public async Task Text_in_any_script_is_there_with_fonts_that_have_it()
    {
        await using var printer = new TestPrinter();
        var pdf = Pdf(await printer.PrintAsync("a", Page));

        (await Poppler.TextAsync(pdf)).Should().Contain("漢字かな").And.Contain("한국어").And.Contain("Ελληνικά").And.Contain("ไทย").And.Contain("Seite 1 von 2");
        var fonts = (await Poppler.FontsAsync(pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        fonts.Should().NotBeEmpty().And.OnlyContain(font => font.Contains(" yes ", StringComparison.Ordinal), "every font is embedded");
        // Those with outlines of another kind, Chinese, Japanese and Korean among them, are embedded without a name.
        string.Concat(fonts).Should().Contain("Thai").And.Contain("Devanagari");
    }

    [Fact]
    public async Task The_same_page_printed_twice_has_the_same_text_and_structure()
    {
        await using var printer = new TestPrinter(new PrintingOptions { CacheMegabytes = 0 });
        var (first, second) = (Pdf(await printer.PrintAsync("a", Page)), Pdf(await printer.PrintAsync("a", Page)));

        printer.Rendered.Should().Be(2);
        (await Poppler.TextAsync(second)).Should().Be(await Poppler.TextAsync(first));
        (await Poppler.StructureAsync(second)).Should().Be(await Poppler.StructureAsync(first));
    }

    [Fact]
    public async Task Many_asked_for_at_once_all_arrive_and_leave_nothing_behind()
    {
        using var browser = new FakeBrowser($"exec {Browser.Program} \"$@\"");
        await using var printer = new TestPrinter(browser.With(browsers: 2));

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => printer.PrintAsync($"{number}", $"<title>{number}</title><p>Report {number}")));

        for (var number = 0; number < results.Length; number++)
            (await Poppler.TextAsync(Pdf(results[number]))).Should().Contain($"Report {number}");
        Leftovers.ShouldBeNone(browser.Runs);
    }

    [Fact]
    public async Task A_real_browser_that_does_not_end_is_ended_with_its_helpers()
    {
        // Started as for a debugger, it never ends by itself.
        using var wrapper = new FakeBrowser($"""exec {Browser.Program} --headless --no-sandbox --disable-gpu --user-data-dir="$HOME/p" --remote-debugging-port=0 about:blank""");
        await using var printer = new TestPrinter(wrapper.With(timeout: 10));

        var print = printer.PrintAsync("a");
        await Wait.UntilAsync(() => print.IsCompleted || wrapper.Runs is [var run] && Leftovers.ProcessesOf(run).Count >= 4, "its helpers are there");
        print.IsCompleted.Should().BeFalse("its helpers are there before it is ended");

        (await print).Should().BeOfType<PrintTimedOut>();
        Leftovers.ShouldBeNone(wrapper.Runs);
    }

    private static ReadOnlyMemory<byte> Pdf(PrintResult result) => result.Should().BeOfType<Printed>().Subject.Pdf;
}
