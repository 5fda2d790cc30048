namespace GoAdvisor.Data.Tests.Storage;

public sealed class WriterGateTests
{
    private readonly WriterGate gate = WriterGate.OneAtATime();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_are_admitted_in_order_of_arrival()
    {
        var order = new List<int>();
        var first = await gate.EnterAsync(Stop);
        var waiting = Enumerable.Range(1, 20).Select(WriteAsync).ToList();

        order.Should().BeEmpty("the first one still writes");
        first.Dispose();
        await Task.WhenAll(waiting);

        order.Should().Equal(Enumerable.Range(1, 20));

        async Task WriteAsync(int n)
        {
            using var turn = await gate.EnterAsync(Stop);
            order.Add(n);
        }
    }

    [Fact]
    public async Task A_cancelled_wait_does_not_delay_the_next_writer()
    {
        using var impatient = new CancellationTokenSource();
        var first = await gate.EnterAsync(Stop);
        var second = gate.EnterAsync(impatient.Token);
        var third = gate.EnterAsync(Stop);

        await impatient.CancelAsync();
        await second.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        first.Dispose();

        (await third.WaitAsync(Wait.Limit, Stop)).Dispose();
    }

    [Fact]
    public async Task A_failing_writer_releases_the_lock()
    {
        var failing = async () =>
        {
            using var turn = await gate.EnterAsync(Stop);
            throw new TimeoutException();
        };

        await failing.Should().ThrowAsync<TimeoutException>();

        (await gate.EnterAsync(Stop).WaitAsync(Wait.Limit, Stop)).Dispose();
    }

    [Fact]
    public async Task Disposing_a_lock_twice_admits_only_one_writer()
    {
        var first = await gate.EnterAsync(Stop);
        first.Dispose();
        first.Dispose();
        using var second = await gate.EnterAsync(Stop);

        gate.EnterAsync(Stop).IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Without_a_queue_in_the_process_no_writer_waits()
    {
        var open = WriterGate.AllAtOnce();
        using var first = await open.EnterAsync(Stop);

        open.EnterAsync(Stop).IsCompletedSuccessfully.Should().BeTrue();
    }
}
