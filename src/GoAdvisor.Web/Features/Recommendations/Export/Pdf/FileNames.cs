using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>Names under which browsers save what they download, made from any text.</summary>
public static class FileNames
{
    private const int MaxLetters = 80;

    /// <summary>What some file system, shell or header gives a meaning to.</summary>
    private const string Special = "\\/:*?\"<>|%;'`$&";

    /// <summary>Asks for saving under a name: in full for browsers that know RFC 6266, in ASCII for the others.</summary>
    public static ContentDispositionHeaderValue Attachment(string text, string ending)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(Safe(text) + ending);
        return disposition;
    }

    /// <summary>A text as the name of a file: one line of letters, digits and what joins them, at most 80 characters; never empty.</summary>
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
        // A dot in front hides a file, one at the end is dropped by some systems.
        var safe = name.ToString().Trim(' ', '.');
        return safe.Length == 0 ? "report" : safe;
    }

    private static bool IsGap(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || (rune.IsAscii && Special.Contains((char)rune.Value, StringComparison.Ordinal))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
