using System.Net;
using GoAdvisor.Benchmarks.Circuits;
using GoAdvisor.Benchmarks.Serving;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>
/// What the questionnaire costs the server while many visitors answer it at the same time: each one has a browser, an assessment and
/// a circuit of its own.
/// </summary>
internal static class CircuitsMeasurement
{
    private const int Visitors = 500;
    private const int FirstVisitors = 30;
    private const int ClicksEach = 10;
    private const int Sample = 25;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        await using var app = await AppProcess.StartAsync(cancellationToken);

        // The first visitors pay for what all share: compiled code, caches, database connections. They click too, and stay.
        await using var first = new Crowd(app.Address);
        await first.OpenAsync(FirstVisitors, cancellationToken);
        await first.ClickAsync(ClicksEach, TimeSpan.FromSeconds(0.3), cancellationToken);
        var before = await app.Usage.SettleAsync(cancellationToken);

        await using var crowd = new Crowd(app.Address);
        await crowd.OpenAsync(Visitors, cancellationToken);
        var each = await app.Usage.SettleAsync(cancellationToken) - before;
        report.Note($"circuits: {Visitors} visitors with one assessment each; memory is compared after a full collection");
        report.Figure("circuit-memory", each.Resident / 1024.0 / Visitors, "KiB", Goal.AtMost(400));
        report.Figure("circuit-heap", each.Heap / 1024.0 / Visitors, "KiB");

        var cpu = app.Usage.Cpu;
        var bytes = crowd.BytesOnTheWire;
        var times = await crowd.ClickAsync(ClicksEach, Pause, cancellationToken);
        // The last acknowledgements are still on their way.
        await Task.Delay(500, cancellationToken);
        report.Figure("click-bytes", (crowd.BytesOnTheWire - bytes) / (double)times.Count, "B", Goal.AtMost(1500));
        report.Figure("click-p95", Percentile(times, 0.95).TotalMilliseconds, "ms", Goal.AtMost(100));
        report.Figure("click-median", Percentile(times, 0.5).TotalMilliseconds, "ms");
        report.Figure("click-cpu", (app.Usage.Cpu - cpu).TotalMicroseconds / times.Count, "µs");

        report.Note($"circuits: the machine's load was {Machine.Load} on {Environment.ProcessorCount} processors; delays mean little above that");

        var lost = await crowd.CountLostAnswersAsync(Sample, cancellationToken);
        report.Figure("lost-answers", lost, $"of {Sample * ClicksEach}", Goal.AtMost(0));
    }

    private static TimeSpan Percentile(IReadOnlyList<TimeSpan> times, double share) =>
        times.Order().ElementAt((int)Math.Ceiling(times.Count * share) - 1);
}
