using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>
/// Requests one after another by one client. What the program invents is replaced here and nowhere else: the id of the assessment by
/// "{assessment}", its token by "{token}", a report's ETag, which is made of the build that answers, by "{tag}".
/// </summary>
internal sealed class Conversation(ContractHost host)
{
    private static readonly string[] Headers = ["Location", "ETag", "Allow", "Cache-Control", "Content-Disposition", "Content-Type"];

    private readonly List<string> cookies = [];
    private string assessment = "";
    private string token = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<JsonArray> HoldAsync(JsonNode requests)
    {
        using var client = host.Stranger;
        var answers = new JsonArray();
        foreach (var asked in requests.AsArray().OfType<JsonNode>())
        {
            using var request = await RequestAsync(asked);
            using var response = await client.SendAsync(request, Stop);
            answers.Add((JsonNode)await ToldAsync(asked, request, response));
        }
        return answers;
    }

    private async Task<HttpRequestMessage> RequestAsync(JsonNode asked)
    {
        var line = asked.Text("request").Split(' ');
        var request = new HttpRequestMessage(new HttpMethod(line[0]), line[1].Replace("{assessment}", assessment, StringComparison.Ordinal));
        if ((asked["text"]?.GetValue<string>() ?? asked["body"]?.ToJsonString()) is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.Replace("{resume}", await ResumeAsync(body), StringComparison.Ordinal)));
            if (((string?)asked["type"] ?? "application/json") is { Length: > 0 } type)
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        foreach (var (name, value) in asked["headers"]?.AsObject() ?? [])
            request.Headers.TryAddWithoutValidation(name, (string?)value);
        if (token.Length > 0 && asked["stranger"] is null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies));
        return request;
    }

    private async Task<JsonObject> ToldAsync(JsonNode asked, HttpRequestMessage request, HttpResponseMessage response)
    {
        var content = await response.Content.ReadAsStringAsync(Stop);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true && content.Length > 0;
        var body = isJson ? JsonNode.Parse(content) : null;
        if (response.StatusCode == HttpStatusCode.Created && body?["token"] is { } issued)
            (assessment, token) = (body.Text("id"), issued.GetValue<string>());
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            cookies.AddRange(set.Select(cookie => cookie.Split(';')[0]));

        var headers = new JsonObject();
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => Headers.Contains(header.Key)).OrderBy(header => header.Key, StringComparer.Ordinal))
            headers[name] = Replaced(name == "ETag" && request.RequestUri?.OriginalString.Contains("/report.", StringComparison.Ordinal) is true ? "{tag}" : string.Join(", ", values));
        var told = new JsonObject { ["request"] = asked.Text("request"), ["status"] = (int)response.StatusCode, ["headers"] = headers };
        if (isJson && asked["headersOnly"] is null)
            told["body"] = JsonNode.Parse(Replaced(body?.ToJsonString() ?? "null"));
        else if (content.Length > 0 && asked["headersOnly"] is null)
            told["text"] = new JsonArray([.. Lines(content).Select(line => JsonValue.Create(Replaced(line)))]);
        return told;
    }

    /// <summary>What a reader sees of a page.</summary>
    private static IEnumerable<string> Lines(string page) =>
        (new HtmlParser().ParseDocument(page).QuerySelector("main")?.TextContent ?? page).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    private string Replaced(string text) => assessment.Length == 0 ? text
        : text.Replace(assessment, "{assessment}", StringComparison.Ordinal).Replace(token, "{token}", StringComparison.Ordinal);

    /// <summary>The secret of a resume link, which only a page makes.</summary>
    private async Task<string> ResumeAsync(string body)
    {
        if (!body.Contains("{resume}", StringComparison.Ordinal))
            return "";
        var access = host.Services.GetRequiredService<AccessStore>();
        var holder = await access.FindAsync(TokenPurpose.Bearer, token, Stop) ?? throw new InvalidOperationException("There is no assessment to resume.");
        return (await access.CreateResumeLinkAsync(Guid.Parse(assessment), holder, TimeSpan.FromDays(1), Stop))?.Token ?? throw new InvalidOperationException("No link was made.");
    }
}
