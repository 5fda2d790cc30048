namespace GoAdvisor.Engine.Authoring.Tree;

/// <summary>Removing an item with everything that is about it, as one act.</summary>
/// <param name="Changes">The removals, and the lists that no longer name it.</param>
/// <param name="Goes">What goes with it, in words: "27 ratings", "3 effects of constraints"; empty when nothing does.</param>
/// <param name="Left">Problems that the catalogue has only afterwards: what still refers to it, and has to be told something else.</param>
public sealed record Removal(IReadOnlyList<CatalogueChange> Changes, IReadOnlyList<string> Goes, IReadOnlyList<CatalogueProblem> Left)
{
    /// <summary>Lists of ids from which an id can be taken without changing what they mean for the others.</summary>
    private static readonly HashSet<string> Naming = ["sources", "shareSources", "cappedBy", "alsoAcceptable"];

    /// <param name="tree">The draft.</param>
    /// <param name="path">Of the item.</param>
    public static Removal Of(CatalogueTree tree, string path)
    {
        var slash = path.LastIndexOf('/');
        var (list, id) = (path[..slash], path[(slash + 1)..]);
        var about = About(tree, list, id).ToList();
        var named = Named(tree, list, id).ToList();
        List<CatalogueChange> changes =
        [
            .. named,
            .. about.Select(one => new CatalogueChange { Path = one.Path, Kind = ChangeKind.Removed, Before = tree.Find(one.Path) }),
            new CatalogueChange { Path = path, Kind = ChangeKind.Removed, Before = tree.Find(path) },
        ];
        List<string> goes = [.. about.GroupBy(one => (one.One, one.Several)).Select(group => Count(group.Count(), group.Key.One, group.Key.Several))];
        if (named.Count > 0)
            goes.Add(Count(named.Count, "mention in a list", "mentions in lists"));
        var before = tree.Problems.ToHashSet();
        return new Removal(changes, goes, tree.TryApply(changes, out var after, out _) ? [.. after.Problems.Where(problem => !before.Contains(problem))] : []);
    }

    private static IEnumerable<(string Path, string One, string Several)> About(CatalogueTree tree, string list, string id) => list switch
    {
        "alternatives" =>
        [
            .. Entries(tree, "criteria", "ratings", id, "rating", "ratings"),
            .. Entries(tree, "aspects", "ratings", id, "rating", "ratings"),
            .. Entries(tree, "constraints", "effects", id, "effect of a constraint", "effects of constraints"),
            .. Entries(tree, "profiles", "expected/scores", id, "score of a worked profile", "scores of worked profiles"),
        ],
        "criteria" => (tree.Keys("questions") ?? []).SelectMany(question => Entries(tree, $"questions/{question}/options", "strengths", id, "strength of an option", "strengths of options")),
        "questions" =>
        [
            .. Entries(tree, "profiles", "answers", id, "answer of a worked profile", "answers of worked profiles"),
            .. Entries(tree, "archetypes", "tilts", id, "tilt of an archetype", "tilts of archetypes"),
        ],
        _ => [],
    };

    /// <summary>The entries of an id in a list of each item; the same id may have several.</summary>
    private static IEnumerable<(string Path, string One, string Several)> Entries(CatalogueTree tree, string list, string inner, string id, string one, string several) =>
        from item in tree.Keys(list) ?? []
        from key in tree.Keys($"{list}/{item}/{inner}") ?? []
        where key == id || key.StartsWith($"{id}~", StringComparison.Ordinal)
        select ($"{list}/{item}/{inner}/{key}", one, several);

    private static IEnumerable<CatalogueChange> Named(CatalogueTree tree, string list, string id)
    {
        string[] fields = list switch
        {
            "sources" => ["sources", "shareSources"],
            "criteria" => ["cappedBy"],
            "alternatives" => ["alsoAcceptable"],
            _ => [],
        };
        if (fields.Length == 0)
            yield break;
        using var document = JsonDocument.Parse(CatalogueReader.Write(tree.Catalogue));
        foreach (var (path, ids) in Lists(document.RootElement, ""))
        {
            if (!fields.Contains(path[(path.LastIndexOf('/') + 1)..]) || !ids.Contains(id))
                continue;
            var left = ids.Where(one => one != id).ToList();
            // An empty "cappedBy" is none at all.
            yield return new CatalogueChange
            {
                Path = path,
                Kind = ChangeKind.Changed,
                Before = tree.Find(path),
                After = left.Count == 0 && list == "criteria" ? null : CatalogueTree.Text(new JsonArray([.. left.Select(one => (JsonNode)one)])),
            };
        }
    }

    private static IEnumerable<(string Path, List<string> Ids)> Lists(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Lists(property.Value, path.Length == 0 ? property.Name : $"{path}/{property.Name}")),
        JsonValueKind.Array when path.Contains('/') && Naming.Contains(path[(path.LastIndexOf('/') + 1)..]) => [(path, [.. value.EnumerateArray().Select(id => id.GetString() ?? "")])],
        JsonValueKind.Array => value.EnumerateArray().Index().SelectMany(item => Lists(item.Item, $"{path}/{CatalogueForm.NameOf(item.Item) ?? $"#{item.Index + 1}"}")),
        _ => [],
    };

    private static string Count(int count, string one, string several) => count == 1 ? $"one {one}" : $"{count} {several}";
}
