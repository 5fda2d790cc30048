using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GoAdvisor.Engine.Catalogues;

/// <summary>Checks JSON against the catalogue's records and reports every missing, unknown, duplicate or mistyped field at once.</summary>
internal static class CatalogueForm
{
    /// <summary>Far more than a catalogue can use, and few enough to check.</summary>
    public const int MaxItems = 2048;

    private const string InvalidText = "holds half of a surrogate pair, which is no text";

    public static IEnumerable<CatalogueProblem> Check(JsonElement value, JsonTypeInfo type, string path) => type.Kind switch
    {
        JsonTypeInfoKind.Object => value.ValueKind == JsonValueKind.Object ? Fields(value, type, path) : WrongType(path, "an object", value),
        JsonTypeInfoKind.Enumerable => value.ValueKind == JsonValueKind.Array ? Items(value, type, path) : WrongType(path, "a list", value),
        JsonTypeInfoKind.Dictionary => value.ValueKind == JsonValueKind.Object ? Entries(value, type, path) : WrongType(path, "an object", value),
        _ => Value(value, type, path),
    };

    /// <summary>The name of an item in a path; null when it has none.</summary>
    public static string? NameOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var field in item.EnumerateObject())
        {
            if (NameOf(field) is "id" or "alternative" or "criterion" && field.Value.ValueKind == JsonValueKind.String && Text(field.Value) is { Length: > 0 } text)
                return text;
        }
        return null;
    }

    /// <summary>A placeholder for a name that is not valid text.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "a name that is no text";
        }
    }

    private static IEnumerable<CatalogueProblem> Fields(JsonElement value, JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>();
        foreach (var property in value.EnumerateObject())
        {
            var name = NameOf(property);
            if (type.Properties.FirstOrDefault(field => field.Name == name) is not { } field)
                yield return new CatalogueProblem(path, $"has a field '{name}', which is unknown; there are {string.Join(", ", type.Properties.Select(one => one.Name))}");
            else if (!seen.Add(name))
                yield return new CatalogueProblem(path, $"has '{name}' twice");
            else if (property.Value.ValueKind != JsonValueKind.Null || !field.IsSetNullable)
            {
                foreach (var problem in Check(property.Value, type.Options.GetTypeInfo(field.PropertyType), $"{path}/{name}"))
                    yield return problem;
            }
        }
        foreach (var field in type.Properties.Where(field => field.IsRequired && !seen.Contains(field.Name)))
            yield return new CatalogueProblem(path, $"needs '{field.Name}'");
    }

    private static IEnumerable<CatalogueProblem> Items(JsonElement value, JsonTypeInfo type, string path)
    {
        if (value.GetArrayLength() > MaxItems)
            return [new CatalogueProblem(path, $"has {value.GetArrayLength()} items; at most {MaxItems} are read")];
        return value.EnumerateArray().Index().SelectMany(item =>
            Check(item.Item, Element(type), $"{path}/{NameOf(item.Item) ?? $"#{item.Index + 1}"}"));
    }

    private static IEnumerable<CatalogueProblem> Entries(JsonElement value, JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>();
        foreach (var property in value.EnumerateObject())
        {
            var name = NameOf(property);
            if (!seen.Add(name))
                yield return new CatalogueProblem(path, $"has '{name}' twice");
            foreach (var problem in Check(property.Value, Element(type), $"{path}/{name}"))
                yield return problem;
        }
    }

    private static JsonTypeInfo Element(JsonTypeInfo type) =>
        type.Options.GetTypeInfo(type.ElementType ?? throw new InvalidOperationException($"{type.Type} has no elements."));

    private static IEnumerable<CatalogueProblem> Value(JsonElement value, JsonTypeInfo type, string path)
    {
        try
        {
            if (value.ValueKind != JsonValueKind.Null && value.Deserialize(type) is not null)
                return [];
        }
        catch (JsonException e) when (Expected(type.Type) is null)
        {
            return [new CatalogueProblem(path, e.Message)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            if (value.ValueKind == JsonValueKind.String && type.Type == typeof(string))
                return [new CatalogueProblem(path, InvalidText)];
        }
        return WrongType(path, Expected(type.Type) ?? "a condition", value);
    }

    /// <summary>Null when the converter's own message says what it expects.</summary>
    private static string? Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "a text";
        if (type == typeof(int))
            return "a whole number";
        if (type == typeof(decimal))
            return "a number";
        if (type == typeof(bool))
            return "true or false";
        return type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}" : null;
    }

    private static IEnumerable<CatalogueProblem> WrongType(string path, string expected, JsonElement value) =>
        [new CatalogueProblem(path, $"must be {expected}, not {value.GetRawText().Truncated(40)}")];

    private static string? Text(JsonElement name)
    {
        try
        {
            return name.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
