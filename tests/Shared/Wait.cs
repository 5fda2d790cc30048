using System.Diagnostics;

namespace GoAdvisor.Tests;

/// <summary>
/// Waits for what has to happen. The limit only keeps a run from hanging for ever: it is far longer than a machine ten times slower than
/// usual needs, because a wait that ends too early says nothing about the product.
/// </summary>
internal static class Wait
{
    /// <summary>Three minutes; who looks for a failure shortens it by GOADVISOR_WAIT, in seconds.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("GOADVISOR_WAIT"), out var seconds) ? seconds : 180);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="condition">Whether it has happened. It throws when it can no longer happen.</param>
    /// <param name="what">What is waited for, to name it when it does not happen.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var waiting = Stopwatch.StartNew(); !await condition(); await Task.Delay(Pause, TestContext.Current.CancellationToken))
        {
            if (waiting.Elapsed > Limit)
                throw new TimeoutException($"Waited {Limit} in vain: {what}.");
        }
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}}, string)"/>
    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);
}
