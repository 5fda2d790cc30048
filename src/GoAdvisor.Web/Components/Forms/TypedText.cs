namespace GoAdvisor.Web.Components.Forms;

public static class TypedText
{
    /// <summary>Whether the text has any character that is drawn.</summary>
    public static bool IsVisible(string text) => text.Any(character => !char.IsControl(character)
        && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned));

    public static IEnumerable<string> LineProblems(string what, string text, int limit)
    {
        if (text.Any(char.IsControl))
            yield return $"The {what} has control characters in it, such as a line break. Take them out.";
        if (TooLong(what, text, limit) is { } problem)
            yield return problem;
    }

    public static string? TooLong(string what, string text, int limit) => text.Length <= limit ? null : string.Create(CultureInfo.InvariantCulture,
        $"The {what} has {text.Length:#,0} characters; {limit:#,0} are allowed. Shorten it by {text.Length - limit:#,0}.");
}
