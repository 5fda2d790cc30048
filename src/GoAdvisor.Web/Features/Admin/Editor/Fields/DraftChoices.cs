namespace GoAdvisor.Web.Features.Admin.Editor.Fields;

/// <summary>Choices for fields that hold ids, in the order of the catalogue.</summary>
public static class DraftChoices
{
    public static IReadOnlyList<(string Id, string Words)> SourceTitles(this Catalogue catalogue) => [.. catalogue.Sources.Select(source => (source.Id, source.Title))];

    public static IReadOnlyList<(string Id, string Words)> AlternativeNames(this Catalogue catalogue) =>
        [.. catalogue.Alternatives.Select(alternative => (alternative.Id, alternative.Name))];

    /// <summary>For a field of one value, whose choices are JSON.</summary>
    public static IReadOnlyList<(string Json, string Words)> AsJson(this IEnumerable<(string Id, string Words)> choices) =>
        [.. choices.Select(choice => (DraftJson.Of(choice.Id), choice.Words))];
}
