using MudBlazor;

namespace GoAdvisor.Web.Theme;

/// <summary>The colours of one theme, from which our style sheet and MudBlazor's are both made.</summary>
internal sealed record Palette
{
    private static readonly IReadOnlyList<(string Name, string Light, string Dark)> Colours =
    [
        ("paper", "#fbfaf8", "#151412"),
        ("surface", "#ffffff", "#1d1b19"),
        ("sunk", "#f3f1ed", "#262320"),
        ("line", "#dcd8d0", "#3a3631"),
        ("line-strong", "#8f887c", "#857d72"),
        ("ink", "#1b1a18", "#f3f0ea"),
        ("ink-2", "#4a4741", "#c9c4bb"),
        ("ink-3", "#645f57", "#a39d92"),
        ("accent", "#3d2fc4", "#a9a2ff"),
        ("accent-soft", "#ecebfb", "#2a2748"),
        ("on-accent", "#ffffff", "#151412"),
        ("good", "#1b5e20", "#8fd19e"),
        ("warn", "#8a4b00", "#f0b866"),
        ("bad", "#b71c1c", "#ff9a90"),
        ("good-soft", "#e7f2e8", "#17301c"),
        ("warn-soft", "#fdf1dd", "#33270f"),
        ("bad-soft", "#fbe9e7", "#3a1d1a"),
        // One per alternative, in catalogue order; distinct to colour-blind readers too, and never the only sign.
        ("alt-0", "#0072b2", "#5ab4e6"),
        ("alt-1", "#c44e00", "#f0925a"),
        ("alt-2", "#00805c", "#4fc3a1"),
        ("alt-3", "#a8487f", "#dd8fbb"),
        ("alt-4", "#6a51a3", "#b3a2e0"),
        ("alt-5", "#7a6a00", "#d6c24a"),
        ("alt-6", "#00798c", "#5cc6d6"),
        ("alt-7", "#8c510a", "#d9a066"),
        ("alt-8", "#4d4d4d", "#bdbdbd"),
        ("alt-9", "#b2182b", "#f08a8a"),
        ("alt-10", "#35618f", "#8fb8e0"),
        ("alt-11", "#5c7a1f", "#b5d16b"),
    ];

    public static Palette Light { get; } = new() { IsDark = false };

    public static Palette Dark { get; } = new() { IsDark = true };

    public required bool IsDark { get; init; }

    /// <summary>A colour by the name of its custom property, without the dashes before it.</summary>
    public string this[string name] => Value(Colours.Single(colour => colour.Name == name));

    /// <summary>The custom properties that the style sheet is written in.</summary>
    public string Variables() => string.Concat(Colours.Select(colour => $"--{colour.Name}:{Value(colour)};"));

    public MudBlazor.Palette ToMudPalette()
    {
        MudBlazor.Palette palette = IsDark ? new PaletteDark() : new PaletteLight();
        palette.Primary = this["accent"];
        palette.PrimaryContrastText = this["on-accent"];
        palette.Secondary = palette.ActionDefault = palette.TextSecondary = this["ink-2"];
        palette.SecondaryContrastText = palette.Background = this["paper"];
        palette.Info = this["alt-0"];
        palette.Success = this["good"];
        palette.Warning = this["warn"];
        palette.Error = this["bad"];
        palette.Black = palette.TextPrimary = palette.AppbarText = palette.DrawerText = this["ink"];
        palette.TextDisabled = this["ink-3"];
        palette.Surface = palette.AppbarBackground = palette.DrawerBackground = this["surface"];
        palette.LinesDefault = palette.TableLines = palette.Divider = this["line"];
        palette.LinesInputs = this["line-strong"];
        return palette;
    }

    private string Value((string Name, string Light, string Dark) colour) => IsDark ? colour.Dark : colour.Light;
}
