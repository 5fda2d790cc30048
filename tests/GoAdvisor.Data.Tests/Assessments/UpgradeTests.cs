using GoAdvisor.Engine.Scoring;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Assessments;

public abstract class UpgradeTests(TestDatabase database) : DatabaseTests(database)
{
    private static readonly SemaphoreSlim Once = new(1);

    private AssessmentUpgrades Upgrades => Database.Node.Upgrades;

    [Fact]
    public async Task The_preview_names_what_would_be_lost_and_what_reads_differently_and_both_results()
    {
        var (assessment, to) = (await AnAnsweredAssessmentAsync(), await NextVersionAsync());

        var preview = await Upgrades.PreviewAsync(assessment.Id, assessment.Owner, to, Stop) ?? throw new InvalidOperationException("No preview.");

        (preview.From, preview.To, preview.Revision).Should().Be((1, to, 4));
        preview.Lost.Select(lost => (lost.Question.Id, lost.Options[0].Id, lost.IsAsked))
            .Should().Equal((TestSeeds.Latency, "strict", false), (TestSeeds.Musts, "sandbox", true));
        preview.Reworded.Select(question => question.Text).Should().Equal("How large is the team?");
        preview.New.Select(question => question.Id).Should().Equal("fresh");
        (preview.Before.Coverage.Answered, preview.After.Coverage.Answered).Should().Be((4, 2));
    }

    [Fact]
    public async Task Upgrading_pins_the_new_version_and_sets_aside_unknown_answers()
    {
        var (assessment, to) = (await AnAnsweredAssessmentAsync(), await NextVersionAsync());

        (await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, to, seenRevision: 4, Stop)).Should().Be(new Upgraded(5, 2));

