namespace GoAdvisor.Benchmarks.Serving;

internal static class Machine
{
    /// <summary>How many threads wanted to run during the last minute, on average: the measurement's own and everybody else's.</summary>
    public static string Load => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
