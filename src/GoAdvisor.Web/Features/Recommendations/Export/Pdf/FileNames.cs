using Microsoft.Net.Http.Headers;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>Safe file names from any text.</summary>
public static class FileNames
{
    private const int MaxLetters = 80;

    /// <summary>Characters with a meaning in some file system, shell or header.</summary>
    private const string Special = "\\/:*?\"<>|%;'`$&";

    /// <summary>The name in full for browsers that know RFC 6266, and in ASCII for others.</summary>
    public static ContentDispositionHeaderValue Attachment(string text, string ending)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(Safe(text) + ending);
        return disposition;
    }

    /// <summary>One line of letters, digits and joining characters, at most 80; never empty.</summary>
    public static string Safe(string text)
    {
        var name = new StringBuilder();
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (letters == MaxLetters)
                break;
            if (name.Length > 0 && name[^1] == ' ' && IsGap(rune))
                continue;
            name.Append(IsGap(rune) ? " " : rune.ToString());
            letters++;
        }
        // A leading dot hides a file; some systems drop a trailing one.
        var safe = name.ToString().Trim(' ', '.');
        return safe.Length == 0 ? "report" : safe;
    }

    private static bool IsGap(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || (rune.IsAscii && Special.Contains((char)rune.Value, StringComparison.Ordinal))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
