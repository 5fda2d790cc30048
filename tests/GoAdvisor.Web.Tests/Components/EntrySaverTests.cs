using GoAdvisor.Web.Components.Forms;
using Microsoft.Extensions.Logging.Abstractions;

namespace GoAdvisor.Web.Tests.Components;

/// <summary>What becomes of entries that are made faster than they are stored, while the database is away, and when the page goes.</summary>
public sealed class EntrySaverTests : IDisposable
{
    private readonly NotedClock clock = new();
    private readonly List<string> stored = [];
    private readonly EntrySaver<string> queue;
    private int retries;

    public EntrySaverTests() => queue = new EntrySaver<string>(entry => entry, () => retries++, clock, NullLogger.Instance);

    public void Dispose() => queue.Dispose();

    [Fact]
    public async Task Entries_are_stored_in_the_order_in_which_they_were_made()
    {
        AddAll("one", "two", "three");
        await SaveAsync();

        stored.Should().Equal("one", "two", "three");
        (queue.Waiting.Count, queue.IsBusy, retries).Should().Be((0, false, 0));
    }

    [Fact]
    public async Task What_is_entered_during_a_save_is_stored_by_that_save_and_never_beside_it()
    {
        var (reply, atOnce, most) = (new TaskCompletionSource(), 0, 0);
        AddAll("one");
        var first = SaveAsync(Slowly);
        AddAll("two");
        var second = SaveAsync(Slowly);

        second.IsCompletedSuccessfully.Should().BeTrue("the first call sees to it");
        queue.Waiting.Should().Equal("one", "two");
        reply.SetResult();
        await first;
        (most, queue.Waiting.Count).Should().Be((1, 0));
        stored.Should().Equal("one", "two");

        async Task<string> Slowly(string entry)
        {
            most = Math.Max(most, ++atOnce);
            await reply.Task;
            atOnce--;
            stored.Add(entry);
            return entry;
        }
    }

    [Fact]
    public async Task While_the_database_is_away_an_entry_waits_longer_and_longer_and_is_stored_once()
    {
        AddAll("one", "two");
        await SaveAsync(entry => retries < 6 ? throw new TimeoutException("away") : Store(entry));

        stored.Should().Equal("one", "two");
        retries.Should().Be(6);
        clock.Waits.Should().Equal(Seconds(1, 2, 4, 8, 8, 8));
    }

    [Fact]
    public async Task What_is_wrong_otherwise_is_not_tried_again_and_the_entry_still_waits()
    {
        AddAll("one");
        var saving = () => SaveAsync(_ => throw new InvalidOperationException("broken"));

        await saving.Should().ThrowAsync<InvalidOperationException>();
        (retries, queue.IsBusy).Should().Be((0, false));
        queue.Waiting.Should().Equal("one");
    }

    [Fact]
    public async Task A_reply_can_leave_the_other_entries_waiting()
    {
        AddAll("one", "two", "three");
        await queue.SaveAsync(Store, (entry, _) =>
        {
            queue.Keep(waiting => waiting != "two");
            return Task.FromResult(entry != "one");
        });

        stored.Should().Equal("one");
        queue.Waiting.Should().Equal("three");
        await SaveAsync();
        stored.Should().Equal("one", "three");
    }

    [Fact]
    public async Task A_page_that_goes_while_it_waits_for_the_database_ends_without_a_word()
    {
        AddAll("one");
        clock.OnWait = queue.Dispose;
        await SaveAsync(_ => throw new TimeoutException("away"));

        stored.Should().BeEmpty();
        queue.IsBusy.Should().BeFalse();
    }

    private void AddAll(params ReadOnlySpan<string> entries)
    {
        foreach (var entry in entries)
            queue.Add(entry);
    }

    private Task SaveAsync(Func<string, Task<string>>? store = null) => queue.SaveAsync(store ?? Store, (_, _) => Task.FromResult(true));

    private Task<string> Store(string entry)
    {
        stored.Add(entry);
        return Task.FromResult(entry);
    }

    private static IEnumerable<TimeSpan> Seconds(params IEnumerable<int> seconds) => seconds.Select(second => TimeSpan.FromSeconds(second));

    /// <summary>Notes for how long somebody wants to wait, and does not wait.</summary>
    private sealed class NotedClock : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public Action? OnWait { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            if (OnWait is not { } act)
                return base.CreateTimer(callback, state, TimeSpan.Zero, period);
            act();
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }
}
