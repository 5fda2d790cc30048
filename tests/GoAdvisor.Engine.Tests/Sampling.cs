using CsCheck;

namespace GoAdvisor.Engine.Tests;

/// <summary>Properties that hold for all cases, checked on random ones; how many depends on the run.</summary>
internal static class Sampling
{
    private const int Usual = 100;
    private const int InLongRun = 5_000;

    public static void Check<T>(this Gen<T> cases, Func<T, bool> holds, int usual = Usual, int inLongRun = InLongRun) =>
        cases.Sample(holds, iter: SampleSize.Of(usual, inLongRun));

    public static void Check<T1, T2>(this Gen<(T1, T2)> cases, Func<T1, T2, bool> holds) =>
        cases.Sample(holds, iter: SampleSize.Of(Usual, InLongRun));

    public static void Check<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Func<T1, T2, T3, bool> holds) =>
        cases.Sample(holds, iter: SampleSize.Of(Usual, InLongRun));
}
