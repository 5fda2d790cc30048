namespace GoAdvisor.Web.Features.Admin.Editor.Fields;

/// <summary>What fields of a draft that name something can be given, in the order of the catalogue, with what people call it.</summary>
public static class DraftChoices
{
    public static IReadOnlyList<(string Id, string Words)> SourceTitles(this Catalogue catalogue) => [.. catalogue.Sources.Select(source => (source.Id, source.Title))];

    public static IReadOnlyList<(string Id, string Words)> AlternativeNames(this Catalogue catalogue) =>
        [.. catalogue.Alternatives.Select(alternative => (alternative.Id, alternative.Name))];

    /// <summary>For a field of one value, as JSON.</summary>
    public static IReadOnlyList<(string Json, string Words)> AsJson(this IEnumerable<(string Id, string Words)> choices) =>
        [.. choices.Select(choice => (DraftJson.Of(choice.Id), choice.Words))];
}
