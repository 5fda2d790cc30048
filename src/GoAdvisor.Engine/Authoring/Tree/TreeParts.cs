namespace GoAdvisor.Engine.Authoring.Tree;

/// <summary>The fields of an object, the items of a list or the entries of a map, with their names in order.</summary>
internal sealed class TreeParts
{
    private readonly JsonNode node;
    private readonly string? keyField;
    private readonly List<string> keys = [];
    private readonly List<JsonNode?> values = [];

    public TreeParts(JsonNode node, CatalogueShape shape)
    {
        (this.node, keyField) = (node, shape.Key);
        if (node is JsonArray list && shape.Key is { } key)
            AddItems(list, key);
        else if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields)
            {
                keys.Add(name);
                values.Add(value);
            }
        }
    }

    public IReadOnlyList<string> Keys => keys;

    public IReadOnlyList<JsonNode?> Values => values;

    public int IndexOf(string key) => keys.IndexOf(key);

    /// <summary>Adds, removes and moves items; returns what is wrong with the changes, or null.</summary>
    public string? Rearrange(IReadOnlyList<CatalogueChange> changes)
    {
        var pending = new Dictionary<string, (JsonNode? Value, string? Follows, string Path)>();
        foreach (var change in changes)
        {
            var key = change.Path[(change.Path.LastIndexOf('/') + 1)..];
            var at = IndexOf(key);
            if (change.Kind == ChangeKind.Added ? at >= 0 && changes.All(other => other.Kind != ChangeKind.Removed || other.Path != change.Path) : at < 0)
                return change.Kind == ChangeKind.Added ? $"{change.Path} is there already." : $"{change.Path} is not there.";
            var value = change.Kind == ChangeKind.Added ? JsonNode.Parse(change.After ?? "null") : values[at];
            if (change.Kind == ChangeKind.Added && keyField is not null && NameOf(value, keyField) != key.Split('~')[0])
                return $"{change.Path} needs '{key}' as its '{keyField}'.";
            if (change.Kind != ChangeKind.Added)
            {
                keys.RemoveAt(at);
                values.RemoveAt(at);
            }
            if (change.Kind != ChangeKind.Removed && !pending.TryAdd(key, (value, change.FollowsAfter, change.Path)))
                return $"{change.Path} is named twice.";
        }
        while (pending.Count > 0)
        {
            // An item that follows another pending item is inserted after it.
            var (key, next) = pending.FirstOrDefault(entry => entry.Value.Follows is null || !pending.ContainsKey(entry.Value.Follows));
            if (key is null)
                return $"{pending.First().Value.Path} would follow itself.";
            var index = next.Follows is null ? -1 : IndexOf(next.Follows);
            if (next.Follows is not null && index < 0)
                return $"{next.Path} cannot follow '{next.Follows}', which is not there.";
            keys.Insert(index + 1, key);
            values.Insert(index + 1, next.Value);
            pending.Remove(key);
        }
        WriteBack();
        return null;
    }

    private static string NameOf(JsonNode? item, string keyField) =>
        item is JsonObject fields && fields[keyField] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    private void AddItems(JsonArray list, string key)
    {
        var seen = new Dictionary<string, int>();
        foreach (var item in list)
        {
            var name = NameOf(item, key);
            var times = seen[name] = seen.GetValueOrDefault(name) + 1;
            keys.Add(times == 1 ? name : $"{name}~{times}");
            values.Add(item);
        }
    }

    private void WriteBack()
    {
        if (node is JsonArray list)
        {
            list.Clear();
            foreach (var value in values)
                list.Add(value);
        }
        else if (node is JsonObject entries)
        {
            entries.Clear();
            foreach (var (i, key) in keys.Index())
                entries.Add(key, values[i]);
        }
    }
}
