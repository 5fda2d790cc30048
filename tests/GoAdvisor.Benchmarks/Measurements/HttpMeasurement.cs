using System.Text.Json;
using GoAdvisor.Data.Seeding;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>
/// How many evaluations the API answers in a second, next to an endpoint that parses the same body and writes an answer of the same
/// size that was prepared, and next to Kestrel alone, which writes as many bytes to whatever it is asked: what is lost between the first
/// two is what evaluating and telling it costs.
/// </summary>
internal static class HttpMeasurement
{
    private const string Address = "/api/v1/evaluations";
    private const int Rounds = 7;

    /// <summary>Until code that is called often has been compiled for the second time.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        var body = Body();
        await using var app = await ServerProcess.StartAppAsync(Collector.Shipped, cancellationToken);
        using var ours = new PostLoad(app, Address, body);
        var answer = await ours.AskAsync(cancellationToken);
        await using var prepared = await ServerProcess.StartPeerAsync("prepared", answer, "/ready", Collector.Shipped, cancellationToken);
        using var theirs = new PostLoad(prepared, Address, body);
        await using var kestrel = await ServerProcess.StartPeerAsync("bare", answer, "/ready", Collector.Shipped, cancellationToken);
        using var bare = new PostLoad(kestrel, Address, body);

        await ours.RunAsync(WarmUp, cancellationToken);
        await theirs.RunAsync(WarmUp, cancellationToken);
        await bare.RunAsync(WarmUp, cancellationToken);
        var (evaluated, written, copied) = (new List<Throughput>(), new List<Throughput>(), new List<Throughput>());
        for (var round = 0; round < Rounds; round++)
        {
            // In turns, so that whatever else runs on the machine meets all of them.
            evaluated.Add(await ours.RunAsync(Round, cancellationToken));
            written.Add(await theirs.RunAsync(Round, cancellationToken));
            copied.Add(await bare.RunAsync(Round, cancellationToken));
        }
        report.Note($"http: {body.Length} B asked, {answer.Length} B answered; {PostLoad.Connections} connections that are kept; "
            + $"client and server share the machine, whose load was {Machine.Load} on {Environment.ProcessorCount} processors");
        report.Figure("http-evaluate", Median(evaluated.Select(round => round.PerSecond)), "1/s");
        report.Figure("http-evaluate-cpu", Median(evaluated.Select(round => round.CpuEach.TotalMicroseconds)), "µs");
        report.Figure("http-prepared", Median(written.Select(round => round.PerSecond)), "1/s");
        report.Figure("http-prepared-cpu", Median(written.Select(round => round.CpuEach.TotalMicroseconds)), "µs");
        report.Ratio("http-evaluate-vs-prepared", Median(evaluated.Zip(written, (one, other) => one.PerSecond / other.PerSecond)), Goal.AtLeast(0.6));
        report.Figure("http-bare", Median(copied.Select(round => round.PerSecond)), "1/s");
        report.Figure("http-bare-cpu", Median(copied.Select(round => round.CpuEach.TotalMicroseconds)), "µs");
        report.Ratio("http-evaluate-vs-bare", Median(evaluated.Zip(copied, (one, other) => one.PerSecond / other.PerSecond)), Goal.AtLeast(0.5));
    }

    /// <summary>The answers of a worked case, as a program would send them.</summary>
    private static byte[] Body() => JsonSerializer.SerializeToUtf8Bytes(new { answers = SeedFolder.Read(Repository.Seeds).Profiles[0].Answers });

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
