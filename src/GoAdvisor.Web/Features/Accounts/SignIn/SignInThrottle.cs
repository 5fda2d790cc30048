using System.Collections.Concurrent;

namespace GoAdvisor.Web.Features.Accounts.SignIn;

/// <summary>
/// Makes whoever guesses wait, longer each time, and nobody else: what is counted is an account from one address, so an account cannot
/// be locked from afar. Nothing here depends on whether the account exists. Kept in memory, for each node by itself.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    private const int FreeTries = 5;
    private const int MostKeys = 100_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Tries> failures = [];

    /// <summary>How long to wait before the next try is looked at; zero when it is now.</summary>
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
