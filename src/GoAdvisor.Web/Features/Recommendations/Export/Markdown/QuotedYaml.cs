namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>
/// Untrusted text as a quoted YAML scalar. Characters with a meaning in YAML, or in Markdown viewers that show front matter as a
/// paragraph, are written as numeric escapes.
/// </summary>
internal static class QuotedYaml
{
    public static string Of(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in InertText.Folded(text).EnumerateRunes())
            quoted.Append(IsPlain(rune) ? rune.ToString() : Numbered(rune));
        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || " ,-()'".Contains((char)rune.Value, StringComparison.Ordinal)
        : Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Numbered(Rune rune) => rune.Value switch
    {
        <= 0xFF => $"\\x{rune.Value:X2}",
        <= 0xFFFF => $"\\u{rune.Value:X4}",
        _ => $"\\U{rune.Value:X8}",
    };
}
