using System.Text;

namespace GoAdvisor.Engine.Authoring.Tree;

/// <summary>
/// A catalogue whose every field and item has a path. It has the form of a catalogue, but need not be consistent: a draft may refer to
/// something that is not there yet. Never changes; applying changes makes another one. Whoever has the same tree shares what it makes: it is
/// read, validated and compiled once.
/// </summary>
public sealed class CatalogueTree
{
    private readonly JsonObject root;
    private readonly Lazy<IReadOnlyList<CatalogueProblem>> problems;
    private readonly Lazy<DecisionModel?> model;

    /// <summary>Cached because a page and the store apply the same change to the same tree.</summary>
    private AppliedChange? last;

    private CatalogueTree(JsonObject root, Catalogue catalogue)
    {
        (this.root, Catalogue) = (root, catalogue);
        problems = new Lazy<IReadOnlyList<CatalogueProblem>>(() => [.. CatalogueValidator.Validate(catalogue), .. AuthoringRules.Check(catalogue)]);
        model = new Lazy<DecisionModel?>(() => Problems.Count == 0 ? new DecisionModel(catalogue) : null);
    }

    internal JsonObject Root => root;

    /// <summary>The catalogue, which may be inconsistent.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>What is inconsistent in it; empty when nothing is.</summary>
    public IReadOnlyList<CatalogueProblem> Problems => problems.Value;

    /// <summary>The catalogue compiled; null while it is inconsistent.</summary>
    public DecisionModel? Model => model.Value;

    /// <summary>The catalogue's own fields and items.</summary>
    public static CatalogueTree Of(Catalogue catalogue) => new(Write(catalogue), catalogue);

    /// <summary>Reads a document that has the form of a catalogue, whether it is consistent or not.</summary>
    /// <exception cref="JsonException">It has another form.</exception>
    public static CatalogueTree Parse(ReadOnlySpan<byte> utf8Json) =>
        Of(JsonSerializer.Deserialize(utf8Json, CatalogueReader.Json.Catalogue) ?? throw new JsonException("A catalogue is an object."));

    /// <summary>A value as JSON without white space; null when there is nothing at this path.</summary>
    public string? Find(string path) => Locate(path) is { } found && found.Parts.IndexOf(found.Key) is var i && i >= 0 ? Text(found.Parts.Values[i]) : null;

    /// <summary>The slugs of a list's items, or the names of a map's entries, in order; null when there is no list at this path.</summary>
    public IReadOnlyList<string>? Keys(string path) => Locate(path) is { } found && !found.Shape.IsValue && found.Shape.Item is not null
        && found.Value is { } list ? new TreeParts(list, found.Shape).Keys : null;

    /// <summary>The slug of the item before this one in its list; null for the first one, and for what is no item.</summary>
    public string? Follows(string path) => Locate(path) is { } found && found.IsItem && found.Parts.IndexOf(found.Key) is > 0 and var i
        ? found.Parts.Keys[i - 1] : null;

    /// <summary>
    /// Whether what the change assumes is still so: the field has the value before it, an item to remove is as it was, one to add is not there,
    /// one to move has the place it had.
    /// </summary>
    public bool Matches(CatalogueChange change) => change.Kind == ChangeKind.Moved
        ? Find(change.Path) is not null && Follows(change.Path) == change.FollowedBefore
        : Find(change.Path) == Compact(change.Before);

    /// <summary>A value as it is compared: without white space and with characters as they are; null for null.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static string? Compact(string? json) => json is null ? null : Text(JsonNode.Parse(json));

