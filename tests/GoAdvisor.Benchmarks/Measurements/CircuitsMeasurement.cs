using GoAdvisor.Benchmarks.Circuits;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>
/// What the questionnaire costs the server while many visitors answer it at the same time, each with a browser, an assessment and a
/// circuit of their own; and what the same radios cost in an app made from the template, which saves and computes nothing.
/// </summary>
internal static class CircuitsMeasurement
{
    private const int Visitors = 500;
    private const int Rounds = 5;
    private const int ClicksPerRound = 2;
    private const int Sample = 25;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        await using var app = await ServerProcess.StartAppAsync(Collector.Frugal, cancellationToken);
        await using var template = await ServerProcess.StartPeerAsync(
            "template", TemplateForm.SameAsFirstSection(), "/", Collector.Frugal, cancellationToken);
        await using var ours = new CrowdedServer(app, (browser, stop) => browser.StartAssessmentAsync(app.Address, stop));
        await using var theirs = new CrowdedServer(template, (browser, stop) => browser.OpenAsync(template.Address, stop));

        var memory = await ours.FillAsync(Visitors, cancellationToken);
        var templateMemory = await theirs.FillAsync(Visitors, cancellationToken);
        if (ours.Radios != theirs.Radios)
            throw new MeasurementException($"The page has {ours.Radios} radios, the template's {theirs.Radios}.");
        report.Note($"circuits: {Visitors} visitors with one assessment and {ours.Radios} radios each; memory is compared after a full collection");
        report.Figure("circuit-memory", memory.Resident / 1024.0 / Visitors, "KiB", Goal.AtMost(400));
        report.Figure("circuit-heap", memory.Heap / 1024.0 / Visitors, "KiB");
        report.Figure("template-memory", templateMemory.Resident / 1024.0 / Visitors, "KiB");
        report.Ratio("circuit-memory-vs-template", (double)memory.Resident / templateMemory.Resident, Goal.AtMost(1.8));

        var (clicks, templateClicks) = (new List<Clicks>(), new List<Clicks>());
        for (var round = 0; round < Rounds; round++)
        {
            // In turns, so that whatever else runs on the machine meets both.
            clicks.Add(await ours.ClickAsync(ClicksPerRound, Pause, cancellationToken));
            templateClicks.Add(await theirs.ClickAsync(ClicksPerRound, Pause, cancellationToken));
        }
        IReadOnlyList<TimeSpan> times = [.. clicks.SelectMany(round => round.Times)];
        report.Figure("click-bytes", clicks.Average(round => round.BytesEach), "B", Goal.AtMost(1200));
        report.Figure("click-p95", Percentile(times, 0.95).TotalMilliseconds, "ms", Goal.AtMost(100));
        report.Figure("click-median", Percentile(times, 0.5).TotalMilliseconds, "ms");
        report.Figure("click-cpu", Median(clicks.Select(round => round.CpuEach.TotalMicroseconds)), "µs");
        report.Figure("template-click-bytes", templateClicks.Average(round => round.BytesEach), "B");
        report.Figure("template-click-cpu", Median(templateClicks.Select(round => round.CpuEach.TotalMicroseconds)), "µs");
        report.Ratio("click-cpu-vs-template", Median(clicks.Zip(templateClicks, (one, other) => one.CpuEach / other.CpuEach)), Goal.AtMost(1.5));

        report.Note($"circuits: the machine's load was {Machine.Load} on {Environment.ProcessorCount} processors; delays mean little above that");

        var lost = await ours.Crowd.CountLostAnswersAsync(Sample, cancellationToken);
        report.Figure("lost-answers", lost, $"of {Sample * Rounds * ClicksPerRound}", Goal.AtMost(0));
    }

    private static TimeSpan Percentile(IReadOnlyList<TimeSpan> times, double share) =>
        times.Order().ElementAt((int)Math.Ceiling(times.Count * share) - 1);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
