using GoAdvisor.Data.Catalogues.Drafts;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>How long an admin waits for the impact of an edit: a million random answer sets, on all processors.</summary>
internal static class ImpactMeasurement
{
    private const int Rounds = 9;

    public static async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        var before = WorkedCases.Read().Model;
        var first = before.Catalogue.Criteria[0];
        var edited = first with { Ratings = [first.Ratings[0] with { Value = 1 }, .. first.Ratings.Skip(1)] };
        var after = DecisionModel.Compile(before.Catalogue with { Criteria = [edited, .. before.Catalogue.Criteria.Skip(1)] });
        var (whole, again) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var meter = new ImpactMeter();
            whole.Add(await TimeAsync(meter, before, after, cancellationToken));
            again.Add(await TimeAsync(meter, before, after, cancellationToken));
        }
        report.Note($"impact: {ImpactMeter.Samples:N0} random answer sets before and after in {Median(whole):0} ms, after alone in {Median(again):0} ms");
    }

    private static async Task<double> TimeAsync(ImpactMeter meter, DecisionModel before, DecisionModel after, CancellationToken cancellationToken)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await meter.MeasureAsync(before, after, cancellationToken: cancellationToken);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
