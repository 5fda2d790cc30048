using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GoAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;
using MudBlazor;

namespace GoAdvisor.Web.Theme;

/// <summary>
/// The theme as a style sheet of its own: our variables and MudBlazor's, light and dark. MudBlazor would put them into an inline
/// style element, which the content security policy refuses.
/// </summary>
internal sealed partial class ThemeSheet(IServiceProvider services, ILoggerFactory loggers)
{
    private readonly Lazy<Task<(byte[] Css, EntityTagHeaderValue Tag)>> sheet = new(() => RenderAsync(services, loggers));

    public async Task<IResult> ServeAsync(HttpResponse response)
    {
        var (css, tag) = await sheet.Value;
        response.Headers.CacheControl = "no-cache"; // asked for each time, sent only when it has changed
        return TypedResults.Bytes(css, "text/css; charset=utf-8", entityTag: tag);
    }

    private static async Task<(byte[], EntityTagHeaderValue)> RenderAsync(IServiceProvider services, ILoggerFactory loggers)
    {
        await using var scope = services.CreateAsyncScope();
        var light = await MudVariablesAsync(scope.ServiceProvider, loggers, Palette.Light) + Palette.Light.Variables();
        var dark = await MudVariablesAsync(scope.ServiceProvider, loggers, Palette.Night) + Palette.Night.Variables();
        var css = Encoding.UTF8.GetBytes(
            $":root{{color-scheme:light;{light}}}\n"
            + $"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n"
            + $":root[data-theme=dark]{{color-scheme:dark;{dark}}}\n");
        return (css, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(css).AsSpan(0, 8))}\""));
    }

    private static async Task<string> MudVariablesAsync(IServiceProvider services, ILoggerFactory loggers, Palette palette)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(MudThemeProvider.Theme)] = Theme(palette),
                [nameof(MudThemeProvider.IsDarkMode)] = palette.Dark,
            });
            return (await renderer.RenderComponentAsync<MudThemeProvider>(parameters)).ToHtmlString();
        });
        var root = RootRule().Match(html);
        return root.Success
            ? root.Groups[1].Value.ReplaceLineEndings("")
            : throw new InvalidOperationException("MudThemeProvider no longer writes its variables as one ':root' rule.");
    }

    private static MudTheme Theme(Palette palette)
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

    [GeneratedRegex(@":root\s*\{(.*?)\}", RegexOptions.Singleline)]
    private static partial Regex RootRule();
}

internal static class ThemeExtensions
{
    public static void MapTheme(this WebApplication app) =>
        app.MapGet(Urls.Theme, (ThemeSheet sheet, HttpResponse response) => sheet.ServeAsync(response)).WithMetadata(new WorksWithoutDatabase()).ExcludeFromDescription();
}
