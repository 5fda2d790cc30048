using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GoAdvisor.Web.Features.Recommendations.Export.Markdown;

/// <summary>
/// One line of Markdown. Of an interpolated string what the program wrote is Markdown and whatever is filled in is text, so that nothing can
/// be filled in without being made inert.
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

    /// <summary>Several on one line.</summary>
    /// <param name="separator">Written by the program.</param>
    /// <param name="parts">None gives nothing.</param>
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

    /// <summary>The numbers of sources as they are cited: "[1, 2]".</summary>
    public static Markup Cite(IReadOnlyList<int> numbers) => $"\\[{(numbers.Count == 0 ? "editorial" : string.Join(", ", numbers))}\\]";

    /// <summary>A link to an address of the web; just the text where the address hides where it leads behind a user's name.</summary>
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
