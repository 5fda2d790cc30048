using System.Diagnostics;
using GoAdvisor.Web.Features.Recommendations.Export.Pdf;

namespace GoAdvisor.EndToEnd.Tests.Attacks;

/// <summary>A page that is printed reaches nobody and reads nothing, whatever it holds; each layer that sees to it holds by itself.</summary>
public sealed class PrintedPageTests
{
    [Theory]
    [InlineData("")]
    [InlineData(LoudPage.OwnPolicy)]
    [InlineData("<meta http-equiv='Content-Security-Policy' content='default-src * data: file:'>")]
    [InlineData("<meta http-equiv=refresh content='0;url=http://127.0.0.1:PORT/refresh'>")]
    [InlineData("<meta http-equiv=refresh content='0;url=file:///etc/passwd'>")]
    [InlineData("<base href='http://127.0.0.1:PORT/'>")]
    [InlineData("<base href='file:///etc/'>")]
    [InlineData("</head></html>\r\n------goadvisor-report\r\nContent-Type: text/html\r\nContent-Location: file:///etc/passwd\r\n\r\n")]
    public async Task A_hostile_page_is_printed_without_a_single_connection_a_file_or_a_script(string head)
    {
        await using var ear = new ListeningEar();
        await using var printer = new TestPrinter();

        var result = await printer.PrintAsync("a", LoudPage.With(ear.Port, WithPort(head, ear)));

        ear.Heard.Should().BeEmpty();
        var text = await Poppler.TextAsync(result.Should().BeOfType<Printed>().Subject.Pdf);
        text.Should().Contain(LoudPage.Visible).And.NotContain(LoudPage.ScriptRan).And.NotContain("root:");
    }

    [Fact]
    public async Task The_same_page_is_loud_when_nothing_shuts_it_in()
    {
        await using var ear = new ListeningEar();

        var text = await PrintAsync("page.html", LoudPage.With(ear.Port), []);

        ear.Heard.Should().HaveCountGreaterThan(20);
        text.Should().Contain(LoudPage.ScriptRan).And.Contain("root:");
    }

    [Fact]
    public async Task The_content_policy_is_enough_against_everything_but_redirects()
    {
        await using var ear = new ListeningEar();

        var text = await PrintAsync("page.html", PrintDocument.Of("", LoudPage.With(ear.Port), PaperSize.A4).Html, []);

        Requests(ear).Should().BeEmpty();
        text.Should().Contain(LoudPage.Visible).And.NotContain(LoudPage.ScriptRan).And.NotContain("root:");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<meta http-equiv=refresh content='0;url=http://127.0.0.1:PORT/refresh'>")]
    [InlineData("<meta http-equiv=refresh content='0;url=file:///etc/passwd'>")]
    public async Task The_archive_is_enough_by_itself(string head)
    {
        await using var ear = new ListeningEar();

        var text = await PrintAsync("page.mhtml", System.Text.Encoding.ASCII.GetString(PrintDocument.Archive(LoudPage.With(ear.Port, WithPort(head, ear)))), []);

        Requests(ear).Should().BeEmpty();
        text.Should().Contain(LoudPage.Visible).And.NotContain(LoudPage.ScriptRan).And.NotContain("root:");
    }

    [Theory]
    [InlineData("--host-resolver-rules")]
    [InlineData("--proxy-")]
    public async Task Each_of_the_two_ways_to_be_without_network_is_enough_by_itself(string prefix)
    {
        await using var ear = new ListeningEar();
        var flags = BrowserFlags.WithoutNetwork.Where(flag => flag.StartsWith(prefix, StringComparison.Ordinal)).ToList();

        var text = await PrintAsync("page.html", LoudPage.With(ear.Port), flags);

        flags.Should().NotBeEmpty();
        ear.Heard.Should().BeEmpty();
        text.Should().Contain(LoudPage.ScriptRan, "they hold although the page can do as it likes");
    }

    private static string WithPort(string head, ListeningEar ear) => head.Replace("PORT", $"{ear.Port}", StringComparison.Ordinal);

    /// <summary>Browsers may open a connection ahead of need and then ask for nothing.</summary>
    private static IEnumerable<string> Requests(ListeningEar ear) => ear.Heard.Where(line => line.Length > 0);

    /// <summary>Prints a file without the printer, so with no more protection than its content and flags give.</summary>
    private static async Task<string> PrintAsync(string name, string content, IReadOnlyList<string> flags)
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("goadvisor-loud-").FullName;
        var (page, pdf) = (Path.Combine(folder, name), Path.Combine(folder, "out.pdf"));
        await File.WriteAllTextAsync(page, content, cancel);
        string[] arguments =
        [
            .. BrowserFlags.Bare, .. flags, BrowserFlags.WithoutSandbox, $"--user-data-dir={folder}/profile", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        var start = new ProcessStartInfo(Browser.Program, arguments) { RedirectStandardError = true };
        // This machine's own proxy settings would be a layer too.
        foreach (var proxy in start.Environment.Keys.Where(key => key.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(proxy);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Browser.Program} did not start.");
        await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        var text = await Poppler.TextAsync(await File.ReadAllBytesAsync(pdf, cancel));
        Directory.Delete(folder, recursive: true);
        return text;
    }
}
