using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GoAdvisor.Data.Milestones;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Milestones;

/// <summary>A browser with an assessment of its own, and the form that records a decision.</summary>
internal sealed partial class Recording : IDisposable
{
    private Recording(ApiHost host, HttpClient browser, Guid assessment, Guid visitor) =>
        (Host, Browser, Assessment, Visitor) = (host, browser, assessment, visitor);

    public ApiHost Host { get; }

    public HttpClient Browser { get; }

    public Guid Assessment { get; }

    public Guid Visitor { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>With the answers of a worked case.</summary>
    public static async Task<Recording> OfAsync(ApiHost host, string? profile = "geofence-lookups", string title = "Look-ups")
    {
        var (access, assessments) = (host.Services.GetRequiredService<AccessStore>(), host.Services.GetRequiredService<AssessmentStore>());
        var visitor = await access.IssueAsync(TokenPurpose.Visitor, Stop);
        var assessment = await assessments.CreateAsync(title, null, 1, visitor.Id, Stop);
        var browser = host.Stranger;
        browser.DefaultRequestHeaders.Add("Cookie", $"goadvisor-visitor={visitor.Token}");
        var recording = new Recording(host, browser, assessment, visitor.Id);
        foreach (var (question, options) in profile is null ? new Dictionary<string, IReadOnlyList<string>>() : Cases.Profile(profile).Answers)
            await recording.AnswerAsync(question, [.. options]);
        return recording;
    }

    public Task AnswerAsync(string question, params string[] options) =>
        Host.Services.GetRequiredService<AssessmentStore>().SaveAnswerAsync(Assessment, Visitor, question, options, null, Stop);

    public async Task<IHtmlDocument> ReadAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Browser.GetAsync(path, Stop);
        return await ReadAsync(answer, status);
    }

    /// <summary>The form as a browser has it after opening the page, with what is typed into it.</summary>
    public async Task<Dictionary<string, string>> FormAsync(params IEnumerable<(string Field, string Value)> typed)
    {
        using var page = await Browser.GetAsync(Urls.RecordMilestone(Assessment), Stop);
        foreach (var cookie in page.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        return Fields(await ReadAsync(page, HttpStatusCode.OK), typed);
    }

    public static Dictionary<string, string> Fields(IHtmlDocument page, params IEnumerable<(string Field, string Value)> typed)
    {
        var form = page.QuerySelector("main form[method=post]") as IHtmlFormElement ?? throw new InvalidOperationException("The page has no form.");
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().ToDictionary(input => input.Name ?? "", input => input.Value);
        fields["Form.Note"] = (form.QuerySelector("textarea") as IHtmlTextAreaElement)?.Value ?? "";
        foreach (var (field, value) in typed)
            fields[$"Form.{field}"] = value;
        return fields;
    }

    public async Task<HttpResponseMessage> SendAsync(Dictionary<string, string> form) =>
        await Browser.PostAsync(Urls.RecordMilestone(Assessment), new FormUrlEncodedContent(form), Stop);

    public async Task<IHtmlDocument> SendAndReadAsync(Dictionary<string, string> form)
    {
        using var answer = await SendAsync(form);
        return await ReadAsync(answer, HttpStatusCode.OK);
    }

    /// <summary>Records a decision and returns its number.</summary>
    public async Task<int> RecordAsync(params IEnumerable<(string Field, string Value)> typed)
    {
        using var answer = await SendAsync(await FormAsync([("Name", "Board"), .. typed]));
        return NumberIn(answer);
    }

    public static int NumberIn(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return int.Parse(Number().Match(answer.Headers.Location?.ToString() ?? "").Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task<IReadOnlyList<MilestoneSummary>> StoredAsync() =>
        await Host.Services.GetRequiredService<MilestoneStore>().ListAsync(Assessment, Visitor, Stop) ?? [];

    public void Dispose() => Browser.Dispose();

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        answer.StatusCode.Should().Be(status, "the page is {0}", text);
        return new HtmlParser().ParseDocument(text);
    }

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex Number();
}
