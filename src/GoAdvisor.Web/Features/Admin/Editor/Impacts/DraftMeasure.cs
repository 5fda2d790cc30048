namespace GoAdvisor.Web.Features.Admin.Editor.Impacts;

/// <summary>
/// Something that is measured on the draft anew after every edit: at once, and within a burst of edits a little after the last one, without
/// finishing what the next edit makes pointless.
/// </summary>
/// <param name="session">The draft.</param>
/// <param name="pause">How long no edit may come before it is measured, when one came while the one before was being measured.</param>
/// <param name="measure">Measures a catalogue as it stands on the page, which may be inconsistent.</param>
public sealed class DraftMeasure<T>(
    DraftSession session, TimeSpan pause, TimeProvider clock, Func<Catalogue, IProgress<double>, CancellationToken, Task<T>> measure) : IDisposable
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

    /// <summary>How much is measured, from 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>From the edit to the value.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>Measures when the draft is another one than that measured, or being measured.</summary>
    public void RefreshIfChanged()
    {
        if (wanted == session.Tree)
            return;
        var isBurst = wanted is not null && !IsCurrent;
        wanted = session.Tree;
        running?.Cancel();
        running?.Dispose();
        running = new CancellationTokenSource();
        (IsCurrent, Progress, told) = (false, 0, 0);
        _ = RunAsync(session.Catalogue, isBurst ? pause : TimeSpan.Zero, running.Token);
    }

    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }

    private async Task RunAsync(Catalogue catalogue, TimeSpan wait, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, stop);
            var value = await measure(catalogue, new Steps(this, stop), stop);
            if (stop.IsCancellationRequested)
                return;
            (Value, IsCurrent, Took) = (value, true, clock.GetElapsedTime(started));
            Changed?.Invoke();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // There was another edit, or the page is gone.
        }
    }

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
