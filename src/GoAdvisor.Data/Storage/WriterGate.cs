namespace GoAdvisor.Data.Storage;

/// <summary>
/// Queues the writers of this process. SQLite allows one at a time and makes the others poll, each blocking a thread; here they wait asynchronously in order.
/// PostgreSQL needs no queue. Other processes are not queued: SQLite's own wait applies to them.
/// </summary>
public sealed class WriterGate
{
    private readonly SemaphoreSlim? door;

    private WriterGate(SemaphoreSlim? door) => this.door = door;

    public static WriterGate OneAtATime() => new(new SemaphoreSlim(1, 1));

    public static WriterGate AllAtOnce() => new(door: null);

    /// <summary>The lock lasts until it is disposed.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the next writer is not affected.</exception>
    public async Task<WriteLock> EnterAsync(CancellationToken cancellationToken)
    {
        if (door is not null)
            await door.WaitAsync(cancellationToken);
        return new WriteLock(door);
    }

    public sealed class WriteLock : IDisposable
    {
        private SemaphoreSlim? door;

        internal WriteLock(SemaphoreSlim? door) => this.door = door;

        public void Dispose() => Interlocked.Exchange(ref door, null)?.Release();
    }
}