    /// <summary>Makes changes, all or none. What they assume about the values before is not looked at.</summary>
    /// <param name="changes">Changes to different parts; those to a list state the places it has when all are made.</param>
    /// <param name="tree">With the changes, or this one when something is wrong with them.</param>
    /// <param name="problem">Why they cannot be made; empty when they are made.</param>
    public bool TryApply(IReadOnlyList<CatalogueChange> changes, out CatalogueTree tree, out string problem)
    {
        if (changes is [var repeated] && last is { } applied && applied.Change == repeated)
        {
            (tree, problem) = (applied.Tree, "");
            return true;
        }
        try
        {
            if (changes is [{ Path: "", After: { } document }])
            {
                (tree, problem) = (Parse(Encoding.UTF8.GetBytes(document)), "");
                return true;
            }
            var copy = new CatalogueTree((JsonObject)root.DeepClone(), Catalogue);
            problem = copy.ApplyChanges(changes) ?? "";
            // Reading it back finds values of the wrong type; writing it again restores the order of the fields.
            tree = problem.Length == 0 ? Of(Read(copy.root)) : this;
            if (problem.Length == 0 && changes is [var only])
                last = new AppliedChange(only, tree);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            (tree, problem) = (this, $"This does not fit there: {e.Message}");
        }
        return problem.Length == 0;
    }

    internal static string Text(JsonNode? value) => value?.ToJsonString(CatalogueReader.Compact) ?? "null";

    private static JsonObject Write(Catalogue catalogue) => JsonSerializer.SerializeToNode(catalogue, CatalogueReader.Json.Catalogue) as JsonObject
        ?? throw new ArgumentException("A catalogue is an object.", nameof(catalogue));

    private static Catalogue Read(JsonObject root) =>
        root.Deserialize(CatalogueReader.Json.Catalogue) ?? throw new JsonException("A catalogue is an object.");

    private string? ApplyChanges(IReadOnlyList<CatalogueChange> changes)
    {
        foreach (var change in changes.Where(change => change.Kind == ChangeKind.Changed))
        {
            if (Set(change) is { } problem)
                return problem;
        }
        // Inner lists first: their paths lead through items that may be moved or removed afterwards.
        foreach (var list in changes.Where(change => change.Kind != ChangeKind.Changed).GroupBy(change => Parent(change.Path))
            .OrderByDescending(list => list.Key.Count(letter => letter == '/')))
        {
            if (Rearrange(list.Key, [.. list]) is { } problem)
                return problem;
        }
        return null;
    }

    private string? Set(CatalogueChange change)
    {
        // A whole part may come or go where the catalogue's form allows it, which reading it back finds out.
        if (Locate(change.Path) is not { } found || !(found.Shape.IsValue || found.Value is null || change.After is null))
            return $"{change.Path} is no field.";
        if (found.IsItem && found.Parts.IndexOf(found.Key) < 0)
            return $"{change.Path} is not there.";
        if (found.Parent is not JsonObject fields)
            return $"{change.Path} is no field.";
        if (found.KeyField == found.Key)
            return $"{change.Path} names its item and cannot be changed; add an item with the other name and remove this one.";
        if (change.After is null)
            fields.Remove(found.Key);
        else
            fields[found.Key] = JsonNode.Parse(change.After);
        return null;
    }

    private string? Rearrange(string path, IReadOnlyList<CatalogueChange> changes)
    {
        if (Locate(path) is not { Value: { } list } found || found.Shape.Item is null)
            return $"{path} is no list.";
        return new TreeParts(list, found.Shape).Rearrange(changes);
    }

    private Location? Locate(string path)
    {
        JsonNode? node = root;
        var (shape, keyField, isItem) = (CatalogueShape.Root, (string?)null, false);
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (node is null || shape.IsValue)
                return null;
            var parts = new TreeParts(node, shape);
            var (parent, key, within) = (node, segments[i], shape);
            node = parts.IndexOf(key) is var at && at >= 0 ? parts.Values[at] : null;
            if (i == segments.Length - 1)
                return new Location(parent, parts, key, node, shape.Of(key), isItem ? keyField : null, shape.Item is not null);
            (shape, keyField, isItem) = (shape.Of(key), within.Key, within.Item is not null);
        }
        return null;
    }

    private static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    private sealed record AppliedChange(CatalogueChange Change, CatalogueTree Tree);

    private sealed record Location(JsonNode Parent, TreeParts Parts, string Key, JsonNode? Value, CatalogueShape Shape, string? KeyField, bool IsItem);
}
