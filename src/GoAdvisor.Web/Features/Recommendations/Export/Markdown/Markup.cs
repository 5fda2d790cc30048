using System.Runtime.CompilerServices;

namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>
/// One line of Markdown. The literal parts of an interpolated string are Markdown, and every inserted value is escaped as text.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Markup(int literalLength, int formattedCount)
{
    private const int Guessed = 16;

    private readonly StringBuilder written = new(literalLength + (formattedCount * Guessed));

    public static Markup None => $"";

    public void AppendLiteral(string markdown) => written.Append(markdown);

    public void AppendFormatted(string? text) => written.Append(InertText.Line(text ?? ""));

    public void AppendFormatted(int number) => written.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(Markup markup) => written.Append(markup.written);

    public override string ToString() => written.ToString();

    public static Markup Join(string separator, IEnumerable<Markup> parts)
    {
        var joined = None;
        foreach (var (i, part) in parts.Index())
        {
            if (i > 0)
                joined.AppendLiteral(separator);
            joined.AppendFormatted(part);
        }
        return joined;
    }

    /// <summary>Citations: "[1, 2]".</summary>
    public static Markup Cite(IReadOnlyList<int> numbers) => $"\\[{(numbers.Count == 0 ? "editorial" : string.Join(", ", numbers))}\\]";

    /// <summary>A web link; plain text when the URL contains user info that hides its host.</summary>
    public static Markup Link(string text, string address)
    {
        var uri = new Uri(address);
        if (uri.UserInfo.Length > 0)
            return $"{text} ({address})";
        var port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        var link = None;
        link.AppendFormatted($"[{text}](");
        foreach (var character in $"{uri.Scheme}://{uri.IdnHost}{port}{uri.PathAndQuery}{uri.Fragment}".EnumerateRunes())
            link.AppendLiteral(InAddress(character));
        link.AppendLiteral(")");
        return link;
    }

    private static string InAddress(Rune rune) =>
        rune.Value == '&' ? "&amp;"
        : rune.IsAscii && (Rune.IsLetterOrDigit(rune) || "-._~:/?#@!,;=%+".Contains((char)rune.Value, StringComparison.Ordinal)) ? rune.ToString()
        : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(value => $"%{value:X2}"));
}
