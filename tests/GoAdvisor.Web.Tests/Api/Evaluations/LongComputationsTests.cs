using System.Collections.Concurrent;
using GoAdvisor.Web.Hosting.Admission;
using Microsoft.AspNetCore.Http;

namespace GoAdvisor.Web.Tests.Api.Evaluations;

public sealed class LongComputationsTests : IDisposable
{
    private readonly LongComputations computations = new();

    public static TheoryData<ComputationLine> Lines => [.. Enum.GetValues<ComputationLine>()];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => computations.Dispose();

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Whoever_comes_when_the_line_is_full_is_told_to_come_later(ComputationLine line)
    {
        var release = new TaskCompletionSource<int>();
        var admitted = Enumerable.Range(0, LongComputations.AtOnce + LongComputations.Waiting).Select(_ => computations.RunAsync(line, () => release.Task, Stop)).ToList();

        var refused = () => computations.RunAsync(line, () => Task.FromResult(2), Stop);
        (await refused.Should().ThrowAsync<BadHttpRequestException>()).Which.StatusCode.Should().Be(StatusCodes.Status429TooManyRequests);

        release.SetResult(1);
        (await Task.WhenAll(admitted)).Should().OnlyContain(computed => computed == 1);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Whoever_gives_up_in_line_is_not_computed_for(ComputationLine line)
    {
        var release = new TaskCompletionSource<int>();
        var running = Enumerable.Range(0, LongComputations.AtOnce).Select(_ => computations.RunAsync(line, () => release.Task, Stop)).ToList();
        using var patience = new CancellationTokenSource();
        var computed = false;
        var waiting = computations.RunAsync(line, () => Task.FromResult(computed = true), patience.Token);

        await patience.CancelAsync();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        release.SetResult(1);
        await Task.WhenAll(running);
        computed.Should().BeFalse();
    }

    [Fact]
    public async Task Both_lines_lead_to_one_door()
    {
        var (inside, most) = (0, 0);
        var all = Enumerable.Range(0, 20).SelectMany(_ => Enum.GetValues<ComputationLine>()).Select(line => computations.RunAsync(line, ComputeAsync, Stop));

        await Task.WhenAll(all);

        most.Should().Be(LongComputations.AtOnce);

        async Task<int> ComputeAsync()
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            return Interlocked.Decrement(ref inside);
        }
    }

    [Fact]
    public async Task A_crowd_in_one_line_keeps_nobody_in_the_other_waiting()
    {
        var release = new TaskCompletionSource<int>();
        var begun = new ConcurrentQueue<ComputationLine>();
        var crowd = Enumerable.Range(0, LongComputations.Waiting).Select(_ => RunAsync(ComputationLine.Anybody)).ToList();
        var one = RunAsync(ComputationLine.Assessments);

        release.SetResult(1);
        await Task.WhenAll([.. crowd, one]);

        begun.ToList().IndexOf(ComputationLine.Assessments).Should().BeLessThan(3 * LongComputations.AtOnce);

        Task<int> RunAsync(ComputationLine line) => computations.RunAsync(
            line,
            () =>
            {
                begun.Enqueue(line);
                return release.Task;
            },
            Stop);
    }
}
