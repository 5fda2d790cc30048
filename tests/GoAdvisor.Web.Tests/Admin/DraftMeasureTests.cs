using GoAdvisor.Data.Seeding;
using GoAdvisor.Web.Features.Admin.Editor.Impacts;
using Microsoft.Extensions.Logging;

namespace GoAdvisor.Web.Tests.Admin;

/// <summary>What a page shows of a measurement that succeeds, fails, or is overtaken by the next edit.</summary>
public sealed class DraftMeasureTests : ILogger
{
    private static readonly Catalogue Seeds = FirstCatalogue.Read();

    private readonly List<string> log = [];
    private CatalogueTree draft = CatalogueTree.Of(Seeds);

    [Fact]
    public async Task A_measurement_that_fails_is_shown_and_told_in_the_log_by_the_same_reference()
    {
        using var measure = Measuring((_, _, _) => throw new InvalidOperationException("The table is gone."));
        await ChangeOf(measure, measure.RefreshIfChanged);

        (measure.Value, measure.IsCurrent).Should().Be((null, false));
        log.Should().ContainSingle().Which.Should().Contain(measure.Failure ?? "no reference").And.Contain("The table is gone.");
    }

    [Fact]
    public async Task After_a_failure_the_next_edit_measures_again()
    {
        var works = false;
        using var measure = Measuring((_, _, _) => works ? Task.FromResult("measured") : throw new InvalidOperationException("Not yet."));
        await ChangeOf(measure, measure.RefreshIfChanged);
        (works, draft) = (true, CatalogueTree.Of(Seeds));
        await ChangeOf(measure, measure.RefreshIfChanged);

        (measure.Value, measure.IsCurrent, measure.Failure).Should().Be(("measured", true, null));
    }

    [Fact]
    public async Task After_a_failure_the_same_draft_is_measured_again_only_when_asked_to()
    {
        var calls = 0;
        using var measure = Measuring((_, _, _) => ++calls > 1 ? Task.FromResult("measured") : throw new InvalidOperationException("Not yet."));
        await ChangeOf(measure, measure.RefreshIfChanged);
        measure.RefreshIfChanged();
        calls.Should().Be(1);
        await ChangeOf(measure, measure.Retry);

        (measure.Value, measure.IsCurrent, measure.Failure).Should().Be(("measured", true, null));
    }

    [Fact]
    public async Task An_edit_ends_the_measurement_before_which_is_no_failure()
    {
        var first = draft;
        var stopped = new TaskCompletionSource();
        using var measure = Measuring(async (tree, _, stop) =>
        {
            if (tree != first)
                return "measured";
            stop.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, stop);
            return "overtaken";
        });
        measure.RefreshIfChanged();
        draft = CatalogueTree.Of(Seeds);
        await ChangeOf(measure, measure.RefreshIfChanged);
        await stopped.Task;

        (measure.Value, measure.IsCurrent, measure.Failure).Should().Be(("measured", true, null));
        log.Should().BeEmpty();
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        log.Add($"{formatter(state, exception)} {exception?.Message}");

    private DraftMeasure<string> Measuring(Func<CatalogueTree, IProgress<double>, CancellationToken, Task<string>> measure) =>
        new(() => draft, TimeSpan.FromMilliseconds(1), TimeProvider.System, this, measure);

    private static async Task ChangeOf(DraftMeasure<string> measure, Action act)
    {
        var changed = new TaskCompletionSource();
        measure.Changed += changed.SetResult;
        act();
        await changed.Task.WaitAsync(TestContext.Current.CancellationToken);
        measure.Changed -= changed.SetResult;
    }
}
