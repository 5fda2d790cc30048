namespace GoAdvisor.Web.Components.Text;

/// <summary>CSV (RFC 4180) that spreadsheets open as what it is: text as text, figures as figures.</summary>
public static class CsvText
{
    /// <summary>What lets a spreadsheet take a cell for a formula; the wide and small forms do so on East Asian systems.</summary>
    private const string Starters = "=+-@＝＋－＠﹢﹣﹦﹫";

    /// <summary>A reader with other separators ends a cell at these as well.</summary>
    private const string OtherEnds = ";\t\n|";

    /// <summary>UTF-8 with the byte order mark by which spreadsheets know it.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>One row, CR LF at its end.</summary>
    /// <param name="cells">Each by <see cref="Cell(string?)"/> or <see cref="Cell(double?)"/>, or known to need neither.</param>
    public static string Row(params IEnumerable<string> cells) => $"{string.Join(',', cells)}\r\n";

    /// <summary>A text, with an apostrophe before whatever a spreadsheet would calculate; quoted where that is needed. Null gives an empty cell.</summary>
    public static string Cell(string? text) => text is null ? "" : Quoted(Inert(Cleaned(text)));

    /// <summary>A figure with at most ten decimals, whatever its sign, as programs read it. Null gives an empty cell.</summary>
    public static string Cell(double? figure) => figure is not { } value ? "" : (Math.Round(value, 10) + 0d).ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Cleaned(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Select(rune => Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? "\uFFFD" : rune.ToString()));

    private static string Inert(string text)
    {
        var inert = new StringBuilder(text.Length + 1);
        var atStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (atStart && (Starters.Contains(text[i], StringComparison.Ordinal) || (i == 0 && text[i] is '\t' or '\n')))
                inert.Append('\'');
            inert.Append(text[i]);
            atStart = OtherEnds.Contains(text[i], StringComparison.Ordinal) || (atStart && IsPassedOver(text[i]));
        }
        return inert.ToString();
    }

    /// <summary>Blanks, quotes and what cannot be seen may stand before a formula.</summary>
    private static bool IsPassedOver(char character) =>
        char.IsWhiteSpace(character) || character is '"' or '\'' || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static string Quoted(string text)
    {
        var plain = text.AsSpan().IndexOfAny("\",;\t\n") < 0 && text.AsSpan().Trim().Length == text.Length;
        return plain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
