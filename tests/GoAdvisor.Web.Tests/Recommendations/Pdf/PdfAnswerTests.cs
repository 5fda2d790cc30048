using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GoAdvisor.Web.Tests.Recommendations.Pdf;

/// <summary>What somebody who asks for a PDF is sent.</summary>
public class PdfAnswerTests
{
    [Fact]
    public async Task A_PDF_comes_as_a_file_to_save_for_this_client_alone()
    {
        using var browser = new FakeBrowser(FakeBrowser.Prints);
        await using var printer = new TestPrinter(browser.With());

        var answer = await AskAsync(printer, name: "Müller/東京 \"x\"\r\nSet-Cookie: a=b");

        answer.Status.Should().Be(200);
        answer.Headers.ContentType.ToString().Should().Be("application/pdf");
        answer.Headers.CacheControl.ToString().Should().Contain("private").And.Contain("no-cache");
        answer.Headers.ContentLength.Should().Be(answer.Body.Length);
        answer.Body.Should().StartWith("%PDF-");
        var disposition = answer.Headers.ContentDisposition.ToString();
        disposition.Should().StartWith("attachment; filename=").And.EndWith("; filename*=UTF-8''M%C3%BCller%20%E6%9D%B1%E4%BA%AC%20x%20Set-Cookie%20a%3Db.pdf");
        disposition.Should().MatchRegex("^[ -~]*$", "headers are ASCII");
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so_without_a_print()
    {
        using var browser = new FakeBrowser(FakeBrowser.Prints);
        await using var printer = new TestPrinter(browser.With());
        var tag = (await AskAsync(printer)).Headers.ETag.ToString();

        var again = await AskAsync(printer, known: tag);
        var changed = await AskAsync(printer, key: "changed", known: tag);

        (again.Status, again.Body).Should().Be((304, ""));
        again.Headers.ETag.ToString().Should().Be(tag);
        changed.Status.Should().Be(200);
        changed.Headers.ETag.ToString().Should().NotBe(tag);
        tag.Should().StartWith("W/\"").And.NotContain("the-key");
    }

    [Fact]
    public async Task Without_a_browser_the_answer_says_what_to_install()
    {
        await using var printer = new TestPrinter(finder: new BrowserFinder(Options.Create(new PrintingOptions()), path: "", usual: []));

        var answer = await AskAsync(printer);

        answer.Status.Should().Be(503);
        answer.Problem("detail").Should().Contain("apt-get install chromium");
        answer.Headers.RetryAfter.Should().BeEmpty("waiting does not mend it");
    }

    [Fact]
    public async Task Whoever_comes_when_the_line_is_full_is_told_when_to_come_back()
    {
        using var browser = new FakeBrowser(FakeBrowser.Hangs);
        await using var printer = new TestPrinter(browser.With(queue: 0));
        using var impatience = new CancellationTokenSource();
        var printing = printer.PrintAsync("other", cancel: impatience.Token);
        await browser.StartedAsync();

        var answer = await AskAsync(printer);

        answer.Status.Should().Be(503);
        answer.Headers.RetryAfter.ToString().Should().Be("5");
        await impatience.CancelAsync();
        await FluentActions.Awaiting(() => printing).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData("sleep 1000", 504)]
    [InlineData("exit 0", 500)]
    public async Task A_print_that_fails_gives_a_reference_that_stands_in_the_log_and_nothing_of_the_inside(string script, int status)
    {
        using var browser = new FakeBrowser(script);
        await using var printer = new TestPrinter(status == 504 ? browser.With(timeout: 1) : browser.With());

        var answer = await AskAsync(printer);

        answer.Status.Should().Be(status);
        printer.Log.Should().ContainSingle().Which.Should().Contain(answer.Problem("reference"));
        answer.Body.Should().NotContain(browser.Path);
    }

    [Theory]
    [InlineData("Payments: Q3", "Payments Q3")]
    [InlineData("../../etc/passwd", "etc passwd")]
    [InlineData("...", "report")]
    [InlineData("", "report")]
    [InlineData("a\u202Egpj.exe", "a gpj.exe")]
    [InlineData("日本語 العربية 🚀", "日本語 العربية 🚀")]
    public void A_title_becomes_a_name_that_any_file_system_takes(string title, string name) => FileNames.Safe(title).Should().Be(name);

    [Fact]
    public void A_long_title_is_cut_between_characters() =>
        FileNames.Safe(string.Concat(Enumerable.Repeat("🚀", 300))).Should().Be(string.Concat(Enumerable.Repeat("🚀", 80)));

    private static async Task<Answer> AskAsync(TestPrinter printer, string key = "the-key", string name = "report", string? known = null)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider() };
        context.Request.Headers.IfNoneMatch = known;
        using var body = new MemoryStream();
        context.Response.Body = body;
        var result = await printer.Printer.AnswerAsync(context.Request, key, name, _ => Task.FromResult(PrintDocument.Of("", "<p>x")), PaperSize.A4, TestContext.Current.CancellationToken);
        await result.ExecuteAsync(context);
        return new Answer(context.Response.StatusCode, context.Response.Headers, Encoding.UTF8.GetString(body.ToArray()));
    }

    private sealed record Answer(int Status, IHeaderDictionary Headers, string Body)
    {
        public string Problem(string member)
        {
            Headers.ContentType.ToString().Should().Be("application/problem+json");
            return JsonDocument.Parse(Body).RootElement.GetProperty(member).GetString() ?? "";
        }
    }
}
