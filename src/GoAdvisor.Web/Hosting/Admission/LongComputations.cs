using System.Threading.RateLimiting;

namespace GoAdvisor.Web.Hosting.Admission;

/// <summary>
/// A door for computations of milliseconds to seconds that anybody may ask for. Few run at a time, so that pages and short requests
/// always find a free processor; some wait in line, and the rest are turned away.
/// </summary>
internal sealed class LongComputations : IDisposable
{
    public const int Waiting = 100;

    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly ConcurrencyLimiter door = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce,
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <exception cref="BadHttpRequestException">Too many wait already; it is answered with 429.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> compute, CancellationToken cancellationToken)
    {
        using var lease = await door.AcquireAsync(1, cancellationToken);
        if (!lease.IsAcquired)
            throw new BadHttpRequestException("Too many computations wait already.", StatusCodes.Status429TooManyRequests);
        // Not on the thread that waited in line: it may belong to the connection of somebody else.
        return await Task.Run(compute, cancellationToken);
    }

    public void Dispose() => door.Dispose();
}
