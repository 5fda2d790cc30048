using System.Globalization;

namespace GoAdvisor.Engine;

/// <summary>Texts that are too long to be shown or kept in full.</summary>
public static class Truncation
{
    /// <summary>
    /// The text; where it is longer, its beginning with a sign that something is missing. It never ends within a surrogate pair, nor between a letter
    /// and its accent or within an emoji: what a reader takes for one character is kept whole or left out.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">How many UTF-16 characters of it are kept at most.</param>
    /// <param name="ending">Put behind the beginning; not counted.</param>
    public static string Truncated(this string text, int length, string ending = "…")
    {
        if (text.Length <= length)
            return text;
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && end + next <= length)
            end += next;
        return $"{text.AsSpan(0, end)}{ending}";
    }
}
