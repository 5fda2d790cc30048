using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace GoAdvisor.Benchmarks.Serving;

/// <summary>Memory of a process right after a full garbage collection.</summary>
/// <param name="Heap">Bytes of managed objects, and the gaps between them.</param>
/// <param name="Resident">Bytes of physical memory that are the process's own, everything included.</param>
internal readonly record struct MemoryUse(long Heap, long Resident)
{
    public static MemoryUse operator -(MemoryUse left, MemoryUse right) => new(left.Heap - right.Heap, left.Resident - right.Resident);
}

/// <summary>What another .NET process uses, seen from outside: it needs to know nothing of being measured.</summary>
internal sealed class ProcessUsage(Process process)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Collects until it gains nothing more: finalizers free a part only for the next collection.</summary>
    public async Task<MemoryUse> SettleAsync(CancellationToken cancellationToken)
    {
        var heap = await CollectAsync(cancellationToken);
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(1000, cancellationToken);
            heap = await CollectAsync(cancellationToken);
        }
        return new MemoryUse(heap, Resident());
    }

    /// <summary>A diagnostic session that asks for collections starts with a full one, and reports the heap it left.</summary>
    private async Task<long> CollectAsync(CancellationToken cancellationToken)
    {
        var keywords = ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect;
        var provider = new EventPipeProvider(ClrTraceEventParser.ProviderName, EventLevel.Informational, (long)keywords);
        using var session = await new DiagnosticsClient(process.Id).StartEventPipeSessionAsync([provider], requestRundown: false, token: cancellationToken);
        var collected = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() => Read(session, collected), cancellationToken);
        var heap = await collected.Task.WaitAsync(Patience, cancellationToken);
        await session.StopAsync(cancellationToken);
        await reading.WaitAsync(Patience, cancellationToken);
        return heap;
    }

    private static void Read(EventPipeSession session, TaskCompletionSource<long> collected)
    {
        using var source = new EventPipeEventSource(session.EventStream);
        var full = false;
        source.Clr.GCStart += start => full |= start.Depth == 2;
        source.Clr.GCHeapStats += stats =>
        {
            if (full)
                collected.TrySetResult(stats.TotalHeapSize);
        };
        source.Process();
    }

    private long Resident()
    {
        // Pages of files are shared with other processes, and come and go.
        var line = File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
