using System.Threading.RateLimiting;

namespace GoAdvisor.Web.Hosting.Admission;

/// <summary>Where a computation waits.</summary>
public enum ComputationLine
{
    /// <summary>For what is made of an assessment: pages, files, milestones.</summary>
    Assessments,

    /// <summary>For what anybody may ask of the API.</summary>
    Anybody,
}

/// <summary>
/// The one door to computations of milliseconds to seconds. Few run at a time, so that pages and short requests always find a free processor. It admits
/// from the lines in turns, so that a crowd in one keeps nobody in the other waiting; some wait in each, and the rest are turned away.
/// </summary>
public sealed class LongComputations : IDisposable
{
    /// <summary>How many wait in a line.</summary>
    public const int Waiting = 100;

    private readonly Dictionary<ComputationLine, ConcurrencyLimiter> lines = Enum.GetValues<ComputationLine>().ToDictionary(line => line, _ => Limiter(Waiting));

    // Each line sends as many to the door as may pass it, and the others stay behind.
    private readonly ConcurrencyLimiter door = Limiter(AtOnce * Enum.GetValues<ComputationLine>().Length);

    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many computations have begun.</summary>
    public long Begun => door.GetStatistics()?.TotalSuccessfulLeases ?? 0;

    /// <exception cref="BadHttpRequestException">Too many wait already; it is answered with 429.</exception>
    public async Task<T> RunAsync<T>(ComputationLine line, Func<Task<T>> compute, CancellationToken cancellationToken)
    {
        using var place = await lines[line].AcquireAsync(1, cancellationToken);
        if (!place.IsAcquired)
            throw new BadHttpRequestException("Too many computations wait already.", StatusCodes.Status429TooManyRequests);
        using var lease = await door.AcquireAsync(1, cancellationToken);
        // Not on the thread that waited in line: it may belong to the connection of somebody else.
        return await Task.Run(compute, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var limiter in lines.Values.Append(door))
            limiter.Dispose();
    }

    private static ConcurrencyLimiter Limiter(int waiting) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
