using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>The same evaluation, measured by BenchmarkDotNet: slower to run, with error bounds. Run with <c>--bdn</c>.</summary>
[MemoryDiagnoser]
public class ScoreBenchmark
{
    private readonly AlternativeScore[] scores;
    private readonly WorkedCases cases = WorkedCases.Read();
    private int next;

    public ScoreBenchmark() => scores = new AlternativeScore[cases.Alternatives];

    [Benchmark]
    public long Score() => cases.Model.Score(Next(), scores);

    [Benchmark]
    public Preview Preview() => cases.Model.Preview(Next());

    internal static void RunAll() => BenchmarkRunner.Run<ScoreBenchmark>();

    private AnswerSet Next() => cases.Answers[next = (next + 1) % cases.Answers.Length];
}
