using System.Text;

namespace GoAdvisor.Web.Tests.Recommendations.Pdf;

/// <summary>The printer with a script in place of the browser; the tests of EndToEnd print with a real one.</summary>
public class PdfPrinterTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_finished_PDF_is_returned_without_making_the_page_again()
    {
        using var browser = new FakeBrowser(FakeBrowser.Prints);
        await using var printer = new TestPrinter(browser.With());

        var first = await printer.PrintAsync("a");
        var again = await printer.PrintAsync("a");
        var other = await printer.PrintAsync("b");
        var otherPaper = await printer.PrintAsync("a", paper: PaperSize.Letter);

        Text(again).Should().Be(Text(first)).And.StartWith("%PDF-1.4");
        new[] { other, otherPaper }.Should().AllBeOfType<Printed>();
        printer.Rendered.Should().Be(3);
        browser.Runs.Should().HaveCount(3);
        Leftovers.ShouldBeNone(browser.Runs);
    }

    [Fact]
    public async Task What_does_not_fit_in_the_cache_is_printed_again()
    {
        using var browser = new FakeBrowser(FakeBrowser.Prints);
        await using var printer = new TestPrinter(browser.With(cache: 0));

        await printer.PrintAsync("a");
        await printer.PrintAsync("a");

        browser.Runs.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_same_report_asked_for_many_times_at_once_is_printed_once()
    {
        using var browser = new FakeBrowser($"sleep 0.3; {FakeBrowser.Prints}");
        await using var printer = new TestPrinter(browser.With(queue: 0));

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => printer.PrintAsync("a")));

        results.Should().AllBeOfType<Printed>();
        browser.Runs.Should().ContainSingle();
        printer.Rendered.Should().Be(1);
    }

    [Fact]
    public async Task Many_reports_at_once_wait_in_line_and_those_beyond_it_are_turned_away()
    {
        // Each run notes how many are there while it works: the marks of those that have begun and not ended.
        using var browser = new FakeBrowser($"""
            here=$(dirname $0)
            : > "$here/working-$$"
            sleep 0.1
            ls "$here" | grep -c '^working-' >> "$here/at-once"
            {FakeBrowser.Prints}
            rm "$here/working-$$"
            """);
        await using var printer = new TestPrinter(browser.With(browsers: 2, queue: 8));

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => printer.PrintAsync($"report {number}")));

        results.OfType<Printed>().Should().HaveCount(10);
        results.OfType<PrintQueueFull>().Should().HaveCount(20);
        var atOnce = await File.ReadAllLinesAsync(FakeBrowser.Beside(browser.Path, "at-once"), None);
        atOnce.Select(int.Parse).Max().Should().Be(2);
        printer.Rendered.Should().Be(10, "a page that is not printed is not made");
        Leftovers.ShouldBeNone(browser.Runs);
    }

    [Fact]
    public async Task Whoever_waited_in_vain_is_turned_away_as_well()
    {
        using var browser = new FakeBrowser("sleep 1.5");
        await using var printer = new TestPrinter(browser.With(timeout: 1));

        var results = await Task.WhenAll(printer.PrintAsync("a"), printer.PrintAsync("b"), printer.PrintAsync("c"));

        results.Should().OnlyContain(result => result is PrintTimedOut || result is PrintQueueFull);
        results.Should().Contain(result => result is PrintQueueFull);
    }

    [Fact]
    public async Task A_browser_that_hangs_is_ended_with_all_it_started()
    {
        using var browser = new FakeBrowser(FakeBrowser.Hangs);
        await using var printer = new TestPrinter(browser.With(timeout: 3));

        var print = printer.PrintAsync("a");
        await Wait.UntilAsync(() => print.IsCompleted || browser.Runs is [var run] && Leftovers.ProcessesOf(run).Count >= 3, "it hangs with its children");
        print.IsCompleted.Should().BeFalse("they are there before it is ended");
        var result = await print;

        var late = result.Should().BeOfType<PrintTimedOut>().Subject;
        late.Limit.Should().Be(TimeSpan.FromSeconds(3));
        printer.Log.Should().ContainSingle(line => line.Contains(late.Reference, StringComparison.Ordinal));
        Leftovers.ShouldBeNone(browser.Runs);
    }

    [Fact]
    public async Task What_a_browser_leaves_running_when_it_ends_is_ended_too()
    {
        using var browser = new FakeBrowser($"sh -c 'setsid sleep 1000 &'; {FakeBrowser.Prints}");
        await using var printer = new TestPrinter(browser.With());

        (await printer.PrintAsync("a")).Should().BeOfType<Printed>();

        Leftovers.ShouldBeNone(browser.Runs);
    }

    [Fact]
    public async Task A_print_that_nobody_waits_for_any_more_is_ended()
    {
        using var browser = new FakeBrowser(FakeBrowser.Hangs);
        await using var printer = new TestPrinter(browser.With());
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var prints = new[] { printer.PrintAsync("a", cancel: first.Token), printer.PrintAsync("a", cancel: second.Token) };
        await browser.StartedAsync();

        await first.CancelAsync();
        await FluentActions.Awaiting(() => prints[0]).Should().ThrowAsync<OperationCanceledException>();
        Leftovers.ProcessesOf(browser.Runs[0]).Should().NotBeEmpty("one still waits for it");
        await second.CancelAsync();
        await FluentActions.Awaiting(() => prints[1]).Should().ThrowAsync<OperationCanceledException>();

        await Wait.UntilAsync(() => !Directory.Exists(browser.Runs[0]), "the folder is deleted");
        Leftovers.ShouldBeNone(browser.Runs);
    }

    [Fact]
    public async Task After_a_given_up_print_the_same_report_can_be_printed()
    {
        using var browser = new FakeBrowser($"""[ -e "$(dirname $0)/go" ] || sleep 1000; {FakeBrowser.Prints}""");
        await using var printer = new TestPrinter(browser.With());
        using var impatience = new CancellationTokenSource();
        var givenUp = printer.PrintAsync("a", cancel: impatience.Token);
        await browser.StartedAsync();

        await File.WriteAllTextAsync(FakeBrowser.Beside(browser.Path, "go"), "", None);
        await impatience.CancelAsync();
        await FluentActions.Awaiting(() => givenUp).Should().ThrowAsync<OperationCanceledException>();

        (await printer.PrintAsync("a")).Should().BeOfType<Printed>();
    }

    [Fact]
    public async Task A_print_that_can_finish_does_so_while_the_application_stops_and_no_new_one_begins()
    {
        using var browser = new FakeBrowser($"sleep 0.5; {FakeBrowser.Prints}");
        await using var printer = new TestPrinter(browser.With());
        var print = printer.PrintAsync("a");
        await browser.StartedAsync();

        printer.StopApplication();

        (await printer.PrintAsync("b")).Should().BeOfType<PrintingStopped>();
        (await print).Should().BeOfType<Printed>();
    }

    [Fact]
    public async Task A_print_that_hangs_is_ended_when_the_application_ends()
    {
        using var browser = new FakeBrowser(FakeBrowser.Hangs);
        var printer = new TestPrinter(browser.With(browsers: 2));
        var prints = new[] { printer.PrintAsync("a"), printer.PrintAsync("b"), printer.PrintAsync("waits in line") };
        await browser.StartedAsync(2);

        await printer.DisposeAsync();

        (await Task.WhenAll(prints)).Should().AllBeOfType<PrintingStopped>();
        Leftovers.ShouldBeNone(browser.Runs);
    }

    [Theory]
    [InlineData("exit 0", "exited with 0 and wrote nothing")]
    [InlineData("echo sorry >&2; exit 3", "sorry")]
    [InlineData("""printf '%%PDF-1.4\nhalf' > "$out" """, "not a whole PDF")]
    [InlineData("""echo 'not a PDF %%EOF' > "$out" """, "not a whole PDF")]
    public async Task A_browser_that_writes_no_whole_PDF_has_failed_whatever_it_says(string script, string reason)
    {
        using var browser = new FakeBrowser(script);
        await using var printer = new TestPrinter(browser.With());

        var failed = (await printer.PrintAsync("a")).Should().BeOfType<PrintFailed>().Subject;

        printer.Log.Should().ContainSingle().Which.Should().Contain(reason).And.Contain(failed.Reference);
        (await printer.PrintAsync("a")).Should().BeOfType<PrintFailed>("a failure is not kept");
        Leftovers.ShouldBeNone(browser.Runs);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_a_failure_with_a_reason()
    {
        using var browser = new FakeBrowser("");
        await using var printer = new TestPrinter(browser.With());
        browser.Allow(UnixFileMode.UserRead);

        (await printer.PrintAsync("a")).Should().BeOfType<PrintFailed>();

        printer.Log.Should().ContainSingle().Which.Should().Contain("could not be run");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_browser_is_told_every_limit_and_gets_a_page_that_begins_with_the_content_policy(bool sandbox)
    {
        using var browser = new FakeBrowser($"""printf '%s\n' "$@" > "$(dirname $0)/arguments"; cp "$HOME/report.mhtml" "$(dirname $0)"; {FakeBrowser.Prints}""");
        var options = browser.With();
        options.Sandbox = sandbox;
        await using var printer = new TestPrinter(options);

        await printer.PrintAsync("a", "<head><title>Mine");

        var arguments = await File.ReadAllLinesAsync(FakeBrowser.Beside(browser.Path, "arguments"), None);
        arguments.Should().Contain(BrowserFlags.WithoutNetwork);
        arguments.Contains(BrowserFlags.WithoutSandbox).Should().Be(!sandbox);
        arguments[^1].Should().EndWith("/report.mhtml");
        var page = Convert.FromBase64String((await File.ReadAllTextAsync(FakeBrowser.Beside(browser.Path, "report.mhtml"), None)).Split("\r\n\r\n")[2].Split("\r\n--")[0]);
        Encoding.UTF8.GetString(page).Should().Be("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'none'">
            <style>@page{size:210mm 297mm}</style>

            </head>
            <body>
            <head><title>Mine
            </body>
            </html>

            """);
    }

    [Fact]
    public async Task The_browser_learns_no_secret_and_no_proxy_of_this_process()
    {
        Environment.SetEnvironmentVariable("GOADVISOR_TEST_SECRET", "hush");
        Environment.SetEnvironmentVariable("https_proxy", Environment.GetEnvironmentVariable("https_proxy") ?? "http://proxy.invalid");
        using var browser = new FakeBrowser($"""env | cut -d= -f1 | sort > "$(dirname $0)/environment"; {FakeBrowser.Prints}""");
        await using var printer = new TestPrinter(browser.With());

        await printer.PrintAsync("a");

        var names = await File.ReadAllLinesAsync(FakeBrowser.Beside(browser.Path, "environment"), None);
        names.Except(["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "LANG", "DBUS_SESSION_BUS_ADDRESS"])
            .Should().BeSubsetOf(["PWD", "OLDPWD", "_", "SHLVL"], "shells set these themselves");
    }

    [Fact]
    public async Task Only_the_owner_can_look_into_the_folder_of_a_print()
    {
        using var browser = new FakeBrowser($"""stat -c %a "$HOME" > "$(dirname $0)/mode"; {FakeBrowser.Prints}""");
        await using var printer = new TestPrinter(browser.With());

        await printer.PrintAsync("a");

        (await File.ReadAllTextAsync(FakeBrowser.Beside(browser.Path, "mode"), None)).Trim().Should().Be("700");
    }

    private static string Text(PrintResult result) => Encoding.ASCII.GetString(result.Should().BeOfType<Printed>().Subject.Pdf.Span);
}
