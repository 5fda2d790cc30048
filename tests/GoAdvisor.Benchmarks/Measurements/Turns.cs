using System.Diagnostics;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>Measures several ways to do one thing in short turns, so that whatever else the machine does hits all of them alike.</summary>
internal static class Turns
{
    private const int WarmUp = 5;

    /// <returns>The shortest turn of each in nanoseconds: other work on the machine only ever adds time.</returns>
    public static double[] Measure(int rounds, CancellationToken cancellationToken, params Action[] ways)
    {
        var times = ways.Select(_ => double.MaxValue).ToArray();
        // Compiled code is replaced by better code while it warms up, in the background.
        for (var round = 0; round < WarmUp; round++)
        {
            foreach (var way in ways)
                way();
            Thread.Sleep(100);
        }
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (i, way) in ways.Index())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var started = Stopwatch.GetTimestamp();
                way();
                times[i] = Math.Min(times[i], Stopwatch.GetElapsedTime(started).TotalNanoseconds);
            }
        }
        return times;
    }
}
