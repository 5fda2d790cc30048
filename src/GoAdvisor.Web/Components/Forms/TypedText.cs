using System.Globalization;

namespace GoAdvisor.Web.Components.Forms;

/// <summary>What people type into a line or a box, and what can be wrong with it.</summary>
public static class TypedText
{
    /// <summary>Whether a reader would see anything.</summary>
    public static bool IsVisible(string text) => text.Any(character => !char.IsControl(character)
        && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned));

    /// <summary>What is wrong with a text of one line; there may be several things.</summary>
    /// <param name="what">What it is called, such as "title".</param>
    /// <param name="text">Without the space around it.</param>
    /// <param name="limit">How many characters are allowed.</param>
    public static IEnumerable<string> LineProblems(string what, string text, int limit)
    {
        if (text.Any(char.IsControl))
            yield return $"The {what} has control characters in it, such as a line break. Take them out.";
        if (TooLong(what, text, limit) is { } problem)
            yield return problem;
    }

    /// <summary>Null when it is not too long.</summary>
    public static string? TooLong(string what, string text, int limit) => text.Length <= limit ? null : string.Create(CultureInfo.InvariantCulture,
        $"The {what} has {text.Length:#,0} characters; {limit:#,0} are allowed. Shorten it by {text.Length - limit:#,0}.");
}
