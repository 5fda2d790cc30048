using GoAdvisor.Engine.Scoring;

namespace GoAdvisor.Data.Tests.Catalogues;

public abstract class SavedTitleTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task Who_does_not_oversee_is_told_the_titles_of_their_own_only()
    {
        var (own, other) = (await AnAssessmentAsync("Own"), await AnAssessmentAsync("Somebody else's"));
        foreach (var assessment in new[] { own, other })
            await SaveAsync(assessment, TestSeeds.Team, ["small"]);
        var catalogue = (await Catalogues.GetAsync(1, Stop)).Catalogue;
        var after = DecisionModel.Compile(catalogue with { Questions = [.. catalogue.Questions.Where(question => question.Id != TestSeeds.Team)] });

        var result = await Database.Node.SavedImpact.MeasureAsync(await SessionOfAsync("eve", StaffRole.Editor), own.Owner, after, cancellationToken: Stop)
            ?? throw new InvalidOperationException("It is not allowed.");

        result.Changed.Select(change => (change.Id, change.Title, change.IsOpen)).Should().BeEquivalentTo([(own.Id, "Own", true), (other.Id, (string?)null, false)]);
    }
}

public sealed class SavedTitlesOnSqliteTests(SqliteDatabase database) : SavedTitleTests(database), IClassFixture<SqliteDatabase>;

public sealed class SavedTitlesOnPostgreSqlTests(PostgreSqlDatabase database) : SavedTitleTests(database), IClassFixture<PostgreSqlDatabase>;
