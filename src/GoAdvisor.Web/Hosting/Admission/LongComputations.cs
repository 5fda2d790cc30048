using System.Threading.RateLimiting;

namespace GoAdvisor.Web.Hosting.Admission;

/// <summary>
/// A door for computations of milliseconds to seconds that anybody may ask for. Few run at a time, so that pages and short requests
/// always find a free processor; some wait in line, and the rest are turned away.
/// </summary>
internal sealed class LongComputations : IDisposable
{
    private const int Waiting = 100;

    private readonly ConcurrencyLimiter door = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Computes when there is room.</summary>
    /// <returns>What it computed, or 429 when too many wait already.</returns>
    public async Task<IResult> RunAsync(Func<IResult> compute, CancellationToken cancellationToken)
    {
        using var lease = await door.AcquireAsync(1, cancellationToken);
        // Not on the thread that waited in line: it may belong to the connection of somebody else.
        return lease.IsAcquired ? await Task.Run(compute, cancellationToken) : TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>As above, for what is written while it is computed.</summary>
    public async Task<IResult> RunAsync(Func<Task<IResult>> compute, CancellationToken cancellationToken)
    {
        using var lease = await door.AcquireAsync(1, cancellationToken);
        return lease.IsAcquired ? await Task.Run(compute, cancellationToken) : TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => door.Dispose();
}
