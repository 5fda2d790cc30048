using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Milestones;

public abstract class MilestoneTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task A_recorded_decision_is_found_as_it_was_recorded()
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, TestSeeds.Team, ["small"]);
        var decision = await ADecisionAsync(assessment, "Go für das Hauptbuch 🦀");

        var recorded = (await RecordAsync(assessment, decision)).Should().BeOfType<MilestoneRecorded>().Subject;

        recorded.Written.Should().BeTrue();
        recorded.Milestone.Should().BeEquivalentTo(decision, options => options.ExcludingMissingMembers());
        recorded.Milestone.Should().Match<MilestoneSummary>(stored => stored.Number == 1 && stored.CatalogueVersion == 1 && stored.AssessmentRevision == 1);
        var found = await FoundAsync(assessment, 1);
        found.Content.Should().Be(decision.Content);
        found.Summary.Should().Be(recorded.Milestone);
    }

    [Fact]
    public async Task Milestones_are_numbered_from_one_in_each_assessment_and_listed_newest_first()
    {
        var owner = await AVisitorAsync();
        var (one, other) = (await AnAssessmentOfAsync(owner), await AnAssessmentOfAsync(owner));
        (await Milestones.ListAsync(one.Id, owner, Stop)).Should().BeEmpty();
        await RecordAsync(one, await ADecisionAsync(one, "First"));
        await RecordAsync(other, await ADecisionAsync(other, "Elsewhere"));
        await RecordAsync(one, await ADecisionAsync(one, "Second"));

        var listed = await Milestones.ListAsync(one.Id, owner, Stop);

        listed?.Select(milestone => (milestone.Number, milestone.Name)).Should().Equal((2, "Second"), (1, "First"));
        (await Milestones.FindAsync(one.Id, 3, owner, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task The_same_request_repeated_records_one_milestone_even_after_answers_changed()
    {
        var assessment = await AnAssessmentAsync();
        var decision = await ADecisionAsync(assessment);
        await RecordAsync(assessment, decision);
        await SaveAsync(assessment, TestSeeds.Team, ["large"]);

        var again = await RecordAsync(assessment, decision with { RecordedAt = decision.RecordedAt.AddMinutes(1), Content = "{}" });

        again.Should().BeOfType<MilestoneRecorded>().Which.Should().Match<MilestoneRecorded>(result => !result.Written && result.Milestone.Number == 1);
        (await FoundAsync(assessment, 1)).Content.Should().Be(decision.Content);
        (await Milestones.ListAsync(assessment.Id, assessment.Owner, Stop)).Should().ContainSingle();
    }

    [Fact]
    public async Task One_request_sent_twenty_times_at_once_is_one_milestone()
    {
        var assessment = await AnAssessmentAsync();
        var decision = await ADecisionAsync(assessment);

        var results = await Task.WhenAll(Enumerable.Range(1, 20).Select(_ => Task.Run(() => RecordAsync(assessment, decision), Stop)));

        results.Should().AllBeOfType<MilestoneRecorded>();
        results.OfType<MilestoneRecorded>().Should().ContainSingle(result => result.Written);
        (await Milestones.ListAsync(assessment.Id, assessment.Owner, Stop)).Should().ContainSingle();
    }

    [Fact]
    public async Task Those_who_record_at_once_get_numbers_without_gaps_or_doubles()
    {
        var assessment = await AnAssessmentAsync();
        var decisions = await Task.WhenAll(Enumerable.Range(1, 10).Select(n => ADecisionAsync(assessment, $"Decision {n}")));

        var results = await Task.WhenAll(decisions.Select(decision => Task.Run(() => RecordAsync(assessment, decision), Stop)));

        results.OfType<MilestoneRecorded>().Select(result => result.Milestone.Number).Should().BeEquivalentTo(Enumerable.Range(1, 10));
    }

    [Fact]
    public async Task A_request_key_is_not_used_again_for_another_decision()
    {
        var assessment = await AnAssessmentAsync();
        var decision = await ADecisionAsync(assessment);
        await RecordAsync(assessment, decision);

        foreach (var other in new[]
        {
            decision with { Name = "Another" }, decision with { Note = null }, decision with { Deciders = "Somebody else" },
            decision with { DecidedOn = decision.DecidedOn.AddDays(1) }, decision with { ReviewBy = null },
        })
            (await RecordAsync(assessment, other)).Should().BeOfType<RequestKeyUsed>().Which.Milestone.Number.Should().Be(1);

        (await Milestones.ListAsync(assessment.Id, assessment.Owner, Stop)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_report_of_answers_that_changed_meanwhile_is_not_recorded()
    {
        var assessment = await AnAssessmentAsync();
        var decision = await ADecisionAsync(assessment);
        await SaveAsync(assessment, TestSeeds.Team, ["large"]);

        (await RecordAsync(assessment, decision)).Should().Be(new AnswersMovedOn(1));

        (await Milestones.ListAsync(assessment.Id, assessment.Owner, Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task Nor_is_a_report_of_other_answers_than_those_somebody_looked_at()
    {
        var assessment = await AnAssessmentAsync();
        var looked = await ADecisionAsync(assessment);
        await SaveAsync(assessment, TestSeeds.Team, ["large"]);

        (await RecordAsync(assessment, looked with { AssessmentRevision = 1 })).Should().Be(new AnswersMovedOn(1));
    }

    [Fact]
    public async Task An_answer_and_a_decision_at_once_never_leave_a_milestone_of_answers_that_were_not_there()
    {
        for (var n = 1; n <= 10; n++)
        {
            var assessment = await AnAssessmentAsync();
            var decision = await ADecisionAsync(assessment);

            var (recording, saving) = (Task.Run(() => RecordAsync(assessment, decision), Stop), Task.Run(() => SaveAsync(assessment, TestSeeds.Team, ["small"]), Stop));

            (await saving).Should().BeOfType<AnswerSaved>();
            if (await recording is MilestoneRecorded recorded)
                recorded.Milestone.AssessmentRevision.Should().Be(0);
            else
                (await recording).Should().Be(new AnswersMovedOn(1));
            (await StoredAsync(assessment)).Revision.Should().Be(1);
        }
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_a_milestone()
    {
        var assessment = await AnAssessmentAsync();
        await RecordAsync(assessment, await ADecisionAsync(assessment));
        await using var rows = Rows();
        var mine = rows.Milestones.Where(milestone => milestone.AssessmentId == assessment.Id);

        var changing = () => mine.ExecuteUpdateAsync(set => set.SetProperty(milestone => milestone.Content, "{}"), Stop);
        var touching = () => mine.ExecuteUpdateAsync(set => set.SetProperty(milestone => milestone.Number, milestone => milestone.Number), Stop);

        (await changing.Should().ThrowAsync<DbException>()).WithMessage("*A milestone never changes*");
        (await touching.Should().ThrowAsync<DbException>()).WithMessage("*A milestone never changes*");
    }

    [Fact]
    public async Task A_whole_assessment_can_still_be_deleted_with_its_milestones()
    {
        var assessment = await AnAssessmentAsync();
        await RecordAsync(assessment, await ADecisionAsync(assessment));
        await using var rows = Rows();

        await rows.Assessments.Where(row => row.Id == assessment.Id).ExecuteDeleteAsync(Stop);

        (await rows.Milestones.AnyAsync(milestone => milestone.AssessmentId == assessment.Id, Stop)).Should().BeFalse();
    }

    [Fact]
    public async Task A_report_that_is_no_longer_what_was_recorded_is_not_shown_as_if_it_were()
    {
        var assessment = await AnAssessmentAsync();
        await using var rows = Rows();
        rows.Milestones.Add(new Milestone
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessment.Id,
            Number = 1,
            Name = "Forged",
            DecidedOn = new DateOnly(2026, 1, 1),
            RecordedAt = Clock.GetUtcNow(),
            CatalogueVersion = 1,
            AssessmentRevision = 0,
            Headline = "rust, clearly.",
            Content = "{}",
            ContentHash = new string('0', 64),
            RequestKey = "forged",
        });
        await rows.SaveChangesAsync(Stop);

        await Milestones.Awaiting(store => store.FindAsync(assessment.Id, 1, assessment.Owner, Stop))
            .Should().ThrowAsync<InvalidOperationException>().WithMessage("*not as it was recorded*");
    }

    [Fact]
    public async Task Texts_are_limited_and_what_a_database_cannot_store_is_replaced()
    {
        var assessment = await AnAssessmentAsync();
        var decision = await ADecisionAsync(assessment);
        foreach (var refused in new[]
        {
            decision with { Name = new string('x', Limits.MilestoneName + 1) }, decision with { Note = new string('x', Limits.MilestoneNote + 1) },
            decision with { Deciders = new string('x', Limits.MilestoneDeciders + 1) }, decision with { RequestKey = new string('x', Limits.RequestKey + 1) },
            decision with { ReviewBy = decision.DecidedOn },
        })
            await this.Awaiting(_ => RecordAsync(assessment, refused)).Should().ThrowAsync<ArgumentException>();

        var recorded = await RecordAsync(assessment, decision with { Name = "nul \0", Note = "half \ud83e", Deciders = new string('ß', Limits.MilestoneDeciders) });

        recorded.Should().BeOfType<MilestoneRecorded>().Which.Milestone.Should()
            .Match<MilestoneSummary>(stored => stored.Name == "nul \uFFFD" && stored.Note == "half \uFFFD");
    }

    [Fact]
    public async Task An_assessment_has_room_for_so_many_milestones_and_says_when_it_is_full()
    {
        var assessment = await AnAssessmentAsync();
        for (var n = 1; n <= Limits.Milestones; n++)
            (await RecordAsync(assessment, await ADecisionAsync(assessment, $"Decision {n}"))).Should().BeOfType<MilestoneRecorded>();

        (await RecordAsync(assessment, await ADecisionAsync(assessment))).Should().BeOfType<NoMoreMilestones>();
    }

    private async Task<RecordMilestoneResult> RecordAsync(OwnAssessment on, MilestoneToRecord decision) =>
        await Milestones.RecordAsync(on.Id, on.Owner, decision, Stop) ?? throw new InvalidOperationException("The owner's assessment is not there.");

    private async Task<RecordedMilestone> FoundAsync(OwnAssessment on, int number) =>
        await Milestones.FindAsync(on.Id, number, on.Owner, Stop) ?? throw new InvalidOperationException($"Milestone {number} is not there.");
}

public sealed class MilestonesOnSqliteTests(SqliteDatabase database) : MilestoneTests(database), IClassFixture<SqliteDatabase>;

public sealed class MilestonesOnPostgreSqlTests(PostgreSqlDatabase database) : MilestoneTests(database), IClassFixture<PostgreSqlDatabase>;
