using System.Globalization;
using System.Text.Json;

namespace GoAdvisor.Web.Hosting.Api;

/// <summary>
/// A value in a parsed body, or the place where one could stand. It is read as what it should be. What it is not is named by its path, and null or
/// something empty stands in for it, so that the rest is read as well and everything that is wrong is told at once.
/// </summary>
/// <param name="Element">Undefined where there is nothing.</param>
/// <param name="Path">Such as <c>criteria[0].weight</c>; empty for the body itself.</param>
/// <param name="Errors">Receives what is wrong.</param>
internal readonly record struct RequestValue(JsonElement Element, string Path, ValidationErrors Errors)
{
    public JsonValueKind Kind => Element.ValueKind;

    /// <summary>Whether there is something other than null.</summary>
    public bool IsGiven => Kind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>What it is, for a sentence that says what it should have been.</summary>
    public string KindName => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => Element.GetRawText(),
    };

    public bool IsText(string text) => Kind == JsonValueKind.String && StringOf(Element) == text;

    public void Refuse(string what) => Errors.Add(Path.Length == 0 ? ValidationErrors.Whole : Path, what);

    /// <summary>The known properties of an object. Unknown ones are refused by name: whoever sends them expects them to do something.</summary>
    public RequestFields ReadFields(params ReadOnlySpan<string> known)
    {
        var fields = new Dictionary<string, JsonElement>();
        if (!Is(JsonValueKind.Object, "an object"))
            return new RequestFields(this, fields);
        foreach (var property in Element.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
                Refuse("has a property whose name is no valid text");
            else if (!known.Contains(name))
                Field(name, default).Refuse($"is not a property of {(Path.Length == 0 ? "this request" : Path)}; it takes {string.Join(", ", known.ToArray())}");
            else if (!fields.TryAdd(name, property.Value))
                Field(name, default).Refuse("stands twice");
        }
        return new RequestFields(this, fields);
    }

    /// <summary>The entries of an object with any names; null when it is none. One that stands twice is named after it was read.</summary>
    /// <param name="what">What it should be.</param>
    /// <param name="nameless">An entry, for a sentence about its name.</param>
    /// <param name="hint">More about that, where it is missing.</param>
    public IEnumerable<(RequestValue Value, string Name, bool IsRepeated)>? ReadEntries(string what, string nameless, string hint = "") =>
        IsRequired(JsonValueKind.Object, what, hint) ? Entries(nameless) : null;

    /// <summary>The items of a list; null when it is none.</summary>
    /// <param name="what">What it should be.</param>
    /// <param name="hint">More about that, where it is missing.</param>
    public IEnumerable<RequestValue>? ReadItems(string what, string hint = "")
    {
        var (path, errors) = (Path, Errors);
        return IsRequired(JsonValueKind.Array, what, hint) ? Element.EnumerateArray().Select((item, i) => new RequestValue(item, $"{path}[{i}]", errors)) : null;
    }

    /// <summary>A text as it is; null when it is none.</summary>
    /// <param name="what">What it should be.</param>
    /// <param name="hint">What would be right.</param>
    public string? ReadString(string what, string hint = "")
    {
        if (!Is(JsonValueKind.String, what, hint))
            return null;
        var text = StringOf(Element);
        if (text is null)
            Refuse($"is no valid text{hint}");
        return text;
    }

    /// <summary>An id. It is shortened where it is longer than any: then it can only be repeated, and a beginning is enough to recognise it.</summary>
    public string? ReadId(string what) => ReadString(what)?.Truncated(Limits.Slug);

    /// <summary>A text without the space around it, or null when it is absent, null, or not as it should be.</summary>
    public string? ReadText(int limit, bool required)
    {
        if (Kind == JsonValueKind.Undefined && required)
            Refuse("is required");
        if (Kind == JsonValueKind.Undefined || (Kind == JsonValueKind.Null && !required) || ReadString("text")?.Trim() is not { } text)
            return null;
        if (required && text.Length == 0)
            Refuse("must not be empty");
        else if (text.Length > limit)
            Refuse($"has {text.Length} characters; at most {limit} are accepted");
        else
            return text;
        return null;
    }

    /// <summary>A day, or null when it is absent, null, or not as it should be.</summary>
    public DateOnly? ReadDay()
    {
        if (!IsGiven)
            return null;
        if (Kind == JsonValueKind.String && DateOnly.TryParseExact(StringOf(Element), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse("must be a day as year-month-day, such as \"2026-11-23\"");
        return null;
    }

    /// <summary>A number as it is written, to 28 decimals; null when it is none.</summary>
    public decimal? ReadNumber()
    {
        if (!IsRequired(JsonValueKind.Number, "a number"))
            return null;
        if (Element.TryGetDecimal(out var number))
            return number;
        if (Element.TryGetDouble(out var tiny) && Math.Abs(tiny) < 1)
            return 0;
        Refuse("is too large a number; use a larger unit");
        return null;
    }

    /// <summary>A whole number; the usual one when it is absent, null, or not as it should be.</summary>
    public int ReadInt(int usual) => (int?)ReadInteger(int.MinValue, int.MaxValue) ?? usual;

    /// <summary>A whole number between two others, both included; null when it is absent, null, or not as it should be.</summary>
    public long? ReadInteger(long least, long most)
    {
        if (!IsGiven || !Is(JsonValueKind.Number, "a whole number"))
            return null;
        // 10000.0 and 1e4 are whole numbers too.
        if (!Element.TryGetDecimal(out var number) || number < least || number > most)
            Refuse($"must be a whole number from {least}{(most == long.MaxValue ? "" : $" to {most}")}");
        else if (number != decimal.Truncate(number))
            Refuse("must be a whole number, without a fraction");
        else
            return (long)number;
        return null;
    }

    public RequestValue Field(string name, JsonElement element) => new(element, Path.Length == 0 ? name : $"{Path}.{name}", Errors);

    private IEnumerable<(RequestValue Value, string Name, bool IsRepeated)> Entries(string nameless)
    {
        var seen = new HashSet<string>();
        foreach (var property in Element.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
            {
                Refuse($"has {nameless} is no valid text");
                continue;
            }
            var (value, isRepeated) = (Field(name, property.Value), !seen.Add(name));
            yield return (value, name, isRepeated);
            if (isRepeated)
                value.Refuse("stands twice");
        }
    }

    private bool IsRequired(JsonValueKind kind, string what, string hint = "")
    {
        if (Kind != JsonValueKind.Undefined)
            return Is(kind, what);
        Refuse($"is required: {what}{hint}");
        return false;
    }

    private bool Is(JsonValueKind kind, string what, string hint = "")
    {
        if (Kind == kind)
            return true;
        Refuse($"must be {what}, not {KindName}{hint}");
        return false;
    }

    /// <summary>Shortened as ids are; null when it is no valid text.</summary>
    private static string? NameOf(JsonProperty property) => ValidText(property, static property => property.Name)?.Truncated(Limits.Slug);

    /// <summary>Null when it is no valid text.</summary>
    private static string? StringOf(JsonElement element) => ValidText(element, static element => element.GetString());

    /// <summary>Null for broken UTF-8 and for half a surrogate pair: the parser lets both pass and then has no text to give.</summary>
    private static string? ValidText<T>(T source, Func<T, string?> read)
    {
        try
        {
            return read(source);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>The properties of an object; where one is missing, its place.</summary>
internal sealed class RequestFields(RequestValue whole, IReadOnlyDictionary<string, JsonElement> fields)
{
    public RequestValue this[string name] => whole.Field(name, fields.GetValueOrDefault(name));

    /// <summary>Those that are there, in the order in which they stand.</summary>
    public IReadOnlyList<string> Names => [.. fields.Keys];
}
