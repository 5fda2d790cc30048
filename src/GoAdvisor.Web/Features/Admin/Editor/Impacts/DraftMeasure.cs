namespace GoAdvisor.Web.Features.Admin.Editor.Impacts;

/// <summary>
/// Something that is measured on the draft anew after every edit: at once, and within a burst of edits a little after the last one, without
/// finishing what the next edit makes pointless.
/// </summary>
/// <param name="draft">The draft as it stands on the page, which may be inconsistent.</param>
/// <param name="pause">How long no edit may come before it is measured, when one came while the one before was being measured.</param>
public sealed partial class DraftMeasure<T>(
    Func<CatalogueTree> draft, TimeSpan pause, TimeProvider clock, ILogger logger, Func<CatalogueTree, IProgress<double>, CancellationToken, Task<T>> measure) : IDisposable
    where T : class
{
    private CatalogueTree? wanted;
    private CancellationTokenSource? running;
    private double told;

    /// <summary>Raised on any thread when anything may look different.</summary>
    public event Action? Changed;

    /// <summary>What was measured last; null before the first time.</summary>
    public T? Value { get; private set; }

    /// <summary>Whether the value is that of the draft as it stands on the page.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>By which the log tells why the draft as it stands on the page could not be measured; null while nothing went wrong.</summary>
    public string? Failure { get; private set; }

    /// <summary>How much is measured, from 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>From the edit to the value.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>Measures when the draft is another one than that measured, or being measured.</summary>
    public void RefreshIfChanged()
    {
        if (wanted == draft())
            return;
        var isBurst = wanted is not null && !IsCurrent && Failure is null;
        Start(draft(), isBurst ? pause : TimeSpan.Zero);
    }

    /// <summary>Measures the same once more, after a failure.</summary>
    public void Retry() => Start(draft(), TimeSpan.Zero);

    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }

    private void Start(CatalogueTree tree, TimeSpan wait)
    {
        Dispose();
        (wanted, running) = (tree, new CancellationTokenSource());
        (IsCurrent, Failure, Progress, told) = (false, null, 0, 0);
        // Nobody waits for it: it tells by itself how it ended.
        _ = RunAsync(tree, wait, running.Token);
    }

    private async Task RunAsync(CatalogueTree tree, TimeSpan wait, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, stop);
            var value = await measure(tree, new Steps(this, stop), stop);
            if (stop.IsCancellationRequested)
                return;
            (Value, IsCurrent, Took) = (value, true, clock.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // There was another edit, or the page is gone.
            return;
        }
        catch (Exception e)
        {
            var reference = Guid.NewGuid().ToString("N");
            LogFailed(logger, e, reference);
            if (stop.IsCancellationRequested)
                return;
            Failure = reference;
        }
        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The draft could not be measured ({Reference})")]
    private static partial void LogFailed(ILogger logger, Exception exception, string reference);

    /// <summary>Every report would be a message to the browser; a few are enough.</summary>
    private sealed class Steps(DraftMeasure<T> owner, CancellationToken stop) : IProgress<double>
    {
        private const double Step = .25;

        public void Report(double value)
        {
            if (stop.IsCancellationRequested || value < Volatile.Read(ref owner.told) + Step)
                return;
            Volatile.Write(ref owner.told, value);
            owner.Progress = value;
            owner.Changed?.Invoke();
        }
    }
}
