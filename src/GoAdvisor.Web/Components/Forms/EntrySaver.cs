namespace GoAdvisor.Web.Components.Forms;

/// <summary>
/// What was entered on a page and is not stored yet, in the order it was entered. It is stored one by one, never two at once, and each as often as it
/// takes: while the database is away the entries wait here. All members are called from one circuit, never at the same time.
/// </summary>
public sealed partial class EntrySaver<T> : IDisposable
{
    private readonly Func<T, string> describe;
    private readonly Action onRetry;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly CancellationTokenSource closing = new();
    private readonly Queue<T> waiting = [];

    /// <param name="describe">What an entry is called in the log.</param>
    /// <param name="onRetry">Called before each wait for the database.</param>
    public EntrySaver(Func<T, string> describe, Action onRetry, TimeProvider clock, ILogger logger)
    {
        (this.describe, this.onRetry, this.clock, this.logger) = (describe, onRetry, clock, logger);
        Closing = closing.Token;
    }

    /// <summary>Cancelled with the page.</summary>
    public CancellationToken Closing { get; }

    public IReadOnlyCollection<T> Waiting => waiting;

    /// <summary>Whether something is being stored.</summary>
    public bool IsBusy { get; private set; }

    public void Add(T entry) => waiting.Enqueue(entry);

    public void Clear() => waiting.Clear();

    public void Keep(Func<T, bool> keep)
    {
        var kept = waiting.Where(keep).ToList();
        waiting.Clear();
        kept.ForEach(waiting.Enqueue);
    }

    /// <summary>Stores what waits. Returns when all of it is stored, or at once where a call that is under way will see to it.</summary>
    /// <param name="store">Stores an entry. It should not be cancelled with the page: a save that is under way when somebody leaves is finished.</param>
    /// <param name="take">Takes the reply, when the entry waits no longer. False leaves the others waiting.</param>
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

    /// <summary>Does something that must not happen while an entry is being stored; nothing where one is.</summary>
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
            // The page is gone.
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>Tries again until the database is there, after 1, 2, 4 and from then on 8 seconds.</summary>
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
