namespace GoAdvisor.Web.Components.Forms;

/// <summary>
/// A queue of what was entered on a page and is not stored yet. Entries are stored in order, one at a time, and retried while the database is
/// unavailable. All members are called from one circuit, never concurrently.
/// </summary>
public sealed partial class EntrySaver<T> : IDisposable
{
    private readonly Func<T, string> describe;
    private readonly Action onRetry;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly CancellationTokenSource closing = new();
    private readonly Queue<T> waiting = [];

    /// <param name="describe">Names an entry in the log.</param>
    /// <param name="onRetry">Called before each wait for the database.</param>
    public EntrySaver(Func<T, string> describe, Action onRetry, TimeProvider clock, ILogger logger)
    {
        (this.describe, this.onRetry, this.clock, this.logger) = (describe, onRetry, clock, logger);
        Closing = closing.Token;
    }

    public CancellationToken Closing { get; }

    public IReadOnlyCollection<T> Waiting => waiting;

    public bool IsBusy { get; private set; }

    public void Add(T entry) => waiting.Enqueue(entry);

    public void Clear() => waiting.Clear();

    public void Keep(Func<T, bool> keep)
    {
        var kept = waiting.Where(keep).ToList();
        waiting.Clear();
        kept.ForEach(waiting.Enqueue);
    }

    /// <summary>Stores what waits; returns at once when a running call will store it.</summary>
    /// <param name="store">Must not be cancelled with the page: a save that has begun is finished.</param>
    /// <param name="take">Handles the reply after the entry left the queue; false leaves the remaining entries in it.</param>
    public Task SaveAsync<TReply>(Func<T, Task<TReply>> store, Func<T, TReply, Task<bool>> take) => RunAsync(async () =>
    {
        while (waiting.TryPeek(out var next))
        {
            var reply = await RetryAsync(() => store(next), describe(next));
            waiting.Dequeue();
            if (!await take(next, reply))
                return;
        }
    });

    /// <summary>Runs an action that must not overlap with a save; does nothing during one.</summary>
    public async Task RunAsync(Func<Task> act)
    {
        if (IsBusy)
            return;
        IsBusy = true;
        try
        {
            await act();
        }
        catch (OperationCanceledException) when (Closing.IsCancellationRequested)
        {
            // The page was closed.
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>Retries after 1, 2, 4 and then every 8 seconds until the database answers.</summary>
    public async Task<TReply> RetryAsync<TReply>(Func<Task<TReply>> act, string what)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e) && !Closing.IsCancellationRequested)
            {
                LogNotSaved(logger, what, e.GetBaseException().Message);
                onRetry();
                await Task.Delay(TimeSpan.FromSeconds(1 << Math.Min(attempt, 3)), clock, Closing);
            }
        }
    }

    public void Dispose()
    {
        if (!Closing.IsCancellationRequested)
            closing.Cancel();
        closing.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} is not saved yet and will be tried again: {Reason}")]
    private static partial void LogNotSaved(ILogger logger, string what, string reason);
}
