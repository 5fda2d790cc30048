using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GoAdvisor.EndToEnd.Tests.Attacks;

/// <summary>A resume link is a key: where it may be seen, and what it opens.</summary>
public sealed class ResumeLinkTests(Browser browser, SharedApp shared)
{
    private const string Payload = "What do the payloads mostly look like?";

    [Fact]
    public async Task A_link_opens_the_answers_on_another_device_and_its_secret_is_left_nowhere()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database, ("Logging__LogLevel__Default", "Trace"),
            ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"), ("Logging__LogLevel__Microsoft.EntityFrameworkCore", "Trace"));
        await using var owner = await browser.VisitorAsync(app);
        await using var guest = await browser.VisitorAsync(app);
        var assessment = await owner.Page.StartAssessmentAsync();
        await owner.Page.AnswerAsync(Payload, "JSON over HTTP");
        var link = await owner.Page.MakeResumeLinkAsync(assessment);
        var token = new Uri(link).Fragment[1..];
        var secret = token[(token.IndexOf('_') + 1)..];
        Base64Url.DecodeFromChars(secret).Length.Should().BeGreaterThanOrEqualTo(128 / 8, "guessing must be hopeless");

        var (asked, answered) = (new ConcurrentQueue<IRequest>(), new ConcurrentQueue<IRequest>());
        guest.Context.Request += (_, request) => asked.Enqueue(request);
        guest.Context.RequestFinished += (_, request) => answered.Enqueue(request);
        await guest.Page.GotoAsync(link);
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "Check your answers" })).ToBeVisibleAsync();
        await Expect(guest.Page.GetByText("JSON over HTTP")).ToBeVisibleAsync();
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = "See the result" }).ClickAsync();
        await guest.Page.ShouldBeInteractiveAsync();
        await guest.Page.GoBackAsync();

        guest.Page.Url.Should().Be($"{app.Address}assessments/{assessment}/answers");
        (await HistoryAsync(guest.Page)).Should().HaveCountGreaterThan(1).And.OnlyContain(url => !url.Contains(secret) && !url.Contains('#'));
        asked.Should().HaveCountGreaterThan(5);
        asked.Should().OnlyContain(request => !request.Url.Split('#', 2)[0].Contains(secret));
        asked.SelectMany(request => request.Headers.Values).Should().NotContain(value => value.Contains(secret));
        foreach (var request in answered.ToList())
            (await request.AllHeadersAsync()).Values.Should().NotContain(value => value.Contains(secret));
        app.Log.Should().Contain("Executed DbCommand").And.Contain("/resume", "the log is as talkative as it can be").And.NotContain(secret);

        await app.StopAsync();
        var stored = await File.ReadAllBytesAsync(database.Path, TestContext.Current.CancellationToken);
        stored.AsSpan().IndexOf(SHA256.HashData(Encoding.UTF8.GetBytes(token))).Should().BePositive("the fingerprint is what is stored");
        stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)).Should().Be(-1);
        stored.AsSpan().IndexOf(Base64Url.DecodeFromChars(secret)).Should().Be(-1);
    }

    [Fact]
    public async Task Unknown_expired_and_withdrawn_links_look_alike_and_open_nothing()
    {
        var app = await shared.StartAsync();
        await using var owner = await browser.VisitorAsync(app);
        await using var guest = await browser.VisitorAsync(app);
        var assessment = await owner.Page.StartAssessmentAsync();
        var withdrawn = await owner.Page.MakeResumeLinkAsync(assessment);
        await owner.Page.WithdrawOnlyLinkAsync(assessment);
        var expired = await owner.Page.MakeResumeLinkAsync(assessment);
        await shared.Database.ExecuteAsync("""UPDATE "AccessTokens" SET "ExpiresAt" = "CreatedAt" + 1 WHERE "RevokedAt" IS NULL AND "AssessmentId" = @assessment""", assessment);
        var unknown = withdrawn[..^43] + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var cookie = (await owner.Context.CookiesAsync()).Single(cookie => cookie.Name == "goadvisor-visitor").Value;

        var answers = new List<(HttpStatusCode, string, string)>();
        foreach (var link in new[] { withdrawn, expired, unknown, withdrawn[..^1], $"{app.Address}resume#{cookie}" })
        {
            await guest.Page.GotoAsync("about:blank");
            await guest.Page.GotoAsync(link);
            await Expect(guest.Page.GetByText("This link does not open anything")).ToBeVisibleAsync();
            guest.Page.Url.Should().Be($"{app.Address}resume");
            using var response = await app.Http.PostAsJsonAsync(Urls.Resume, new { token = link.Split('#')[1] }, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            answers.Add((response.StatusCode, Regex.Replace(body, "[0-9a-f]{32}", ""), string.Join(' ', response.Headers.Select(header => header.Key))));
        }

        answers.Distinct().Should().ContainSingle().Which.Item1.Should().Be(HttpStatusCode.NotFound);
        (await guest.Page.GotoAsync(Urls.Review(assessment)))?.Status.Should().Be(404);
    }

    [Fact]
    public async Task Whoever_came_in_by_a_link_that_is_withdrawn_in_mid_session_is_told_and_writes_nothing_more()
    {
        var app = await shared.StartAsync();
        await using var owner = await browser.VisitorAsync(app);
        await using var guest = await browser.VisitorAsync(app);
        var assessment = await owner.Page.StartAssessmentAsync();
        await guest.Page.GotoAsync(await owner.Page.MakeResumeLinkAsync(assessment));
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "Check your answers" })).ToBeVisibleAsync();
        await guest.Page.OpenSectionAsync(assessment, "workload");
        await guest.Page.AnswerAsync(Payload, "JSON over HTTP");

        await owner.Page.WithdrawOnlyLinkAsync(assessment);
        await guest.Page.Option("How much memory may one instance use?", "Over 1 GB").ClickAsync();

        await Expect(guest.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This assessment is no longer open to this browser");
        await guest.Page.ShouldSayAsync("Not saved");
        await Expect(guest.Page.Option(Payload, "Binary messages or long streams")).ToBeDisabledAsync();
        (await shared.Database.AnswersAsync(assessment)).Should().Equal(new Dictionary<string, string> { ["payload"] = "json-over-http" });
        (await owner.Page.GotoAsync(Urls.Review(assessment)))?.Status.Should().Be(200);
    }

    /// <summary>Every address that Back and Forward lead to.</summary>
    private static async Task<IReadOnlyList<string>> HistoryAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var history = await session.SendAsync("Page.getNavigationHistory");
        return [.. history?.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("url").GetString() ?? "") ?? []];
    }
}
