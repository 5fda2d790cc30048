using System.Text.RegularExpressions;
using Bunit;
using GoAdvisor.Web.Theme;
using MudBlazor;
using MudBlazor.Services;
using Palette = GoAdvisor.Web.Theme.Palette;

namespace GoAdvisor.Web.Tests.Pages;

public sealed partial class ThemeSheetTests(ApiHost host)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_has_the_custom_properties_that_the_provider_of_MudBlazor_would_render(bool dark)
    {
        var palette = dark ? Palette.Dark : Palette.Light;
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices();
        var provider = context.Render<MudThemeProvider>(parameters => parameters
            .Add(shown => shown.Theme, ThemeSheet.Theme(palette))
            .Add(shown => shown.IsDarkMode, dark));
        var written = Properties(ThemeSheet.Variables(palette));
        written.Where(property => property.Name.StartsWith("--mud-", StringComparison.Ordinal)).Should().BeEquivalentTo(Properties(provider.Markup)).And.HaveCountGreaterThan(200);
        written.Should().Contain(("--accent", palette["accent"])).And.Contain(("--alt-11", palette["alt-11"]));
    }

    [Fact]
    public async Task It_is_light_unless_the_system_or_the_switch_says_dark()
    {
        using var client = host.Stranger;
        var css = await client.GetStringAsync(Urls.Theme, Xunit.TestContext.Current.CancellationToken);
        css.Should().StartWith($":root{{color-scheme:light;{ThemeSheet.Variables(Palette.Light)}}}");
        css.Should().Contain($"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{ThemeSheet.Variables(Palette.Dark)}}}}}");
        css.Should().Contain($"\n:root[data-theme=dark]{{color-scheme:dark;{ThemeSheet.Variables(Palette.Dark)}}}");
    }

    private static List<(string Name, string Value)> Properties(string css) =>
        [.. CustomProperty().Matches(css).Select(property => (property.Groups[1].Value, property.Groups[2].Value.Trim()))];

    [GeneratedRegex(@"(--[\w-]+)\s*:([^;}]*)")]
    private static partial Regex CustomProperty();
}
