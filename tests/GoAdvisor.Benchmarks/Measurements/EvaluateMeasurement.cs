using System.Diagnostics;
using GoAdvisor.Benchmarks.Serving;
using GoAdvisor.Data;
using GoAdvisor.Engine;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>What one evaluation of the seeded catalogue costs, over the answers of its worked cases.</summary>
internal static class EvaluateMeasurement
{
    private const int Calls = 1_000_000;
    private const int Rounds = 5;

    public static Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        var cases = WorkedCases.Read();
        // Compiled code is replaced by better code while it warms up, which allocates; it must be over before anything is counted.
        Score(cases);
        Score(cases);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Score(cases);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        report.Figure("evaluate-bytes", bytes, "B", Goal.AtMost(0));

        var rounds = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            Score(cases);
            rounds.Add(Stopwatch.GetElapsedTime(started).TotalNanoseconds / Calls);
        }
        // Whatever else runs on the machine only ever adds time.
        report.Figure("evaluate-time", rounds.Min(), "ns");
        return Task.CompletedTask;
    }

    private static void Score(WorkedCases cases)
    {
        Span<Standing> standings = stackalloc Standing[cases.Alternatives];
        for (var i = 0; i < Calls; i++)
        {
            if (cases.Model.Score(cases.Answers[i % cases.Answers.Count], standings) == 0)
                throw new MeasurementException("A worked case gives no criterion any weight.");
        }
    }
}

/// <summary>The seeded catalogue with the answers of the worked cases that come with it.</summary>
internal sealed record WorkedCases(DecisionModel Model, IReadOnlyList<AnswerSet> Answers)
{
    public int Alternatives => Model.Catalogue.Alternatives.Count;

    public static WorkedCases Read()
    {
        var model = DecisionModel.Compile(SeedFolder.Read(Repository.Seeds));
        return new WorkedCases(model, [.. model.Catalogue.Profiles.Select(profile => Read(model, profile))]);
    }

    private static AnswerSet Read(DecisionModel model, Profile profile) =>
        model.TryRead(profile.Answers, out var answers, out var problems)
            ? answers
            : throw new MeasurementException($"{profile.Id}: {string.Join("; ", problems)}");
}
