using System.Reflection;

namespace GoAdvisor.Data.Tests.Access;

public abstract class OwnershipTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public Task A_stranger_finds_nothing_through_any_method() => NothingIsOpenToAsync(_ => AVisitorAsync());

    [Fact]
    public Task An_unknown_token_finds_nothing_through_any_method() => NothingIsOpenToAsync(_ => Task.FromResult(Guid.CreateVersion7()));

    [Fact]
    public Task An_owner_whose_token_is_revoked_finds_nothing_through_any_method() => NothingIsOpenToAsync(async assessment =>
    {
        await using var rows = Rows();
        (await rows.AccessTokens.FindAsync([assessment.Owner], Stop))?.RevokedAt = Clock.GetUtcNow();
        await rows.SaveChangesAsync(Stop);
        return assessment.Owner;
    });

    [Fact]
    public Task The_owner_of_another_assessment_finds_nothing_through_any_method() =>
        NothingIsOpenToAsync(async _ => (await AnAssessmentAsync("Another")).Owner);

    [Fact]
    public Task A_visitor_whose_link_has_expired_finds_nothing_through_any_method() => NothingIsOpenToAsync(async assessment =>
    {
        var visitor = await AVisitorAsync();
        await Access.RedeemResumeLinkAsync((await ALinkAsync(assessment, TimeSpan.FromMinutes(1))).Token, visitor, Stop);
        Clock.Advance(TimeSpan.FromMinutes(1));
        return visitor;
    });

    [Fact]
    public async Task The_owner_finds_it_through_every_method()
    {
        var assessment = await AnAssessmentAsync();
        var link = await ALinkAsync(assessment);
        await Milestones.RecordAsync(assessment.Id, assessment.Owner, await ADecisionAsync(assessment), Stop);

        foreach (var (method, finds) in Attempts(assessment, link.Id, assessment.Owner))
            (await finds()).Should().BeTrue($"{method} is for the owner");
    }

    [Fact]
    public void Every_method_that_acts_for_a_token_is_among_those_tried()
    {
        var acting = typeof(Holder).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsPrivate && method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Holder)))
            .Select(method => $"{method.DeclaringType?.Name}.{method.Name}")
            // Creating needs no right; the impact names assessments, which its own tests look at.
            .Except([Of<AssessmentStore>(nameof(AssessmentStore.CreateAsync)), Of<SavedImpact>(nameof(SavedImpact.MeasureAsync))]);

        Attempts(new OwnAssessment(default, default), default, default).Keys.Should().BeEquivalentTo(acting);
    }

    /// <summary>Each returns whether it found anything.</summary>
    private Dictionary<string, Func<Task<bool>>> Attempts(OwnAssessment assessment, Guid link, Guid token) => new()
    {
        [Of<AssessmentStore>(nameof(AssessmentStore.FindAsync))] = async () => await Assessments.FindAsync(assessment.Id, token, Stop) is not null,
        [Of<AssessmentStore>(nameof(AssessmentStore.ListAsync))] = async () =>
            (await Assessments.ListAsync(token, Stop)).Any(listed => listed.Id == assessment.Id),
        [Of<AssessmentStore>(nameof(AssessmentStore.UpdateDetailsAsync))] = () => Assessments.UpdateDetailsAsync(assessment.Id, token, "Mine now", "", Stop),
        [Of<AssessmentStore>(nameof(AssessmentStore.SaveAnswerAsync))] = async () =>
            await Assessments.SaveAnswerAsync(assessment.Id, token, TestSeeds.Team, ["large"], null, Stop) is not AssessmentNotFound,
        [Of<AssessmentStore>(nameof(AssessmentStore.ReplaceAnswerAsync))] = async () =>
            await Assessments.ReplaceAnswerAsync(
                assessment.Id, token, TestSeeds.Team, ["large"], await AsSeenAsync(assessment, TestSeeds.Team), Stop) is not AssessmentNotFound,
        [Of<AssessmentStore>(nameof(AssessmentStore.SaveOwnWeightsAsync))] = async () =>
            await Assessments.SaveOwnWeightsAsync(assessment.Id, token, weights: null, seen: null, Stop) is not WeightsNotFound,
        [Of<AssessmentUpgrades>(nameof(AssessmentUpgrades.PreviewAsync))] = async () =>
            await Database.Node.Upgrades.PreviewAsync(assessment.Id, token, 1, Stop) is not null,
        [Of<AssessmentUpgrades>(nameof(AssessmentUpgrades.UpgradeAsync))] = async () =>
            await Database.Node.Upgrades.UpgradeAsync(assessment.Id, token, 1, seenRevision: -1, Stop) is not UpgradeNotFound,
        [Of<AccessStore>(nameof(AccessStore.CreateResumeLinkAsync))] = async () =>
            await Access.CreateResumeLinkAsync(assessment.Id, token, AWeek, Stop) is not null,
        [Of<AccessStore>(nameof(AccessStore.ListResumeLinksAsync))] = async () => (await Access.ListResumeLinksAsync(assessment.Id, token, Stop)).Count > 0,
        [Of<AccessStore>(nameof(AccessStore.MayShareAsync))] = () => Access.MayShareAsync(assessment.Id, token, Stop),
        [Of<AccessStore>(nameof(AccessStore.RevokeResumeLinkAsync))] = () => Access.RevokeResumeLinkAsync(link, assessment.Id, token, Stop),
        [Of<MilestoneStore>(nameof(MilestoneStore.RecordAsync))] = async () =>
            await Milestones.RecordAsync(assessment.Id, token, await ADecisionAsync(assessment, "Mine now"), Stop) is not null,
        [Of<MilestoneStore>(nameof(MilestoneStore.ListAsync))] = async () => await Milestones.ListAsync(assessment.Id, token, Stop) is not null,
        [Of<MilestoneStore>(nameof(MilestoneStore.CountAsync))] = async () => await Milestones.CountAsync(assessment.Id, token, Stop) > 0,
        [Of<MilestoneStore>(nameof(MilestoneStore.FindAsync))] = async () => await Milestones.FindAsync(assessment.Id, 1, token, Stop) is not null,
    };

    private static string Of<TStore>(string method) => $"{typeof(TStore).Name}.{method}";

    private async Task NothingIsOpenToAsync(Func<OwnAssessment, Task<Guid>> intruder)
    {
        var assessment = await AnAssessmentAsync("Secret");
        await SaveAsync(assessment, TestSeeds.Team, ["small"]);
        var link = await ALinkAsync(assessment);
        await Milestones.RecordAsync(assessment.Id, assessment.Owner, await ADecisionAsync(assessment, "Secret decision"), Stop);

        foreach (var (method, finds) in Attempts(assessment, link.Id, await intruder(assessment)))
            (await finds()).Should().BeFalse($"{method} is for the owner");

        await using var rows = Rows();
        rows.Milestones.Where(row => row.AssessmentId == assessment.Id).Should().ContainSingle().Which.Name.Should().Be("Secret decision");
        rows.Assessments.Single(row => row.Id == assessment.Id)
            .Should().Match<Assessment>(row => row.Title == "Secret" && row.Revision == 1);
        rows.AccessTokens.Where(row => row.AssessmentId == assessment.Id).Should().NotBeEmpty().And.OnlyContain(row => row.RevokedAt == null);
    }
}

public sealed class OwnershipOnSqliteTests(SqliteDatabase database) : OwnershipTests(database), IClassFixture<SqliteDatabase>;

public sealed class OwnershipOnPostgreSqlTests(PostgreSqlDatabase database) : OwnershipTests(database), IClassFixture<PostgreSqlDatabase>;
