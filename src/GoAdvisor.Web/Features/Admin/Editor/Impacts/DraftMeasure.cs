namespace GoAdvisor.Web.Features.Admin.Editor.Impacts;

/// <summary>Measures the draft at once; edits during a measurement cancel it and start another after a pause.</summary>
public sealed partial class DraftMeasure<T>(
    Func<CatalogueTree> draft, TimeSpan pause, TimeProvider clock, ILogger logger, Func<CatalogueTree, IProgress<double>, CancellationToken, Task<T>> measure) : IDisposable
    where T : class
{
    private CatalogueTree? requested;
    private CancellationTokenSource? running;
    private double reported;

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>The last result; null before the first.</summary>
    public T? Value { get; private set; }

    /// <summary>Whether the value belongs to the draft on the page.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>The reference of the failure in the log; null when the last measurement did not fail.</summary>
    public string? Failure { get; private set; }

    /// <summary>From 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>The time from the edit to the value.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>Measures unless this draft is already measured or being measured.</summary>
    public void RefreshIfChanged()
    {
        if (requested == draft())
            return;
        var isBurst = requested is not null && !IsCurrent && Failure is null;
        Start(draft(), isBurst ? pause : TimeSpan.Zero);
    }

    public void Retry() => Start(draft(), TimeSpan.Zero);

    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }

    private void Start(CatalogueTree tree, TimeSpan wait)
    {
        Dispose();
        (requested, running) = (tree, new CancellationTokenSource());
        (IsCurrent, Failure, Progress, reported) = (false, null, 0, 0);
        // Not awaited: the task reports its own outcome.
        _ = RunAsync(tree, wait, running.Token);
    }

    private async Task RunAsync(CatalogueTree tree, TimeSpan wait, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, stop);
            var value = await measure(tree, new ThrottledProgress(this, stop), stop);
            if (stop.IsCancellationRequested)
                return;
            (Value, IsCurrent, Took) = (value, true, clock.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Another edit was made, or the page was closed.
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

    /// <summary>Forwards few reports, because each becomes a message to the browser.</summary>
    private sealed class ThrottledProgress(DraftMeasure<T> owner, CancellationToken stop) : IProgress<double>
    {
        private const double Step = .25;

        public void Report(double value)
        {
            if (stop.IsCancellationRequested || value < Volatile.Read(ref owner.reported) + Step)
                return;
            Volatile.Write(ref owner.reported, value);
            owner.Progress = value;
            owner.Changed?.Invoke();
        }
    }
}
