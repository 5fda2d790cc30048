using GoAdvisor.Benchmarks.Circuits;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>What the clicks of one round cost.</summary>
/// <param name="Times">How long each took to show.</param>
/// <param name="CpuEach">Processor time of the server for one.</param>
/// <param name="BytesEach">Bytes on the wire for one, both directions, headers and acknowledgements included.</param>
internal sealed record Clicks(IReadOnlyList<TimeSpan> Times, TimeSpan CpuEach, double BytesEach);

/// <summary>A server with the visitors whose cost is measured, and some earlier ones who paid for what all share.</summary>
internal sealed class CrowdedServer(ServerProcess server, Func<Browser, CancellationToken, Task<Page>> arrive) : IAsyncDisposable
{
    private const int FirstVisitors = 30;

    /// <summary>Code is compiled a second time once it has been called often; that belongs to no click.</summary>
    private const int FirstClicks = 60;

    private readonly Crowd first = new(arrive);

    public Crowd Crowd { get; } = new(arrive);

    public int Radios => Crowd.Radios;

    /// <returns>The memory that the visitors take together, without what the first ones left behind.</returns>
    public async Task<MemoryUse> FillAsync(int visitors, CancellationToken cancellationToken)
    {
        // Compiled code, caches, database connections. The first visitors stay.
        await first.OpenAsync(FirstVisitors, cancellationToken);
        await first.ClickAsync(FirstClicks, TimeSpan.FromSeconds(0.2), cancellationToken);
        var before = await server.Usage.SettleAsync(cancellationToken);
        await Crowd.OpenAsync(visitors, cancellationToken);
        return await server.Usage.SettleAsync(cancellationToken) - before;
    }

    /// <summary>Every visitor clicks once per pause.</summary>
    public async Task<Clicks> ClickAsync(int times, TimeSpan pause, CancellationToken cancellationToken)
    {
        var (cpu, bytes) = (server.Usage.Cpu, Crowd.BytesOnTheWire);
        var taken = await Crowd.ClickAsync(times, pause, cancellationToken);
        // The last acknowledgements are still on their way.
        await Task.Delay(500, cancellationToken);
        return new Clicks(taken, (server.Usage.Cpu - cpu) / taken.Count, (Crowd.BytesOnTheWire - bytes) / (double)taken.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await Crowd.DisposeAsync();
        await first.DisposeAsync();
    }
}
