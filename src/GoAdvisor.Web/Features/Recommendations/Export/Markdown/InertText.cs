namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>
/// Escapes untrusted text so that every Markdown viewer shows it and does nothing else. Only escapes that all dialects know are used: a
/// backslash for the characters of the first Markdown, entities for the rest. Viewers also search the rendered text for URLs, names and
/// codes, where no escape helps; an invisible word joiner (U+2060) is inserted there.
/// </summary>
public static class InertText
{
    private const char Joiner = '\u2060';
    private const char Unknown = '\uFFFD';
    private const char NoBreak = '\u00A0';
    private const int TabWidth = 4;

    /// <summary>Longer numbers do not start a list.</summary>
    private const int LongestMarker = 9;

    /// <summary>Line ends become spaces.</summary>
    public static string Line(string text) => Escaped(Folded(text));

    /// <summary>Keeps lines and indents: paragraphs at blank lines, line breaks elsewhere. Empty for blank text.</summary>
    public static string Block(string text)
    {
        var block = new StringBuilder();
        var pending = "";
        foreach (var line in Cleaned(text).Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length == 0)
            {
                pending = block.Length == 0 ? "" : "\n\n";
                continue;
            }
            var written = line.TrimStart();
            block.Append(pending).Append(NoBreak, line[..^written.Length].Sum(blank => blank == '\t' ? TabWidth : 1)).Append(Escaped(written));
            pending = "  \n";
        }
        return block.ToString();
    }

    /// <summary>One line, without constructs that reach beyond its end.</summary>
    public static string Folded(string text) => Cleaned(text).Replace('\n', ' ').Replace('\t', ' ').Trim();

    /// <summary>Normalises line ends, makes control characters visible and removes bidirectional controls.</summary>
    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF)
                continue;
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                clean.Append(rune);
            else
                clean.Append(rune.Value == '\v' ? '\n' : Unknown);
        }
        return clean.ToString();
    }

    private static string Escaped(string line)
    {
        var escaped = new StringBuilder(line.Length + 16);
        for (var i = 0; i < line.Length; i++)
        {
            if (NeedsJoinerBefore(line, i))
                escaped.Append(Joiner);
            escaped.Append(Escaped(line, i));
            if (NeedsJoinerAfter(line, i))
                escaped.Append(Joiner);
        }
        return escaped.ToString();
    }

    private static string Escaped(string line, int at)
    {
        var (here, before, after) = (line[at], At(line, at - 1), At(line, at + 1));
        return here switch
        {
            '\\' or '`' or '*' or '_' or '[' or ']' or '#' => $"\\{here}",
            // Templates, and viewers with attributes after headings, read braces before any escape.
            '<' or '>' or '&' or '|' or '~' or '^' or '$' or '{' or '}' => Entity(here),
            '=' or '"' when before == here || after == here => Entity(here),
            '=' or ':' when at == 0 => Entity(here),
            '+' when at == 0 || before == here || after == here => $"\\{here}",
            '-' when at == 0 || after is '(' or ')' => $"\\{here}",
            '.' or ')' when IsMarker(line, at) => $"\\{here}",
            _ => here.ToString(),
        };
    }

    private static string Entity(char character) => character switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        _ => string.Create(CultureInfo.InvariantCulture, $"&#{(int)character};"),
    };

    /// <summary>"1." or "a)" at the start of a line begins a list.</summary>
    private static bool IsMarker(string line, int at) =>
        at is > 0 and <= LongestMarker && IsBlank(At(line, at + 1)) && line.AsSpan(0, at).IndexOfAnyExcept(Alphanumerics) < 0;

    private static readonly System.Buffers.SearchValues<char> Alphanumerics =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Some viewers link "mailto:" and "www." whatever follows.</summary>
    private static bool NeedsJoinerBefore(string line, int at) => !IsBlank(At(line, at + 1)) && line[at] switch
    {
        ':' => char.IsLetterOrDigit(At(line, at - 1)),
        '.' => line.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>Characters by whose successor viewers recognise addresses, names, issues, labels, emoji codes and smileys.</summary>
    private static bool NeedsJoinerAfter(string line, int at)
    {
        var after = At(line, at + 1);
        return line[at] switch
        {
            ':' or '@' => !IsBlank(after),
            '#' or '%' or '~' => char.IsLetterOrDigit(after) || after is '"',
            '!' or '&' or '$' => char.IsDigit(after),
            ';' => after == ')',
            '/' => after == '/',
            '.' => JoinsHost(line, at),
            _ => false,
        };
    }

    /// <summary>"example.com", but neither "1.5", "e.g." nor "Node.js": js is no domain.</summary>
    private static bool JoinsHost(string line, int at)
    {
        if (!char.IsLetterOrDigit(At(line, at - 1)) || IsBlank(At(line, at + 1)) || (char.IsDigit(line[at - 1]) && char.IsDigit(line[at + 1])))
            return false;
        var label = string.Concat(line.Skip(at + 1).TakeWhile(char.IsLetterOrDigit));
        var isHost = label.Length > 1 && !label.Equals("js", StringComparison.OrdinalIgnoreCase);
        return isHost || line[at + 1] > '\u007F';
    }

    /// <summary>A space beyond both ends.</summary>
    private static char At(string line, int at) => at >= 0 && at < line.Length ? line[at] : ' ';

    private static bool IsBlank(char character) => char.IsWhiteSpace(character);
}
