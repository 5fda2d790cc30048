namespace GoAdvisor.Engine;

/// <summary>Texts that are too long to be shown or kept in full.</summary>
public static class Truncation
{
    /// <summary>
    /// The text, cut to at most <paramref name="length"/> UTF-16 characters plus <paramref name="ending"/>, never within a user-perceived character.
    /// </summary>
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
