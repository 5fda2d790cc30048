using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Support;

/// <summary>Requests and answers in the words of the tests.</summary>
internal static class Talking
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static HttpClient Showing(this HttpClient client, string? token)
    {
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, string path) => client.GetAsync(Urls.Api + path, Cancel);

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, string json) => client.SendAsync(HttpMethod.Post, path, json);

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, string? json = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, Urls.Api + path);
        if (json is not null)
            request.Content = Json(json);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request, Cancel);
    }

    public static HttpContent Json(string json) => Json(Encoding.UTF8.GetBytes(json));

    public static HttpContent Json(byte[] body) => new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    public static async Task<JsonNode> ShouldBeOkAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await asked;
        return await response.ShouldBeOkAsync(status);
    }

    public static async Task<JsonNode> ShouldBeOkAsync(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        response.StatusCode.Should().Be(status, "the answer is {0}", text);
        response.Content.Headers.ContentType?.MediaType.Should().Be("application/json");
        return Parsed(text);
    }

    public static async Task<JsonNode> ShouldBeProblemAsync(this Task<HttpResponseMessage> asked, int status)
    {
        using var response = await asked;
        return await response.ShouldBeProblemAsync(status);
    }

    public static async Task<JsonNode> ShouldBeProblemAsync(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        ((int)response.StatusCode).Should().Be(status, "the answer is {0}", text);
        response.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json");
        var problem = Parsed(text);
        problem.Int("status").Should().Be(status);
        problem.Text("title").Should().NotBeEmpty();
        problem.Text("detail").Should().NotBeEmpty();
        return problem;
    }

    /// <summary>The part that must be there.</summary>
    public static JsonNode At(this JsonNode node, string name) =>
        node[name] ?? throw new InvalidOperationException($"There is no '{name}' in {node.ToJsonString()}.");

    public static string Text(this JsonNode node, string name) => node.At(name).GetValue<string>();

    public static int Int(this JsonNode node, string name) => node.At(name).GetValue<int>();

    public static double Number(this JsonNode node, string name) => node.At(name).GetValue<double>();

    public static bool Flag(this JsonNode node, string name) => node.At(name).GetValue<bool>();

    public static IEnumerable<JsonNode> Items(this JsonNode node, string name) => node.At(name).AsArray().OfType<JsonNode>();

    public static IEnumerable<string> Texts(this JsonNode node, string name) => node.Items(name).Select(item => item.GetValue<string>());

    public static JsonNode Item(this JsonNode node, string name, string id) => node.Items(name).Single(item => item.Text("id") == id);

    /// <summary>What an invalid request is told, as "path: message".</summary>
    public static IEnumerable<string> Errors(this JsonNode problem) => problem.At("errors").AsObject()
        .SelectMany(error => problem.At("errors").Texts(error.Key).Select(what => $"{error.Key}: {what}"));

    private static JsonNode Parsed(string text) => JsonNode.Parse(text) ?? throw new InvalidOperationException("The answer is the JSON word null.");
}
