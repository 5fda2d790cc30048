using System.Text.RegularExpressions;
using GoAdvisor.Benchmarks.Circuits;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>
/// What a newcomer downloads from the landing page to the first questions, ready to be answered: pages, what they refer to, and the
/// opening of the circuit, with all headers.
/// </summary>
internal static partial class FirstVisitMeasurement
{
    public static async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        await using var app = await ServerProcess.StartAppAsync(Collector.Shipped, cancellationToken);
        using var browser = new Browser();
        var seen = new HashSet<Uri>();

        await LoadReferencesAsync(browser, await browser.OpenAsync(app.Address, cancellationToken), seen, cancellationToken);
        await LoadReferencesAsync(browser, await browser.OpenAsync(new Uri(app.Address, "/assessments/new"), cancellationToken), seen, cancellationToken);
        var questions = await browser.StartAssessmentAsync(app.Address, cancellationToken);
        await LoadReferencesAsync(browser, questions, seen, cancellationToken);
        var pages = browser.Wire.Received;

        await using var circuit = await CircuitClient.OpenAsync(browser, questions, cancellationToken);
        report.Note($"first-visit: {seen.Count} files; the circuit's opening takes {(browser.Wire.Received - pages) / 1024.0:0.0} KiB of it");
        report.Figure("first-visit", browser.Wire.Received / 1024.0, "KiB", Goal.AtMost(250));
    }

    private static async Task LoadReferencesAsync(Browser browser, Page page, HashSet<Uri> seen, CancellationToken cancellationToken)
    {
        // Every page has the same base, the root of the app.
        var root = new Uri(page.Address, "/");
        foreach (Match reference in Reference().Matches(page.Html))
        {
            var address = new Uri(root, reference.Groups["address"].Value);
            if (seen.Add(address))
                await browser.OpenAsync(address, cancellationToken);
        }
    }

    [GeneratedRegex("<(?:script|img)\\b[^>]*\\bsrc=\"(?<address>[^\"]+)\"|<link\\b[^>]*\\bhref=\"(?<address>[^\"]+)\"")]
    private static partial Regex Reference();
}
