using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace GoAdvisor.EndToEnd.Tests.Faults;

/// <summary>The program is asked to end while a PDF is printed.</summary>
public sealed class StoppedWhilePrintingTests
{
    [Fact]
    public async Task A_print_that_is_nearly_done_arrives_and_then_the_program_ends()
    {
        using var browser = new FakeBrowser($"sleep 1; {FakeBrowser.Prints}");
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database, ("Reports__Browser", browser.Path));
        var report = AskForReportAsync(app);
        await browser.StartedAsync();

        (await app.StopAsync()).Should().Be(0);

        using var response = await report;
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().StartWith("%PDF-").And.EndWith("%%EOF\n");
        Leftovers.ShouldBeNone(browser.Runs);
    }

    [Fact]
    public async Task A_print_that_hangs_does_not_keep_the_program_and_leaves_no_process_and_no_file()
    {
        using var browser = new FakeBrowser(FakeBrowser.Hangs);
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database, ("Reports__Browser", browser.Path), ("Reports__TimeoutSeconds", "300"));
        var report = AskForReportAsync(app);
        await browser.StartedAsync();

        (await app.StopAsync()).Should().Be(0, "it ended by itself, not because its host lost patience");

        using var response = await report;
        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.Should().NotBeNull();
        Leftovers.ShouldBeNone(browser.Runs);
    }

    private static async Task<HttpResponseMessage> AskForReportAsync(AppProcess app)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var created = await app.Http.PostAsJsonAsync($"{Urls.Api}/assessments", new { title = "Stopped in mid-print" }, cancel);
        created.EnsureSuccessStatusCode();
        using var assessment = JsonDocument.Parse(await created.Content.ReadAsStringAsync(cancel));
        var request = new HttpRequestMessage(HttpMethod.Get, $"{created.Headers.Location}/report.pdf");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", assessment.RootElement.GetProperty("token").GetString());
        return await app.Http.SendAsync(request, cancel);
    }
}
