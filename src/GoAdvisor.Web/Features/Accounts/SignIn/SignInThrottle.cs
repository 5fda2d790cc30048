using System.Collections.Concurrent;

namespace GoAdvisor.Web.Features.Accounts.SignIn;

/// <summary>
/// Delays repeated sign-in attempts, longer each time. Attempts are counted per account and remote address, so that nobody can lock an
/// account from elsewhere. Does not depend on whether the account exists. Kept in memory, per node.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    private const int FreeTries = 5;
    private const int MostKeys = 100_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Tries> failures = [];

    /// <summary>The wait before the next attempt is accepted; zero when there is none.</summary>
    public TimeSpan Wait(string key)
    {
        var now = clock.GetUtcNow();
        return failures.TryGetValue(key, out var tries) && tries.NotBefore > now ? tries.NotBefore - now : TimeSpan.Zero;
    }

    public void Failed(string key)
    {
        var now = clock.GetUtcNow();
        if (failures.Count >= MostKeys)
            Forget(now);
        failures.AddOrUpdate(key, _ => new Tries(1, now, now), (_, tries) =>
        {
            var count = now - tries.Last > Memory ? 1 : tries.Count + 1;
            return new Tries(count, now, now + WaitAfter(count));
        });
    }

    public void Succeeded(string key) => failures.TryRemove(key, out _);

    private static TimeSpan WaitAfter(int count) =>
        count < FreeTries ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 5 * Math.Pow(2, Math.Min(count - FreeTries, 20))));

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, tries) in failures)
        {
            if (now - tries.Last > Memory || failures.Count >= MostKeys * 2)
                failures.TryRemove(key, out _);
        }
    }

    private sealed record Tries(int Count, DateTimeOffset Last, DateTimeOffset NotBefore);
}
