using System.Globalization;
using System.Text.Json;

namespace GoAdvisor.Web.Hosting.Api;

/// <summary>Reads parts of a parsed body and names what is not as it should be, by its path.</summary>
internal static class JsonFields
{
    private const int MaxQuestions = 200;
    private const int MaxOptions = 100;

    /// <summary>The known properties of the body. Unknown ones are refused by name: whoever sends them expects them to do something.</summary>
    public static Dictionary<string, JsonElement> Fields(this JsonElement element, ValidationErrors bad, params ReadOnlySpan<string> known) =>
        element.FieldsAt("", bad, known);

    /// <summary>The known properties of an object somewhere in the body.</summary>
    /// <param name="element">The object, as it should be.</param>
    /// <param name="path">Where it stands; empty for the body itself.</param>
    /// <param name="bad">Where mistakes are named.</param>
    /// <param name="known">The names of its properties.</param>
    public static Dictionary<string, JsonElement> FieldsAt(this JsonElement element, string path, ValidationErrors bad, params ReadOnlySpan<string> known)
    {
        var whole = path.Length == 0;
        var fields = new Dictionary<string, JsonElement>();
        if (element.ValueKind != JsonValueKind.Object)
        {
            bad.Add(whole ? ValidationErrors.Whole : path, $"must be an object, not {Kind(element)}");
            return fields;
        }
        foreach (var property in element.EnumerateObject())
        {
            if (Name(property) is not { } name)
                bad.Add(whole ? ValidationErrors.Whole : path, "has a property whose name is no valid text");
            else if (!known.Contains(name))
                bad.Add(whole ? name : $"{path}.{name}", $"is not a property of {(whole ? "this request" : path)}; it takes {string.Join(", ", known.ToArray())}");
            else if (!fields.TryAdd(name, property.Value))
                bad.Add(whole ? name : $"{path}.{name}", "stands twice");
        }
        return fields;
    }

    /// <summary>Question → options, as far as they have the right shape; whether they exist is for the catalogue to say.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Answers(this Dictionary<string, JsonElement> fields, string field, ValidationErrors bad)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>();
        if (!fields.TryGetValue(field, out var element))
            bad.Add(field, "is required: an object of question → list of options; {} answers nothing");
        else if (element.ValueKind != JsonValueKind.Object)
            bad.Add(field, $"must be an object of question → list of options, not {Kind(element)}");
        else if (element.GetPropertyCount() > MaxQuestions)
            bad.Add(field, $"answers {element.GetPropertyCount()} questions; at most {MaxQuestions} are read");
        else
        {
            foreach (var property in element.EnumerateObject())
            {
                if (Name(property) is not { } question)
                    bad.Add(field, "has a question whose name is no valid text");
                else if (!answers.TryAdd(question, Options(property.Value, $"{field}.{question}", bad)))
                    bad.Add($"{field}.{question}", "stands twice");
            }
        }
        return answers;
    }

    public static IReadOnlyList<string> Options(this Dictionary<string, JsonElement> fields, string field, ValidationErrors bad)
    {
        if (fields.TryGetValue(field, out var element))
            return Options(element, field, bad);
        bad.Add(field, "is required: a list of options; [] says that you do not know");
        return [];
    }

    /// <summary>A text without the space around it, or null when it is absent, null, or not as it should be.</summary>
    public static string? Text(this Dictionary<string, JsonElement> fields, string field, int limit, bool required, ValidationErrors bad)
    {
        if (!fields.TryGetValue(field, out var element) || (element.ValueKind == JsonValueKind.Null && !required))
        {
            if (required)
                bad.Add(field, "is required");
            return null;
        }
        if (element.ValueKind != JsonValueKind.String)
        {
            bad.Add(field, $"must be text, not {Kind(element)}");
            return null;
        }
        if (String(element)?.Trim() is not { } text)
            bad.Add(field, "is no valid text");
        else if (required && text.Length == 0)
            bad.Add(field, "must not be empty");
        else if (text.Length > limit)
            bad.Add(field, $"has {text.Length} characters; at most {limit} are accepted");
        else
            return text;
        return null;
    }

    /// <summary>A day, or null when it is absent, null, or not as it should be.</summary>
    public static DateOnly? Day(this Dictionary<string, JsonElement> fields, string field, ValidationErrors bad)
    {
        if (!fields.TryGetValue(field, out var element) || element.ValueKind == JsonValueKind.Null)
            return null;
        if (element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(String(element), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        bad.Add(field, "must be a day as year-month-day, such as \"2026-11-23\"");
        return null;
    }

    private static List<string> Options(JsonElement element, string path, ValidationErrors bad)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            bad.Add(path, $"must be a list of options, not {Kind(element)}");
            return [];
        }
        var length = element.GetArrayLength();
        if (length > MaxOptions)
        {
            bad.Add(path, $"holds {length} options; at most {MaxOptions} are read");
            return [];
        }
        var options = new List<string>(length);
        var i = 0;
        foreach (var item in element.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
                bad.Add($"{path}[{i}]", $"must be the id of an option, not {Kind(item)}");
            else if (String(item) is { } option)
                options.Add(Shortened(option));
            else
                bad.Add($"{path}[{i}]", "is no valid text");
            i++;
        }
        return options;
    }

    /// <summary>Ids are never longer; what is longer can only be echoed, and then a beginning is enough to recognise it.</summary>
    public static string Shortened(string text) => text.Length <= Limits.Slug ? text : $"{text[..Limits.Slug]}…";

    /// <summary>Shortened; null when it is no valid text.</summary>
    public static string? Name(JsonProperty property) => ValidText(property, static property => property.Name) is { } name ? Shortened(name) : null;

    /// <summary>Null when it is no valid text.</summary>
    public static string? String(JsonElement element) => ValidText(element, static element => element.GetString());

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

    /// <summary>What something is, for a sentence that says what it should have been.</summary>
    public static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => element.GetRawText(),
    };
}
