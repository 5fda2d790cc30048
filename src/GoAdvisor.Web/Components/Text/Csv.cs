using System.Buffers;

namespace GoAdvisor.Web.Components.Text;

/// <summary>Cells of a CSV file, by RFC 4180.</summary>
public static class Csv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n\t'");

    /// <summary>A text as a cell. What a spreadsheet would take for a formula is given an apostrophe, by which it is text.</summary>
    public static string Cell(string? text)
    {
        text ??= "";
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..])
            text = $"'{text}";
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
