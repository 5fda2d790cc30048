namespace GoAdvisor.Web.Hosting.Api;

/// <summary>
/// A value in a parsed body, or the place of a missing one. The readers return null or something empty for a value of the wrong shape and
/// record the error under its path, so that all errors of a request are collected.
/// </summary>
/// <param name="Element">Undefined when the value is missing.</param>
/// <param name="Place">Null for the body itself.</param>
internal readonly record struct RequestValue(JsonElement Element, RequestPlace? Place, ValidationErrors Errors)
{
    public JsonValueKind Kind => Element.ValueKind;

    public bool IsGiven => Kind is not (JsonValueKind.Undefined or JsonValueKind.Null);

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

    public void Refuse(string what) => Errors.Add(Place?.ToString() ?? ValidationErrors.Whole, what);

    /// <summary>The known properties of an object. Unknown ones are refused by name, because their sender expects an effect.</summary>
    public RequestFields ReadFields(params ReadOnlySpan<string> known)
    {
        var fields = new Dictionary<string, JsonElement>();
        if (!HasKind(JsonValueKind.Object, "an object"))
            return new RequestFields(this, fields);
        foreach (var property in Element.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
                Refuse("has a property whose name is no valid text");
            else if (!known.Contains(name))
                Field(name, default).Refuse($"is not a property of {(Place?.ToString() ?? "this request")}; it takes {string.Join(", ", known.ToArray())}");
            else if (!fields.TryAdd(name, property.Value))
                Field(name, default).Refuse("stands twice");
        }
        return new RequestFields(this, fields);
    }

    /// <summary>The entries of an object with arbitrary names; null when the value is no object.</summary>
    /// <param name="what">What the value should be, for the error.</param>
    /// <param name="nameless">What an entry is called in the error about an invalid name.</param>
    /// <param name="hint">Added to the error about a missing value.</param>
    public IEnumerable<(RequestValue Value, string Name, bool IsRepeated)>? ReadEntries(string what, string nameless, string hint = "") =>
        IsRequired(JsonValueKind.Object, what, hint) ? Entries(nameless) : null;

    /// <summary>Null when the value is no list.</summary>
    public IEnumerable<RequestValue>? ReadItems(string what, string hint = "") => IsRequired(JsonValueKind.Array, what, hint) ? Items() : null;

    public string? ReadString(string what, string hint = "")
    {
        if (!HasKind(JsonValueKind.String, what, hint))
            return null;
        var text = StringOf(Element);
        if (text is null)
            Refuse($"is no valid text{hint}");
        return text;
    }

    /// <summary>Truncated to the longest id there is: a longer one is only repeated in an error.</summary>
    public string? ReadId(string what) => ReadString(what)?.Truncated(Limits.Slug);

    /// <summary>Trimmed; null when absent, null or invalid.</summary>
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

    /// <summary>Null when absent, null or invalid.</summary>
    public DateOnly? ReadDay()
    {
        if (!IsGiven)
            return null;
        if (Kind == JsonValueKind.String && DateOnly.TryParseExact(StringOf(Element), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse("must be a day as year-month-day, such as \"2026-11-23\"");
        return null;
    }

    /// <summary>Exact to 28 decimals; null when invalid.</summary>
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

    /// <summary>The default when absent, null or invalid.</summary>
    public int ReadInt(int defaultValue) => (int?)ReadInteger(int.MinValue, int.MaxValue) ?? defaultValue;

    /// <summary>Both bounds are inclusive; null when absent, null or invalid.</summary>
    public long? ReadInteger(long min, long max)
    {
        if (!IsGiven || !HasKind(JsonValueKind.Number, "a whole number"))
            return null;
        // 10000.0 and 1e4 are whole numbers too.
        if (!Element.TryGetDecimal(out var number) || number < min || number > max)
            Refuse($"must be a whole number from {min}{(max == long.MaxValue ? "" : $" to {max}")}");
        else if (number != decimal.Truncate(number))
            Refuse("must be a whole number, without a fraction");
        else
            return (long)number;
        return null;
    }

    public RequestValue Field(string name, JsonElement element) => new(element, new RequestPlace(Place, name), Errors);

    private IEnumerable<RequestValue> Items()
    {
        var index = 0;
        foreach (var item in Element.EnumerateArray())
            yield return new RequestValue(item, new RequestPlace(Place, Index: index++), Errors);
    }

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
            return HasKind(kind, what);
        Refuse($"is required: {what}{hint}");
        return false;
    }

    private bool HasKind(JsonValueKind kind, string what, string hint = "")
    {
        if (Kind == kind)
            return true;
        Refuse($"must be {what}, not {KindName}{hint}");
        return false;
    }

    /// <summary>Truncated like ids; null when invalid.</summary>
    private static string? NameOf(JsonProperty property) => ValidText(property, static property => property.Name)?.Truncated(Limits.Slug);

    private static string? StringOf(JsonElement element) => ValidText(element, static element => element.GetString());

    /// <summary>Null for invalid UTF-8 and for an unpaired surrogate: the parser accepts both and throws when the string is read.</summary>
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

/// <summary>Where a value stands in its body. Its text is made only for an error, which few values have.</summary>
/// <param name="Parent">Null for a property of the body.</param>
/// <param name="Name">Null for an item of a list.</param>
internal sealed record RequestPlace(RequestPlace? Parent, string? Name = null, int Index = 0)
{
    /// <summary>Such as <c>criteria[0].weight</c>.</summary>
    public override string ToString() => Name is null ? $"{Parent}[{Index}]" : Parent is null ? Name : $"{Parent}.{Name}";
}

/// <summary>The properties of an object; a missing one is an undefined value with its path.</summary>
internal sealed class RequestFields(RequestValue parent, IReadOnlyDictionary<string, JsonElement> fields)
{
    public RequestValue this[string name] => parent.Field(name, fields.GetValueOrDefault(name));

    /// <summary>The names present, in their order.</summary>
    public IReadOnlyList<string> Names => [.. fields.Keys];
}
