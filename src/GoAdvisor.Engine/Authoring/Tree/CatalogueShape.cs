namespace GoAdvisor.Engine.Authoring.Tree;

/// <summary>
/// Which parts of a catalogue's document can be addressed, and by what: fields by their name, items of a list by their slug, so that a path
/// stays right when something is added, removed or moved elsewhere. What has no parts here is one value, such as a condition.
/// </summary>
internal sealed class CatalogueShape
{
    public static CatalogueShape Value { get; } = new();

    public static CatalogueShape Root { get; } = MakeRoot();

    private readonly Dictionary<string, CatalogueShape> fields = [];

    /// <summary>What an item of this list is named after; null unless it is a list.</summary>
    public string? Key { get; private init; }

    /// <summary>What items of this list, or entries of this map, look like; null where parts are fields.</summary>
    public CatalogueShape? Item { get; private init; }

    public bool HasFields { get; private init; }

    public bool IsValue => Item is null && !HasFields;

    /// <summary>What a field, item or entry looks like.</summary>
    public CatalogueShape Of(string key) => Item ?? fields.GetValueOrDefault(key, Value);

    private static CatalogueShape Fields(params ReadOnlySpan<(string Name, CatalogueShape Shape)> parts)
    {
        var shape = new CatalogueShape { HasFields = true };
        foreach (var (name, part) in parts)
            shape.fields.Add(name, part);
        return shape;
    }

    private static CatalogueShape List(string key, CatalogueShape item) => new() { Key = key, Item = item };

    private static CatalogueShape Map() => new() { Item = Value };

    private static CatalogueShape MakeRoot()
    {
        var plain = Fields();
        var row = Fields(("anchors", plain), ("ratings", List("alternative", plain)));
        var option = Fields(("strengths", List("criterion", plain)));
        return Fields(
            ("sections", List("id", plain)),
            ("alternatives", List("id", plain)),
            ("sources", List("id", plain)),
            ("criteria", List("id", row)),
            ("aspects", List("id", row)),
            ("questions", List("id", Fields(("options", List("id", option))))),
            ("constraints", List("id", Fields(("effects", List("alternative", plain))))),
            ("claims", List("id", plain)),
            ("thresholds", plain),
            ("draws", plain),
            ("profiles", List("id", Fields(("answers", Map()), ("expected", Fields(("scores", Map())))))));
    }
}
