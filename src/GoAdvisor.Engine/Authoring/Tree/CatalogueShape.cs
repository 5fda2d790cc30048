namespace GoAdvisor.Engine.Authoring.Tree;

/// <summary>
/// Which parts of a catalogue document have a path: fields by name, list items by slug, so that a path stays valid when something else is added, removed or
/// moved. Anything else, such as a condition, is one value.
/// </summary>
internal sealed class CatalogueShape
{
    public static CatalogueShape Value { get; } = new();

    public static CatalogueShape Root { get; } = MakeRoot();

    private readonly Dictionary<string, CatalogueShape> fields = [];

    /// <summary>The field that names an item of this list; null unless it is a list.</summary>
    public string? Key { get; private init; }

    /// <summary>The shape of the items of a list or the entries of a map; null when the parts are fields.</summary>
    public CatalogueShape? Item { get; private init; }

    public bool HasFields { get; private init; }

    public bool IsValue => Item is null && !HasFields;

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
            ("questionnaire", plain),
            ("jointCeilings", List("id", plain)),
            ("archetypes", List("id", Fields(("tilts", List("question", Fields(("factors", Map()))))))),
            ("profiles", List("id", Fields(("answers", Map()), ("expected", Fields(("scores", Map())))))));
    }
}
