using Microsoft.Extensions.Options;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

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
