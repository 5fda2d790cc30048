using System.Security.Cryptography;
using System.Text;
using GoAdvisor.Web.Hosting;
using Microsoft.Net.Http.Headers;
using MudBlazor;

namespace GoAdvisor.Web.Theme;

/// <summary>
/// The theme as a style sheet of its own: our variables and MudBlazor's, light and dark. MudBlazor would put them into an inline
/// style element, which the content security policy refuses.
/// </summary>
internal static class ThemeSheet
{
    private static readonly byte[] Css = Encoding.UTF8.GetBytes(
        $":root{{color-scheme:light;{Variables(Palette.Light)}}}\n"
        + $"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{Variables(Palette.Night)}}}}}\n"
        + $":root[data-theme=dark]{{color-scheme:dark;{Variables(Palette.Night)}}}\n");

    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Css).AsSpan(0, 8))}\"");

    public static void MapTheme(this WebApplication app) => app
        .MapGet(Urls.Theme, (HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-cache"; // asked for each time, sent only when it has changed
            return TypedResults.Bytes(Css, "text/css; charset=utf-8", entityTag: Tag);
        })
        .WithMetadata(new WorksWithoutDatabase())
        .ExcludeFromDescription();

    /// <summary>MudBlazor's theme in the colours, type and corners of ours.</summary>
    public static MudTheme Theme(Palette palette)
    {
        var theme = new MudTheme { LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" } };
        if (palette.ForMud() is PaletteDark dark)
            theme.PaletteDark = dark;
        else
            theme.PaletteLight = (PaletteLight)palette.ForMud();
        theme.Typography.Default.FontFamily = ["var(--font)"];
        theme.Typography.Button.TextTransform = "none";
        return theme;
    }

    /// <summary>The custom properties of one theme: those that MudBlazor's style sheet reads, and those that ours does.</summary>
    public static string Variables(Palette palette) => new MudVariables(palette).Write() + palette.Variables();

    /// <summary>MudBlazor's provider without its markup: it is never rendered, only asked for its custom properties.</summary>
    private sealed class MudVariables : MudThemeProvider
    {
        public MudVariables(Palette palette)
        {
            Theme = ThemeSheet.Theme(palette);
            IsDarkMode = palette.Dark;
        }

        public string Write()
        {
            OnInitialized(); // takes over what was set above
            var css = new StringBuilder();
            GenerateTheme(css);
            return css.ToString().ReplaceLineEndings("");
        }
    }
}