        var stored = await StoredAsync(assessment);
        (stored.CatalogueVersion, stored.Revision).Should().Be((to, 5));
        stored.Answers.Keys.Should().BeEquivalentTo(TestSeeds.Team, TestSeeds.Detail(1));
        await using var rows = Rows();
        var kept = await rows.SetAsideAnswers.Where(answer => rows.Respondents.Any(one => one.Id == answer.RespondentId && one.AssessmentId == assessment.Id))
            .OrderBy(answer => answer.Question).ToListAsync(Stop);
        kept.Select(answer => (answer.Question, answer.Options, answer.CatalogueVersion)).Should().Equal((TestSeeds.Latency, "strict", 1), (TestSeeds.Musts, "sandbox", 1));
        (await SaveAsync(assessment, "fresh", ["yes"])).Should().BeOfType<AnswerSaved>();
    }

    [Fact]
    public async Task An_upgrade_is_refused_when_answers_changed_since_the_preview()
    {
        var (assessment, to) = (await AnAnsweredAssessmentAsync(), await NextVersionAsync());
        await SaveAsync(assessment, TestSeeds.Team, ["large"]);

        (await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, to, seenRevision: 4, Stop)).Should().Be(new UpgradeOutdated());

        (await StoredAsync(assessment)).CatalogueVersion.Should().Be(1);
    }

    [Fact]
    public async Task An_answer_that_a_stale_page_saves_meets_the_new_version()
    {
        var (assessment, to) = (await AnAnsweredAssessmentAsync(), await NextVersionAsync());
        var seen = await AsSeenAsync(assessment, TestSeeds.Latency);
        await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, to, seenRevision: 4, Stop);

        (await Assessments.ReplaceAnswerAsync(assessment.Id, assessment.Owner, TestSeeds.Latency, ["relaxed"], seen, Stop)).Should().BeOfType<AnswerRefused>();
    }

    [Fact]
    public async Task A_stranger_finds_neither_preview_nor_upgrade_and_nobody_an_unknown_version()
    {
        var (assessment, to, stranger) = (await AnAnsweredAssessmentAsync(), await NextVersionAsync(), await AVisitorAsync());

        (await Upgrades.PreviewAsync(assessment.Id, stranger, to, Stop)).Should().BeNull();
        (await Upgrades.UpgradeAsync(assessment.Id, stranger, to, seenRevision: 4, Stop)).Should().Be(new UpgradeNotFound());
        (await Upgrades.PreviewAsync(assessment.Id, assessment.Owner, 999, Stop)).Should().BeNull();
        (await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, 999, seenRevision: 4, Stop)).Should().Be(new UpgradeNotFound());
        (await StoredAsync(assessment)).CatalogueVersion.Should().Be(1);
    }

    [Fact]
    public async Task Upgrading_and_going_back_keeps_both_sets_of_answers()
    {
        var (assessment, to) = (await AnAnsweredAssessmentAsync(), await NextVersionAsync());
        await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, to, seenRevision: 4, Stop);
        await SaveAsync(assessment, "fresh", ["yes"]);

        (await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, 1, seenRevision: 6, Stop)).Should().Be(new Upgraded(7, 1));
        var back = (await StoredAsync(assessment)).Answers;
        back.Keys.Should().BeEquivalentTo(TestSeeds.Team, TestSeeds.Detail(1), TestSeeds.Latency, TestSeeds.Musts);
        back[TestSeeds.Latency].Options.Should().Equal("strict");
        await SaveAsync(assessment, TestSeeds.Latency, ["relaxed"]);
        (await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, to, seenRevision: 8, Stop)).Should().Be(new Upgraded(9, 2));
        (await StoredAsync(assessment)).Answers["fresh"].Options.Should().Equal("yes");
    }

    [Fact]
    public async Task What_was_set_aside_does_not_replace_what_was_answered_since()
    {
        var (assessment, to) = (await AnAnsweredAssessmentAsync(), await NextVersionAsync());
        await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, to, seenRevision: 4, Stop);
        await SaveAsync(assessment, TestSeeds.Musts, []);

        await Upgrades.UpgradeAsync(assessment.Id, assessment.Owner, 1, seenRevision: 6, Stop);

        var answers = (await StoredAsync(assessment)).Answers;
        answers.Should().NotContainKey("unknown").And.ContainKey(TestSeeds.Latency);
        answers[TestSeeds.Musts].Options.Should().BeEmpty();
    }

    private async Task<OwnAssessment> AnAnsweredAssessmentAsync()
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, TestSeeds.Team, ["small"]);
        await SaveAsync(assessment, TestSeeds.Latency, ["strict"]);
        await SaveAsync(assessment, TestSeeds.Musts, ["sandbox"]);
        await SaveAsync(assessment, TestSeeds.Detail(1), ["yes"]);
        return assessment;
    }

    /// <summary>A version without the latency and the sandbox, with another text for the team and a fresh question; published once.</summary>
    private async Task<int> NextVersionAsync()
    {
        await Once.WaitAsync(Stop);
        try
        {
            var ada = await SessionOfAsync("ada");
            var versions = await Database.Node.Publisher.ListAsync(ada, Stop);
            if (versions[0].Number > 1)
                return versions[0].Number;
            var catalogue = (await Catalogues.GetAsync(1, Stop)).Catalogue;
            var team = catalogue.Questions.First(question => question.Id == TestSeeds.Team);
            var draft = await Database.Node.Drafts.StartAsync(ada, Stop) ?? throw new InvalidOperationException("There is no draft.");
            await Database.Node.Drafts.ImportAsync(ada, catalogue with
            {
                Questions =
                [
                    .. catalogue.Questions.Where(question => question.Id != TestSeeds.Latency).Select(question => question.Id switch
                    {
                        TestSeeds.Team => question with { Text = "How large is the team?" },
                        TestSeeds.Musts => question with { Options = [.. question.Options.Where(option => option.Id != "sandbox")] },
                        _ => question,
                    }),
                    team with { Id = "fresh", Options = [.. team.Options.Select(option => option with { Id = option.Id == "small" ? "yes" : "no" })] },
                ],
            }, draft.Revision, Stop);
            await Database.Node.Publisher.PublishAsync(ada, new PublishRequest(draft.Version with { Revision = draft.Revision + 1 }, 1), Stop);
            return 2;
        }
        finally
        {
            Once.Release();
        }
    }
}

public sealed class UpgradeOnSqliteTests(SqliteDatabase database) : UpgradeTests(database), IClassFixture<SqliteDatabase>;

public sealed class UpgradeOnPostgreSqlTests(PostgreSqlDatabase database) : UpgradeTests(database), IClassFixture<PostgreSqlDatabase>;
