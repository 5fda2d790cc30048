using MudBlazor;

namespace GoAdvisor.Web.Theme;

/// <summary>The colours of one theme. Our own style sheet and MudBlazor's are both made from them, so that they look like one product.</summary>
internal sealed record Palette
{
    public required bool Dark { get; init; }

    public required string Paper { get; init; }

    public required string Surface { get; init; }

    public required string Sunk { get; init; }

    public required string Line { get; init; }

    public required string LineStrong { get; init; }

    public required string Ink { get; init; }

    public required string Ink2 { get; init; }

    public required string Ink3 { get; init; }

    public required string Accent { get; init; }

    public required string AccentSoft { get; init; }

    public required string OnAccent { get; init; }

    public required string Good { get; init; }

    public required string Warn { get; init; }

    public required string Bad { get; init; }

    public required string GoodSoft { get; init; }

    public required string WarnSoft { get; init; }

    public required string BadSoft { get; init; }

    /// <summary>One colour per alternative, in catalogue order; told apart by colour-blind readers too, and never the only sign.</summary>
    public required IReadOnlyList<string> Alternatives { get; init; }

    public static Palette Light { get; } = new()
    {
        Dark = false,
        Paper = "#fbfaf8",
        Surface = "#ffffff",
        Sunk = "#f3f1ed",
        Line = "#dcd8d0",
        LineStrong = "#8f887c",
        Ink = "#1b1a18",
        Ink2 = "#4a4741",
        Ink3 = "#645f57",
        Accent = "#3d2fc4",
        AccentSoft = "#ecebfb",
        OnAccent = "#ffffff",
        Good = "#1b5e20",
        Warn = "#8a4b00",
        Bad = "#b71c1c",
        GoodSoft = "#e7f2e8",
        WarnSoft = "#fdf1dd",
        BadSoft = "#fbe9e7",
        Alternatives = ["#0072b2", "#c44e00", "#00805c", "#a8487f", "#6a51a3", "#7a6a00", "#00798c", "#8c510a", "#4d4d4d", "#b2182b", "#35618f", "#5c7a1f"],
    };

    public static Palette Night { get; } = new()
    {
        Dark = true,
        Paper = "#151412",
        Surface = "#1d1b19",
        Sunk = "#262320",
        Line = "#3a3631",
        LineStrong = "#857d72",
        Ink = "#f3f0ea",
        Ink2 = "#c9c4bb",
        Ink3 = "#a39d92",
        Accent = "#a9a2ff",
        AccentSoft = "#2a2748",
        OnAccent = "#151412",
        Good = "#8fd19e",
        Warn = "#f0b866",
        Bad = "#ff9a90",
        GoodSoft = "#17301c",
        WarnSoft = "#33270f",
        BadSoft = "#3a1d1a",
        Alternatives = ["#5ab4e6", "#f0925a", "#4fc3a1", "#dd8fbb", "#b3a2e0", "#d6c24a", "#5cc6d6", "#d9a066", "#bdbdbd", "#f08a8a", "#8fb8e0", "#b5d16b"],
    };

    /// <summary>The custom properties that the style sheet is written in.</summary>
    public string Variables() => string.Concat(
        Named().Concat(Alternatives.Select((colour, i) => ($"alt-{i}", colour))).Select(variable => $"--{variable.Item1}:{variable.Item2};"));

    public MudBlazor.Palette ForMud()
    {
        MudBlazor.Palette palette = Dark ? new PaletteDark() : new PaletteLight();
        palette.Black = Ink;
        palette.Primary = Accent;
        palette.PrimaryContrastText = OnAccent;
        palette.Secondary = Ink2;
        palette.SecondaryContrastText = Paper;
        palette.Info = Alternatives[0];
        palette.Success = Good;
        palette.Warning = Warn;
        palette.Error = Bad;
        palette.TextPrimary = Ink;
        palette.TextSecondary = Ink2;
        palette.TextDisabled = Ink3;
        palette.ActionDefault = Ink2;
        palette.Background = Paper;
        palette.Surface = Surface;
        palette.AppbarBackground = Surface;
        palette.AppbarText = Ink;
        palette.DrawerBackground = Surface;
        palette.DrawerText = Ink;
        palette.LinesDefault = Line;
        palette.LinesInputs = LineStrong;
        palette.TableLines = Line;
        palette.Divider = Line;
        return palette;
    }

    private IEnumerable<(string, string)> Named() =>
    [
        ("paper", Paper), ("surface", Surface), ("sunk", Sunk), ("line", Line), ("line-strong", LineStrong),
        ("ink", Ink), ("ink-2", Ink2), ("ink-3", Ink3), ("accent", Accent), ("accent-soft", AccentSoft), ("on-accent", OnAccent),
        ("good", Good), ("warn", Warn), ("bad", Bad), ("good-soft", GoodSoft), ("warn-soft", WarnSoft), ("bad-soft", BadSoft),
    ];
}
