using GoAdvisor.Engine.Scoring;

namespace GoAdvisor.Data.Tests.Catalogues;

public abstract class SavedImpactTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task Every_saved_assessment_is_evaluated_before_and_after()
    {
        var simple = await AnAssessmentAsync("Simple");
        await SaveAsync(simple, TestSeeds.Team, ["small"]);
        await SaveAsync(simple, TestSeeds.Latency, ["relaxed"]);
        var strict = await AnAssessmentAsync("Strict");
        await SaveAsync(strict, TestSeeds.Team, ["large"]);
        await SaveAsync(strict, TestSeeds.Musts, ["audit", "sandbox"]);
        var open = await AnAssessmentAsync("Open");
        await SaveAsync(open, TestSeeds.Team, []);
        await AnAssessmentAsync("Untouched");
        var catalogue = (await Catalogues.GetAsync(1, Stop)).Catalogue;
        var shares = new List<double>();

        var ada = await SessionOfAsync("ada");
        var same = await MeasureAsync(ada, default, catalogue);
        var result = await MeasureAsync(ada, default, Without(catalogue), new Collecting(shares));

        same.Should().Match<SavedImpactResult>(one => one.Assessments == 3 && one.ChangedCount == 0 && one.LosingAnswers == 0);
        (result.Assessments, result.LosingAnswers).Should().Be((3, 3));
        result.Moves.Should().Equal(new SavedMove("go", "", 1), new SavedMove("go rust", "go", 1));
        result.Changed.Should().BeEquivalentTo([
            new SavedChange(simple.Id, "Simple", IsOpen: false, "go", "", 2),
            new SavedChange(strict.Id, "Strict", IsOpen: false, "go rust", "go", 1)]);
        shares.Should().Equal(1);
    }

    [Fact]
    public async Task It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var ada = await SessionOfAsync("ada");
        var model = (await Catalogues.GetAsync(1, Stop)).Model;

        await Database.Node.SavedImpact.Awaiting(impact => impact.MeasureAsync(ada, default, model, cancellationToken: stop.Token)).Should().ThrowAsync<OperationCanceledException>();
        await Database.Node.ImpactMeter.Awaiting(meter => meter.MeasureAsync(model, model, cancellationToken: stop.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    private async Task<SavedImpactResult> MeasureAsync(UserSession session, Holder holder, Catalogue after, IProgress<double>? progress = null) =>
        await Database.Node.SavedImpact.MeasureAsync(session, holder, DecisionModel.Compile(after), progress, Stop)
        ?? throw new InvalidOperationException("It is not allowed.");

    /// <summary>Neither team nor latency is asked, and of the musts nothing can be ticked but the audit and the sandbox, which go to go.</summary>
    private static Catalogue Without(Catalogue catalogue) => catalogue with
    {
        Questions = [.. catalogue.Questions.Where(question => question.Id is not (TestSeeds.Team or TestSeeds.Latency)).Select(question => question with
        {
            Options = [.. question.Options.Select(option => option.Id == "sandbox" ? option with { Strengths = [] } : option)],
        })],
    };

    private sealed class Collecting(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}

public sealed class SavedImpactOnSqliteTests(SqliteDatabase database) : SavedImpactTests(database), IClassFixture<SqliteDatabase>;

public sealed class SavedImpactOnPostgreSqlTests(PostgreSqlDatabase database) : SavedImpactTests(database), IClassFixture<PostgreSqlDatabase>;
