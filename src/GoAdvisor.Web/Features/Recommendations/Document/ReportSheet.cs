using System.Reflection;
using GoAdvisor.Web.Theme;

namespace GoAdvisor.Web.Features.Recommendations.Document;

/// <summary>The style sheet of reports, in the light colours whatever the theme, because paper is white.</summary>
internal static class ReportSheet
{
    private const int MaxRunningTitle = 70;

    /// <summary>For pages that contain a report; a standalone document embeds the style.</summary>
    public static string Css { get; } = $".report{{{Palette.Light.Variables()}}}\n{Slots()}{Read()}";

    public static void MapReportSheet(this WebApplication app) => app
        .MapGet(Urls.ReportSheet, (HttpResponse response, string? paper) =>
        {
            response.Headers.CacheControl = "no-cache"; // asked for each time, sent only when it has changed
            var css = Encoding.UTF8.GetBytes($"@page{{size:{(paper == "letter" ? "letter" : "a4")}}}\n{Css}");
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(css).AsSpan(0, 8))}\"");
            return TypedResults.Bytes(css, "text/css; charset=utf-8", entityTag: tag);
        })
        .WithMetadata(new WorksWithoutDatabase())
        .ExcludeFromDescription();

    /// <summary>The footer of printed pages. The title is untrusted text, so every character is escaped.</summary>
    public static string RunningTitle(string title, int catalogueVersion) =>
        $"@page{{@bottom-left{{content:\"{Escaped($"{title.Truncated(MaxRunningTitle)} · decision record · catalogue version {catalogueVersion}")}\"}}}}";

    private static string Escaped(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value) ? rune.ToString()
        // CSS cannot express NUL; control characters and line ends do not belong in one line.
        : rune.Value < ' ' ? " "
        : $"\\{rune.Value:x} "));

    private static string Slots() => string.Concat(Enumerable.Range(0, Components.Text.Colours.Count).Select(slot => $".report .alt-{slot}{{--c:var(--alt-{slot})}}"));

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style sheet of reports is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
