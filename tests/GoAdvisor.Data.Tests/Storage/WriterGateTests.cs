namespace GoAdvisor.Data.Tests.Storage;

public sealed class WriterGateTests
{
    private readonly WriterGate gate = WriterGate.OneAtATime();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_get_their_turn_in_the_order_in_which_they_came()
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
    public async Task Whoever_gives_up_waiting_keeps_nobody_waiting()
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
    public async Task A_writer_that_fails_lets_the_next_one_in()
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
    public async Task Ending_a_turn_twice_lets_in_only_one()
    {
        var first = await gate.EnterAsync(Stop);
        first.Dispose();
        first.Dispose();
        using var second = await gate.EnterAsync(Stop);

        gate.EnterAsync(Stop).IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Where_the_database_sees_to_it_nobody_waits()
    {
        var open = WriterGate.AllAtOnce();
        using var first = await open.EnterAsync(Stop);

        open.EnterAsync(Stop).IsCompletedSuccessfully.Should().BeTrue();
    }
}
