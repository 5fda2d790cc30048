namespace GoAdvisor.Web.Features.Admin.Editor.Fields;

/// <summary>The JSON that edits of a draft carry.</summary>
public static class DraftJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Form);

    /// <summary>Empty for null.</summary>
    public static IReadOnlyList<string> Texts(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<string>>(json, Form) ?? [];

    public static string Text(string? json) => json is null ? "" : JsonSerializer.Deserialize<string>(json, Form) ?? "";

    public static Condition? Condition(string? json) => json is null ? null : JsonSerializer.Deserialize<Condition>(json, Form);
}
