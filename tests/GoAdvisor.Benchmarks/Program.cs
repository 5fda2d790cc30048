using GoAdvisor.Benchmarks;
using GoAdvisor.Benchmarks.Measurements;

var measurements = new Dictionary<string, Func<Report, CancellationToken, Task>>
{
    ["evaluate"] = EvaluateMeasurement.RunAsync,
    ["robustness"] = RobustnessMeasurement.RunAsync,
    ["impact"] = ImpactMeasurement.RunAsync,
    ["first-visit"] = FirstVisitMeasurement.RunAsync,
    ["phone"] = PhoneMeasurement.RunAsync,
    ["http"] = HttpMeasurement.RunAsync,
    ["circuits"] = CircuitsMeasurement.RunAsync,
};

if (args.Contains("--bdn"))
{
    ScoreBenchmark.RunAll();
    return 0;
}

var unknown = args.Where(name => !measurements.ContainsKey(name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no measurement {string.Join(", ", unknown)}; there are {string.Join(", ", measurements.Keys)}.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The app that is being measured has to be stopped first.
    e.Cancel = true;
    stop.Cancel();
};

var report = new Report(Console.Out);
foreach (var name in args.Length > 0 ? args.Distinct() : measurements.Keys)
{
    try
    {
        await measurements[name](report, stop.Token);
    }
    catch (Exception e) when (e is MeasurementException or TimeoutException or HttpRequestException)
    {
        report.Fail(name, e.Message);
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        report.Fail(name, "stopped");
        break;
    }
}

foreach (var reason in report.Failures)
    Console.Error.WriteLine(reason);
return report.Failures.Count == 0 ? 0 : 1;
