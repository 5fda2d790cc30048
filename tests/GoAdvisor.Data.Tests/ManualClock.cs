namespace GoAdvisor.Data.Tests;

/// <summary>A clock that moves when it is told to. It begins at the real time, because EF Core stamps its own rows with that.</summary>
public sealed class ManualClock : TimeProvider
{
    private DateTimeOffset now = WholeSeconds(System.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;

    /// <summary>The databases keep moments in different precisions; whole seconds are the same in all of them.</summary>
    private static DateTimeOffset WholeSeconds(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));
}
