using System.Globalization;
using GoAdvisor.Data;

namespace GoAdvisor.Web.Features.Assessments;

/// <summary>Title and context of an assessment as they are typed, with what is wrong with them.</summary>
public sealed class DetailsForm
{
    public const string TitleField = "title";
    public const string ContextField = "context";

    public string? Title { get; set; }

    public string? Context { get; set; }

    public string CleanTitle => Title?.Trim() ?? "";

    public string? CleanContext => string.IsNullOrWhiteSpace(Context) ? null : Context.Trim();

    /// <summary>Every problem, by field, in the order of the page.</summary>
    public IReadOnlyList<(string Field, string Message)> Problems()
    {
        var problems = new List<(string, string)>();
        if (!CleanTitle.Any(IsVisible))
            problems.Add((TitleField, "Give the assessment a title, such as the name of the service."));
        if (CleanTitle.Any(char.IsControl))
            problems.Add((TitleField, "The title has control characters in it, such as a line break. Take them out."));
        if (CleanTitle.Length > Limits.Title)
            problems.Add((TitleField, TooLong("title", CleanTitle.Length, Limits.Title)));
        if (CleanContext?.Length > Limits.Context)
            problems.Add((ContextField, TooLong("context", CleanContext.Length, Limits.Context)));
        return problems;
    }

    private static bool IsVisible(char character) => !char.IsControl(character)
        && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    private static string TooLong(string what, int length, int limit) => string.Create(CultureInfo.InvariantCulture,
        $"The {what} has {length:#,0} characters; {limit:#,0} are allowed. Shorten it by {length - limit:#,0}.");
}
