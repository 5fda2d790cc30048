namespace GoAdvisor.Data.Storage;

/// <summary>
/// Where writers of this process wait for each other. SQLite lets one in at a time and has the others look again and again, on a
/// thread each; here they stand in line, first come, first served, and hold no thread meanwhile. PostgreSQL sees to it itself.
/// Writers of other processes do not pass here: with them SQLite's own wait remains.
/// </summary>
public sealed class WriterGate
{
    private readonly SemaphoreSlim? door;

    private WriterGate(SemaphoreSlim? door) => this.door = door;

    public static WriterGate OneAtATime() => new(new SemaphoreSlim(1, 1));

    public static WriterGate AllAtOnce() => new(door: null);

    /// <summary>Returns when it is the caller's writeLock, which lasts until what is returned is disposed of.</summary>
    /// <exception cref="OperationCanceledException">The caller did not want to wait any longer; the next one is not kept waiting.</exception>
    public async Task<WriteLock> EnterAsync(CancellationToken cancellationToken)
    {
        if (door is not null)
            await door.WaitAsync(cancellationToken);
        return new WriteLock(door);
    }

    /// <summary>The time in which the caller is the one who writes.</summary>
    public sealed class WriteLock : IDisposable
    {
        private SemaphoreSlim? door;

        internal WriteLock(SemaphoreSlim? door) => this.door = door;

        /// <summary>Lets the next one in; only the first call does.</summary>
        public void Dispose() => Interlocked.Exchange(ref door, null)?.Release();
    }
}
