using GoAdvisor.Web.Hosting.Admission;
using Microsoft.AspNetCore.Http;

namespace GoAdvisor.Web.Tests.Api.Evaluations;

public class LongComputationsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_comes_when_the_line_is_full_is_told_to_come_later()
    {
        using var computations = new LongComputations();
        var release = new TaskCompletionSource<int>();
        var admitted = Enumerable.Range(0, LongComputations.AtOnce + LongComputations.Waiting).Select(_ => computations.RunAsync(() => release.Task, Stop)).ToList();

        var refused = () => computations.RunAsync(() => Task.FromResult(2), Stop);
        (await refused.Should().ThrowAsync<BadHttpRequestException>()).Which.StatusCode.Should().Be(StatusCodes.Status429TooManyRequests);

        release.SetResult(1);
        (await Task.WhenAll(admitted)).Should().OnlyContain(computed => computed == 1);
    }

    [Fact]
    public async Task Whoever_gives_up_in_line_is_not_computed_for()
    {
        using var computations = new LongComputations();
        var release = new TaskCompletionSource<int>();
        var running = Enumerable.Range(0, LongComputations.AtOnce).Select(_ => computations.RunAsync(() => release.Task, Stop)).ToList();
        using var patience = new CancellationTokenSource();
        var computed = false;
        var waiting = computations.RunAsync(() => Task.FromResult(computed = true), patience.Token);

        await patience.CancelAsync();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        release.SetResult(1);
        await Task.WhenAll(running);
        computed.Should().BeFalse();
    }
}
