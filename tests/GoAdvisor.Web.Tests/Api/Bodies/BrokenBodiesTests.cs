using System.Text;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Api.Bodies;

/// <summary>
/// One mistake in each place of each body that the API takes, and what whoever sends it is told: to the letter as in <c>broken-bodies.txt</c>.
/// </summary>
/// <remarks>Where the file is to change, delete it: the next run writes it anew and fails, so that the difference can be looked at.</remarks>
public class BrokenBodiesTests(ApiHost host)
{
    private const string Placeholder = "\"@\"";

    private const string Model = """
        {"alternatives":["A","B"],"criteria":[{"id":"c1","weight":7,"worst":0,"best":1,"points":[[0,0],[1,1]]},{"id":"c2","weight":3,"worst":5,"best":1}],
         "ratings":{"A":{"c1":1,"c2":{"normal":{"mean":2,"sd":1}}},"B":{"c1":0.5,"c2":{"uniform":{"min":1,"max":4}}}},"weights":"ordered","samples":100,"seed":1}
        """;

    private static readonly string[] Mistakes =
        ["null", "true", "3", "1.5", "-1e99", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "[7]", "[\"x\",\"x\"]", "{}", "{\"x\":1}", "{\"x\":[],\"x\":[4]}", "{\"\\ud800\":1}"];

    [Fact]
    public async Task A_mistake_in_any_place_gets_the_words_it_has_always_got()
    {
        using var client = host.Stranger;
        var assessment = await client.BeginAsync();
        (HttpMethod Method, string Path, string Body)[] requests =
        [
            (HttpMethod.Post, "/evaluations", """{"answers":{"system-kind":["crud-api"],"payload":[]},"include":["stability"],"samples":100,"seed":1,"mode":"simplex"}"""),
            (HttpMethod.Post, "/evaluations", """{"format":"goadvisor-report/1","catalogueVersion":1,"answers":{"system-kind":["crud-api"]}}"""),
            (HttpMethod.Post, "/models/evaluations", Model),
            (HttpMethod.Post, "/assessments", """{"title":"A","context":"B"}"""),
            (HttpMethod.Put, $"{assessment}/answers/payload", """{"options":["json-over-http"]}"""),
            (HttpMethod.Post, $"{assessment}/milestones", """{"name":"A","deciders":"B","note":"C","date":"2026-11-20","reviewBy":"2999-11-20","revision":1}"""),
        ];
        var told = new StringBuilder();
        foreach (var (method, path, body) in requests)
        {
            foreach (var broken in Broken(body))
                told.Append(path.Replace(assessment, "/assessments/{id}", StringComparison.Ordinal)).Append(' ').Append(broken).Append('\n').Append(await ToldAsync(client, method, path, broken));
        }

        var file = RepositoryFile("broken-bodies.txt");
        var isHeld = File.Exists(file);
        if (!isHeld)
            await File.WriteAllTextAsync(file, told.ToString(), TestContext.Current.CancellationToken);
        isHeld.Should().BeTrue("it had to be written anew");
        told.ToString().Split('\n').Should().Equal((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split('\n'));
    }

    private static async Task<string> ToldAsync(HttpClient client, HttpMethod method, string path, string body)
    {
        using var response = await client.SendAsync(method, path, body);
        if ((int)response.StatusCode != 400)
            return $"  {(int)response.StatusCode}\n";
        return string.Concat((await response.ShouldBeProblemAsync(400)).Errors().Select(error => $"  {error}\n"));
    }

    /// <summary>The body with each of its values replaced, taken away, given twice, and with a neighbour that nobody knows.</summary>
    private static IEnumerable<string> Broken(string body)
    {
        var places = Places(Parse(body)).ToList();
        foreach (var place in places)
        {
            var (marked, value) = Marked(body, place);
            foreach (var mistake in Mistakes)
                yield return marked.Replace(Placeholder, mistake, StringComparison.Ordinal);
            if (place.Count == 0)
                continue;
            var name = place[^1] is string text ? $"\"{text}\":" : "";
            yield return marked.Replace($"{name}{Placeholder}", $"{name}{value},{name}{value}", StringComparison.Ordinal);
            yield return marked.Replace($",{name}{Placeholder}", "", StringComparison.Ordinal).Replace($"{name}{Placeholder},", "", StringComparison.Ordinal)
                .Replace($"{name}{Placeholder}", "", StringComparison.Ordinal);
            if (place[^1] is string)
                yield return marked.Replace($"{name}{Placeholder}", $"\"unknown\":0,{name}{value}", StringComparison.Ordinal);
        }
    }

    private static (string Marked, string Value) Marked(string body, IReadOnlyList<object> place)
    {
        var root = Parse(body);
        if (place.Count == 0)
            return (Placeholder, root.ToJsonString());
        var holder = place.SkipLast(1).Aggregate(root, (node, step) => Child(node, step));
        var value = Child(holder, place[^1]).ToJsonString();
        if (place[^1] is string name)
            holder.AsObject()[name] = "@";
        else
            holder.AsArray()[(int)place[^1]] = "@";
        return (root.ToJsonString(), value);
    }

    private static IEnumerable<IReadOnlyList<object>> Places(JsonNode node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => Below(field.Key, field.Value)),
            JsonArray items => items.Index().SelectMany(item => Below(item.Index, item.Item)),
            _ => [],
        } is var below ? below.Prepend([]) : [];

    private static IEnumerable<IReadOnlyList<object>> Below(object step, JsonNode? node) =>
        node is null ? [] : Places(node).Select(IReadOnlyList<object> (rest) => [step, .. rest]);

    private static JsonNode Child(JsonNode node, object step) => (step is string name ? node[name] : node[(int)step]) ?? throw new InvalidOperationException("There is a null.");

    private static JsonNode Parse(string body) => JsonNode.Parse(body) ?? throw new InvalidOperationException("There is no body.");

    private static string RepositoryFile(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GoAdvisor.sln")))
                return Path.Combine(folder.FullName, "tests", "GoAdvisor.Web.Tests", "Api", "Bodies", name);
        }
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
