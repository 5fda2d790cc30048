using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GoAdvisor.EndToEnd.Tests.Support;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>Everything that the program answers about one case, asked as any program would.</summary>
internal sealed class CaseRun(ContractHost host, ContractCase asked, Answers answers) : IDisposable
{
    private static readonly string[] Endings = ["html", "md", "csv", "json"];
    private static readonly string[] Parts = ["robustness", "flips", "stability"];

    private readonly ContractHost host = host;
    private readonly HttpClient client = host.Stranger;
    private string path = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Id => path["/assessments/".Length..];

    public async Task BeginAsync()
    {
        var created = await client.PostAsync("/assessments", new JsonObject { ["title"] = asked.Title, ["context"] = asked.Context ?? "" }.ToJsonString())
            .ShouldBeOkAsync(HttpStatusCode.Created);
        client.Showing(created.Text("token"));
        path = $"/assessments/{created.Text("id")}";
        foreach (var (question, options) in asked.Answers)
            await client.AnswerAsync(path, question, options?.ToJsonString() ?? "[]").ShouldBeOkAsync();
    }

    public async Task FinishAsync()
    {
        if (asked.Catalogue != CatalogueOf.Before)
            await EvaluateAsync();
        Keep("evaluation.json", await client.AskAsync($"{path}/evaluation").ShouldBeOkAsync());
        Keep("assessment.json", await client.AskAsync(path).ShouldBeOkAsync());
        await SaveAsync();
    }

    public void Dispose() => client.Dispose();

    private async Task EvaluateAsync()
    {
        Keep("evaluation.json", await EvaluateAsync([]));
        var everything = (await EvaluateAsync(Parts)).AsObject();
        Keep("evaluation-all.json", everything);
        foreach (var part in Parts)
        {
            // It is held by what it has of the answer to everything, and in the same words.
            var members = (await EvaluateAsync([part])).AsObject();
            foreach (var (name, value) in members)
                JsonNode.DeepEquals(value, everything[name]).Should().BeTrue("'{0}' of {1} is the same whatever else is included", name, asked.Name);
            Keep($"evaluation-{part}.json", new JsonArray([.. members.Select(member => JsonValue.Create(member.Key))]));
        }
    }

    private async Task<JsonNode> EvaluateAsync(string[] include)
    {
        var body = new JsonObject { ["answers"] = asked.Answers.DeepClone() };
        if (include.Length > 0)
            body["include"] = new JsonArray([.. include.Select(part => JsonValue.Create(part))]);
        return await client.PostAsync("/evaluations", body.ToJsonString()).ShouldBeOkAsync();
    }

    /// <summary>Of an assessment and its milestone, whose files say nearly the same, one has its files held and the other their hashes.</summary>
    private async Task SaveAsync()
    {
        JsonObject hashes = [];
        foreach (var ending in Endings)
        {
            var file = await FileAsync($"report.{ending}");
            hashes[$"report.{ending}"] = Hash(file);
            if (!asked.KeepsMilestone)
                Keep($"report.{ending}", file);
        }
        var recorded = await client.PostAsync($"{path}/milestones", asked.Decision.ToJsonString()).ShouldBeOkAsync(HttpStatusCode.Created);
        foreach (var ending in Endings)
            hashes[$"milestones/1/report.{ending}"] = Hash(await FileAsync($"milestones/1/report.{ending}"));
        Keep("milestone.json", recorded);
        Keep("hashes.json", hashes);
        if (asked.Pdf is { } pdf)
            await PrintAsync(pdf);

        var stored = await StoredMilestone.OfAsync(host, Id, Stop);
        ((string?)hashes["milestones/1/report.json"]).Should().Be(stored.Hash, "the JSON file of a milestone is what is stored").And.Be(Hash(stored.Content));
        if (asked.KeepsMilestone)
            answers.Stored(asked.Name, stored);
    }

    /// <summary>What others read in the PDF, since its bytes tell the moment and the browser that printed it.</summary>
    private async Task PrintAsync(string file)
    {
        var pdf = await FileAsync(file);
        var text = await Poppler.TextAsync(pdf) + "\n---- structure\n" + await Poppler.StructureAsync(pdf);
        Keep("report.pdf.txt", Encoding.UTF8.GetBytes(text));
    }

    private async Task<byte[]> FileAsync(string file)
    {
        using var response = await client.AskAsync($"{path}/{file}");
        var content = await response.Content.ReadAsByteArrayAsync(Stop);
        response.StatusCode.Should().Be(HttpStatusCode.OK, "{0} of {1} is {2}", file, asked.Name, Encoding.UTF8.GetString(content));
        return content;
    }

    private void Keep(string name, JsonNode answer) =>
        Keep(name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ContractJson.Written(answer)).Replace(Id, "{assessment}", StringComparison.Ordinal)));

    private void Keep(string name, byte[] content) => answers.Keep($"answers/{asked.Name}/{name}", content);

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
