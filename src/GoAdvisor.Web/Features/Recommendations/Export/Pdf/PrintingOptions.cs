using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>The section <c>Reports</c> of the settings.</summary>
public sealed class PrintingOptions
{
    public const string Section = "Reports";

    /// <summary>The path of Chromium, Chrome or Edge. Empty to search the usual places.</summary>
    public string? Browser { get; set; }

    /// <summary>
    /// Whether the browser's sandbox is enabled. Empty: yes, unless this process is root, where it cannot be. A container that forbids user
    /// namespaces needs false.
    /// </summary>
    public bool? Sandbox { get; set; }

    /// <summary>Seconds that one print may take, and that a request may wait for its turn.</summary>
    [Range(1, 300, ErrorMessage = "Reports:TimeoutSeconds is a number from {1} to {2}.")]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>Concurrent browsers; each takes about 300 MB and one processor.</summary>
    [Range(1, 16, ErrorMessage = "Reports:Browsers is a number from {1} to {2}.")]
    public int Browsers { get; set; } = 1;

    /// <summary>Prints that may wait; more are refused.</summary>
    [Range(0, 1000, ErrorMessage = "Reports:Queue is a number from {1} to {2}.")]
    public int Queue { get; set; } = 20;

    /// <summary>The size of the PDF cache in megabytes.</summary>
    [Range(0, 4096, ErrorMessage = "Reports:CacheMegabytes is a number from {1} to {2}.")]
    public int CacheMegabytes { get; set; } = 32;

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
}

public static class PrintingSetup
{
    /// <summary>What is wrong with a setting stops the start; no browser at all does not.</summary>
    public static void AddReportPrinting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PrintingOptions>()
            .Bind(configuration.GetSection(PrintingOptions.Section))
            .ValidateDataAnnotations()
            .Validate(
                options => string.IsNullOrEmpty(options.Browser) || File.Exists(options.Browser),
                "Reports:Browser names no file. Give the full path of Chromium, Chrome or Edge, or leave it empty to look in the usual places.")
            .ValidateOnStart();
        services.AddSingleton(provider => new BrowserFinder(provider.GetRequiredService<IOptions<PrintingOptions>>()));
        services.AddSingleton<PdfPrinter>();
    }
}
