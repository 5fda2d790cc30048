using System.Buffers;

namespace GoAdvisor.Engine.Authoring;

/// <summary>
/// What a catalogue has to keep to before it is published, whether it is typed or imported: lengths, no control characters, no two of a name. Versions that are
/// published already are read without.
/// </summary>
public static class AuthoringRules
{
    /// <summary>The longest text of a field that has no limit of its own, in UTF-16 characters.</summary>
    public const int LongText = 4000;

    /// <summary>The longest name, in UTF-16 characters.</summary>
    public const int Name = 200;

    /// <summary>The longest title, question or label, in UTF-16 characters.</summary>
    public const int Title = 400;

    private static readonly Dictionary<string, int> Lengths = new()
    {
        ["name"] = Name,
        ["title"] = Title,
        ["text"] = Title,
        ["label"] = Title,
        ["read"] = 10,
    };

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\n', '\r', '\t']), '\u007F']);

    /// <summary>Everything that is against the rules, in the order of the catalogue; empty when nothing is.</summary>
    public static IReadOnlyList<CatalogueProblem> Check(Catalogue catalogue)
    {
        using var document = JsonDocument.Parse(CatalogueReader.Write(catalogue));
        return [.. Texts(document.RootElement, "", ""), .. Doubles(catalogue)];
    }

    private static IEnumerable<CatalogueProblem> Texts(JsonElement value, string path, string field) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Texts(property.Value, path.Length == 0 ? property.Name : $"{path}/{property.Name}", property.Name)),
        JsonValueKind.Array => value.EnumerateArray().Index().SelectMany(item => Texts(item.Item, $"{path}/{CatalogueForm.NameOf(item.Item) ?? $"#{item.Index + 1}"}", field)),
        JsonValueKind.String => Text(value.GetString() ?? "", path, field),
        _ => [],
    };

    private static IEnumerable<CatalogueProblem> Text(string text, string path, string field)
    {
        var most = Lengths.GetValueOrDefault(field, LongText);
        if (text.Length > most)
            yield return new CatalogueProblem(path, $"has {text.Length} characters; {most} are allowed. Shorten it by {text.Length - most}");
        if (text.IndexOfAny(Controls) is >= 0 and var at)
            yield return new CatalogueProblem(path, $"has a control character (number {(int)text[at]}) as its character {at + 1}; take it out");
    }

    private static IEnumerable<CatalogueProblem> Doubles(Catalogue catalogue) =>
        Doubles("alternatives", catalogue.Alternatives.Select(one => (one.Id, one.Name)))
            .Concat(Doubles("criteria", catalogue.Criteria.Select(one => (one.Id, one.Name))))
            .Concat(catalogue.Questions.SelectMany(question => Doubles($"questions/{question.Id}/options", question.Options.Select(option => (option.Id, option.Label)))));

    private static IEnumerable<CatalogueProblem> Doubles(string list, IEnumerable<(string Id, string Name)> items) =>
        from same in items.GroupBy(item => item.Name.Trim(), StringComparer.OrdinalIgnoreCase)
        from item in same.Skip(1)
        where same.Key.Length > 0
        select new CatalogueProblem($"{list}/{item.Id}", $"has the same name as '{same.First().Id}', “{same.First().Name}”; give it one of its own");
}
