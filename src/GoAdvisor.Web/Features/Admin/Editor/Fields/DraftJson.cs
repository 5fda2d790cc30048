namespace GoAdvisor.Web.Features.Admin.Editor.Fields;

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

/// <summary>Choices for fields that hold ids, in the order of the catalogue.</summary>
public static class DraftChoices
{
    public static IReadOnlyList<(string Id, string Words)> SourceTitles(this Catalogue catalogue) => [.. catalogue.Sources.Select(source => (source.Id, source.Title))];

    public static IReadOnlyList<(string Id, string Words)> QuestionTexts(this Catalogue catalogue) => [.. catalogue.Questions.Select(question => (question.Id, question.Text))];

    public static IReadOnlyList<(string Id, string Words)> CriterionNames(this Catalogue catalogue) => [.. catalogue.Criteria.Select(criterion => (criterion.Id, criterion.Name))];

    public static IReadOnlyList<(string Id, string Words)> AlternativeNames(this Catalogue catalogue) =>
        [.. catalogue.Alternatives.Select(alternative => (alternative.Id, alternative.Name))];

    /// <summary>For a field of one value, whose choices are JSON.</summary>
    public static IReadOnlyList<(string Json, string Words)> AsJson(this IEnumerable<(string Id, string Words)> choices) =>
        [.. choices.Select(choice => (DraftJson.Of(choice.Id), choice.Words))];
}
