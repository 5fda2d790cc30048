using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>Answers to evaluate, with what their assessment and their milestone are called.</summary>
/// <param name="Name">Of its folder; that of a worked case of the seeds begins with "profile-".</param>
/// <param name="Title">The title of the assessment.</param>
/// <param name="Context">Its context, or none.</param>
/// <param name="Answers">What is answered; an empty list is "I don't know".</param>
/// <param name="Decision">What is sent to record the milestone.</param>
/// <param name="Catalogue">On which of the published catalogues.</param>
/// <param name="Pdf">Which PDF is looked into, within the assessment; null for none, since printing takes its time.</param>
/// <param name="KeepsMilestone">Whether its milestone is held as it is stored, for later versions to read.</param>
internal sealed record ContractCase(
    string Name, string Title, string? Context, JsonObject Answers, JsonObject Decision, CatalogueOf Catalogue, string? Pdf, bool KeepsMilestone)
{
    /// <summary>The worked cases of the seeds, and the files of <c>cases</c>.</summary>
    public static IReadOnlyList<ContractCase> All => [.. Profiles.Values.Select(OfProfile), .. ContractFiles.In("cases").Select(file => OfFile(file.Name, file.Content))];

    private static SortedDictionary<string, JsonNode> Profiles { get; } =
        new(Directory.EnumerateFiles(Path.Combine(FirstCatalogue.Folder, "profiles"), "*.json")
            .SelectMany(file => ContractJson.Parse(File.ReadAllBytes(file)).Items("profiles")).ToDictionary(profile => profile.Text("id")), StringComparer.Ordinal);

    private static ContractCase OfProfile(JsonNode profile) => new(
        $"profile-{profile.Text("id")}", profile.Text("name"), profile.Text("team"), Copy(profile, "answers"),
        new JsonObject { ["name"] = "Board", ["date"] = "2026-11-20" }, CatalogueOf.Seeds, Pdf: null, KeepsMilestone: false);

    private static ContractCase OfFile(string name, JsonNode file)
    {
        var answers = file["from"] is { } from ? Copy(Profiles[from.GetValue<string>()], "answers") : [];
        foreach (var (question, options) in Copy(file, "answers"))
            answers[question] = options?.DeepClone();
        return new ContractCase(
            name, file.Text("title"), (string?)file["context"], answers, Copy(file, "decision"),
            Enum.Parse<CatalogueOf>((string?)file["catalogue"] ?? nameof(CatalogueOf.Seeds), ignoreCase: true),
            (string?)file["pdf"], KeepsMilestone: true);
    }

    private static JsonObject Copy(JsonNode from, string member) => from[member]?.DeepClone() as JsonObject ?? [];
}

/// <summary>The catalogue that a case is evaluated on.</summary>
internal enum CatalogueOf
{
    /// <summary>The one of the seeds, while it is the current one.</summary>
    Seeds,

    /// <summary>The one of the seeds, begun before and gone on with after another one was published.</summary>
    Before,

    /// <summary>One with a fifth alternative, published after that of the seeds.</summary>
    Five,
}
