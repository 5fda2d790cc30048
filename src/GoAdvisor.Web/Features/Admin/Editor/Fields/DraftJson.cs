using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GoAdvisor.Web.Features.Admin.Editor.Fields;

/// <summary>Parts of a catalogue as the JSON that edits of a draft carry.</summary>
public static class DraftJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Form);

    /// <summary>Texts of a list; none where there is no list.</summary>
    public static IReadOnlyList<string> Texts(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<string>>(json, Form) ?? [];

    /// <summary>A text; empty where there is none.</summary>
    public static string Text(string? json) => json is null ? "" : JsonSerializer.Deserialize<string>(json, Form) ?? "";

    /// <summary>Null where there is none.</summary>
    public static Condition? Condition(string? json) => json is null ? null : JsonSerializer.Deserialize<Condition>(json, Form);
}
