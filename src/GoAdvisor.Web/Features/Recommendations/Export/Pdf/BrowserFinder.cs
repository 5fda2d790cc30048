using Microsoft.Extensions.Options;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>Finds the browser that prints, each time anew, so that one installed later is found without a restart.</summary>
/// <param name="options">May name a path.</param>
/// <param name="path">The folders of PATH.</param>
/// <param name="usual">Full paths to try afterwards.</param>
public sealed class BrowserFinder(IOptions<PrintingOptions> options, string path, IEnumerable<string> usual)
{
    /// <summary>The message for the operator when there is none.</summary>
    public const string Mend =
        "Install Chromium on the server (Debian: apt-get install chromium-headless-shell fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji), "
        + "Chrome or Edge, or name its path in the setting Reports:Browser.";

    /// <summary>Headless shells come first: they start in less than half the time.</summary>
    private static readonly string[] Commands =
    [
        "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome",
        "microsoft-edge-stable", "microsoft-edge",
    ];

    private static readonly string[] Programs =
        OperatingSystem.IsWindows() ? [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"]
        : OperatingSystem.IsMacOS() ? [InBundle("Google Chrome"), InBundle("Chromium"), InBundle("Microsoft Edge")]
        : Commands;

    public BrowserFinder(IOptions<PrintingOptions> options) : this(options, Environment.GetEnvironmentVariable("PATH") ?? "", UsualPlaces()) { }

    /// <summary>Null when there is none. A path from the settings is used unchecked.</summary>
    public string? Find() => options.Value.Browser is { Length: > 0 } named ? named : Candidates().FirstOrDefault(File.Exists);

    private IEnumerable<string> Candidates()
    {
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        // A relative entry of PATH would depend on the working directory.
        var folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified).ToList();
        return Commands.SelectMany(command => folders.Select(folder => Path.Combine(folder, command + ending))).Concat(usual);
    }

    private static string InBundle(string name) => Path.Combine($"{name}.app", "Contents", "MacOS", name);

    private static IEnumerable<string> UsualPlaces() =>
        from folder in Folders() from program in Programs select Path.Combine(folder, program);

    private static IEnumerable<string> Folders()
    {
        if (OperatingSystem.IsWindows())
        {
            return Array.ConvertAll(
                [Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData],
                Environment.GetFolderPath);
        }
        return OperatingSystem.IsMacOS()
            ? ["/Applications", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Applications")]
            : ["/usr/bin", "/usr/local/bin", "/snap/bin"];
    }
}
