using MudBlazor;

namespace GoAdvisor.Web.Theme;

/// <summary>A style sheet, because the content security policy refuses the inline one of MudBlazor.</summary>
internal static class ThemeSheet
{
    private static readonly byte[] Css = Encoding.UTF8.GetBytes(
        $":root{{color-scheme:light;{Variables(Palette.Light)}}}\n"
        + $"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{Variables(Palette.Dark)}}}}}\n"
        + $":root[data-theme=dark]{{color-scheme:dark;{Variables(Palette.Dark)}}}\n");

    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Css).AsSpan(0, 8))}\"");

    public static void MapTheme(this WebApplication app) => app
        .MapGet(Urls.Theme, (HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-cache"; // revalidated each time, sent only when changed
            return TypedResults.Bytes(Css, "text/css; charset=utf-8", entityTag: Tag);
        })
        .WithMetadata(new WorksWithoutDatabase())
        .ExcludeFromDescription();

    public static MudTheme Theme(Palette palette)
    {
        var theme = new MudTheme { LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" } };
        if (palette.ToMudPalette() is PaletteDark dark)
            theme.PaletteDark = dark;
        else
            theme.PaletteLight = (PaletteLight)palette.ToMudPalette();
        theme.Typography.Default.FontFamily = ["var(--font)"];
        theme.Typography.Button.TextTransform = "none";
        return theme;
    }

    public static string Variables(Palette palette) => new MudVariables(palette).Write() + palette.Variables();

    /// <summary>MudBlazor's provider, never rendered and only asked for its custom properties.</summary>
    private sealed class MudVariables : MudThemeProvider
    {
        public MudVariables(Palette palette)
        {
            Theme = ThemeSheet.Theme(palette);
            IsDarkMode = palette.IsDark;
        }

        public string Write()
        {
            OnInitialized(); // applies the parameters set above
            var css = new StringBuilder();
            GenerateTheme(css);
            return css.ToString().ReplaceLineEndings("");
        }
    }
}
