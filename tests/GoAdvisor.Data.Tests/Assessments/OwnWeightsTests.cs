namespace GoAdvisor.Data.Tests.Assessments;

public abstract class OwnWeightsTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task Own_weights_are_kept_until_they_are_given_up()
    {
        var (assessment, owner) = await AnAssessmentAsync();
        (await Assessments.FindAsync(assessment, owner, Stop))!.OwnWeights.Should().BeNull();
        var (half, all) = (await WeightsAsync(50), await WeightsAsync(100));

        (await Assessments.SaveOwnWeightsAsync(assessment, owner, half, seen: null, Stop)).Should().Be(new WeightsSaved());
        (await Assessments.FindAsync(assessment, owner, Stop))!.OwnWeights.Should().Be(half);
        (await Assessments.SaveOwnWeightsAsync(assessment, owner, all, half.Text, Stop)).Should().Be(new WeightsSaved());
        (await Assessments.FindAsync(assessment, owner, Stop))!.OwnWeights!.Hundredths().Values.Should().OnlyContain(weight => weight == 100);
        (await Assessments.SaveOwnWeightsAsync(assessment, owner, weights: null, all.Text, Stop)).Should().Be(new WeightsSaved());
        (await Assessments.FindAsync(assessment, owner, Stop))!.OwnWeights.Should().BeNull();
    }

    [Fact]
    public async Task A_stale_page_is_told_and_overwrites_nothing()
    {
        var (assessment, owner) = await AnAssessmentAsync();
        var (half, all) = (await WeightsAsync(50), await WeightsAsync(100));
        await Assessments.SaveOwnWeightsAsync(assessment, owner, half, seen: null, Stop);

        (await Assessments.SaveOwnWeightsAsync(assessment, owner, all, seen: null, Stop)).Should().Be(new WeightsConflict(half));
        (await Assessments.SaveOwnWeightsAsync(assessment, owner, half, seen: null, Stop)).Should().Be(new WeightsSaved(), "the same again is no conflict");
        (await Assessments.FindAsync(assessment, owner, Stop))!.OwnWeights.Should().Be(half);
    }

    [Fact]
    public async Task Whoever_holds_nothing_keeps_nothing()
    {
        var (assessment, owner) = await AnAssessmentAsync();
        var stranger = await AVisitorAsync();
        (await Assessments.SaveOwnWeightsAsync(assessment, stranger, await WeightsAsync(50), seen: null, Stop)).Should().Be(new WeightsNotFound());
        (await Assessments.FindAsync(assessment, owner, Stop))!.OwnWeights.Should().BeNull();
    }

    private async Task<KeptWeights> WeightsAsync(int each)
    {
        var catalogue = (await Catalogues.GetCurrentAsync(Stop)).Catalogue;
        return KeptWeights.Of(catalogue, [.. catalogue.Criteria.Select(_ => each)]);
    }
}

public sealed class OwnWeightsOnSqliteTests(SqliteDatabase database) : OwnWeightsTests(database), IClassFixture<SqliteDatabase>;

public sealed class OwnWeightsOnPostgreSqlTests(PostgreSqlDatabase database) : OwnWeightsTests(database), IClassFixture<PostgreSqlDatabase>;
