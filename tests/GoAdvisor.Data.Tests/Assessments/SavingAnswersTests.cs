using static GoAdvisor.Data.Tests.TestSeeds;

namespace GoAdvisor.Data.Tests.Assessments;

public abstract class SavingAnswersTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task A_saved_answer_is_found_again_in_the_order_of_the_catalogue()
    {
        var assessment = await AnAssessmentAsync();

        var result = await SaveAsync(assessment, Musts, ["sandbox", "audit"], expecting: 0);

        result.Should().Be(new AnswerSaved(Revision: 1, AssessmentRevision: 1));
        (await StoredAsync(assessment)).Answers.Should().BeEquivalentTo(
            new Dictionary<string, SavedAnswer> { [Musts] = new(["audit", "sandbox"], 1) }, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Each_change_of_an_answer_raises_its_revision_and_that_of_the_assessment()
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, Team, ["small"]);
        await SaveAsync(assessment, Latency, ["strict"]);

        var result = await SaveAsync(assessment, Team, ["large"], expecting: 1);

        result.Should().Be(new AnswerSaved(Revision: 2, AssessmentRevision: 3));
        var stored = await StoredAsync(assessment);
        stored.Revision.Should().Be(3);
        stored.Answers[Team].Should().BeEquivalentTo(new SavedAnswer(["large"], 2));
    }

    [Fact]
    public async Task An_assessment_is_as_of_its_last_saved_answer()
    {
        var assessment = await AnAssessmentAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        await SaveAsync(assessment, Team, ["small"]);
        Clock.Advance(TimeSpan.FromHours(1));
        await SaveAsync(assessment, Latency, ["strict"]);
        var last = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromHours(1));
        await SaveAsync(assessment, Team, ["small"]);

        (await StoredAsync(assessment)).AsOf.Should().Be(last, "what is said again is not saved again");
    }

    [Fact]
    public async Task The_same_call_sent_again_is_answered_as_the_first_one_and_changes_nothing()
    {
        var assessment = await AnAssessmentAsync();
        (await SaveAsync(assessment, Team, ["small"], expecting: 0)).Should().Be(new AnswerSaved(1, 1, Written: true));

        for (var i = 0; i < 20; i++)
            (await SaveAsync(assessment, Team, ["small"], expecting: 0)).Should().Be(new AnswerSaved(1, 1, Written: false));

        (await StoredAsync(assessment)).Revision.Should().Be(1);
    }

    [Fact]
    public async Task Who_knows_what_is_stored_replaces_it_and_raises_both_revisions()
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, Latency, ["strict"]);

        (await ReplaceAsync(assessment, Team, ["small"], new SeenAnswer(1, AssessmentRevision: 1, AnswerRevision: 0))).Should().Be(new AnswerSaved(1, 2));
        (await ReplaceAsync(assessment, Team, ["large"], new SeenAnswer(1, AssessmentRevision: 2, AnswerRevision: 1))).Should().Be(new AnswerSaved(2, 3));

        var stored = await StoredAsync(assessment);
        stored.Revision.Should().Be(3);
        stored.Answers.Should().BeEquivalentTo(new Dictionary<string, SavedAnswer> { [Team] = new(["large"], 2), [Latency] = new(["strict"], 1) });
    }

    [Fact]
    public async Task Who_missed_another_answer_still_saves_and_is_told_that_something_changed()
    {
        var assessment = await AnAssessmentAsync();
        var seen = await AsSeenAsync(assessment, Team);
        await SaveAsync(assessment, Latency, ["strict"]);

        (await ReplaceAsync(assessment, Team, ["small"], seen)).Should().Be(new AnswerSaved(Revision: 1, AssessmentRevision: 2));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 3)]
    [InlineData(0, 0)]
    [InlineData(7, 0)]
    public async Task Who_has_not_seen_the_answer_that_is_stored_replaces_nothing(long assessmentRevision, long answerRevision)
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, Team, ["small"]);

        var result = await ReplaceAsync(assessment, Team, ["large"], new SeenAnswer(1, assessmentRevision, answerRevision));

        result.Should().BeOfType<AnswerConflict>().Which.Current.Should().BeEquivalentTo(new SavedAnswer(["small"], 1));
        var stored = await StoredAsync(assessment);
        stored.Revision.Should().Be(1, "nothing was written");
        stored.Answers[Team].Options.Should().Equal("small");
    }

    [Fact]
    public async Task Replacing_an_answer_by_itself_changes_nothing()
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, Team, ["small"]);

        (await ReplaceAsync(assessment, Team, ["small"], await AsSeenAsync(assessment, Team))).Should().Be(new AnswerSaved(1, 1, Written: false));
        (await StoredAsync(assessment)).Revision.Should().Be(1);
    }

    [Fact]
    public async Task What_the_catalogue_does_not_offer_replaces_nothing()
    {
        var assessment = await AnAssessmentAsync();

        (await ReplaceAsync(assessment, Team, ["huge"], await AsSeenAsync(assessment, Team))).Should().BeOfType<AnswerRefused>();
        (await StoredAsync(assessment)).Answers.Should().BeEmpty();
    }

    private Task<SaveAnswerResult> ReplaceAsync(OwnAssessment on, string question, IReadOnlyList<string> options, SeenAnswer seen) =>
        Assessments.ReplaceAnswerAsync(on.Id, on.Owner, question, options, seen, Stop);

    [Fact]
    public async Task An_answer_to_what_has_changed_meanwhile_is_a_conflict_and_writes_nothing()
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, Musts, ["audit"], expecting: 0);
        await SaveAsync(assessment, Musts, ["audit", "sandbox"], expecting: 1);

        var result = await SaveAsync(assessment, Musts, ["none"], expecting: 1);

        result.Should().BeOfType<AnswerConflict>().Which.Current.Should().BeEquivalentTo(new SavedAnswer(["audit", "sandbox"], 2));
        var stored = await StoredAsync(assessment);
        stored.Revision.Should().Be(2);
        stored.Answers[Musts].Options.Should().Equal("audit", "sandbox");
    }

    [Fact]
    public async Task Expecting_an_answer_where_there_is_none_is_a_conflict_with_nothing()
    {
        var result = await SaveAsync(await AnAssessmentAsync(), Team, ["small"], expecting: 3);

        result.Should().BeOfType<AnswerConflict>().Which.Current.Should().BeEquivalentTo(new SavedAnswer([], 0));
    }

    [Fact]
    public async Task Without_an_expectation_whatever_is_there_is_replaced()
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, Team, ["small"]);

        (await SaveAsync(assessment, Team, ["large"])).Should().Be(new AnswerSaved(2, 2));
    }

    [Fact]
    public async Task Not_knowing_is_an_answer_too_but_not_one_that_is_counted()
    {
        var assessment = await AnAssessmentAsync();
        await SaveAsync(assessment, Team, ["small"]);

        var result = await SaveAsync(assessment, Latency, [], expecting: 0);

        result.Should().Be(new AnswerSaved(1, 2));
        (await StoredAsync(assessment)).Answers[Latency].Options.Should().BeEmpty();
        (await Assessments.ListAsync(assessment.Owner, Stop)).Should().ContainSingle().Which.Answers.Should().ContainSingle();
    }

    [Theory]
    [InlineData("budget", "small", "'budget' is no question of catalogue version 1")]
    [InlineData(Team, "tiny", "'tiny' is not an option of 'team'*")]
    [InlineData(Team, "small large", "'team' takes one option, not 2*")]
    [InlineData(Musts, "audit none", "'none' stands alone in 'musts'*")]
    [InlineData(Musts, "audit audit", "names 'audit' twice")]
    public async Task What_is_no_answer_in_the_catalogue_is_refused_with_the_reason(string question, string options, string reason)
    {
        var assessment = await AnAssessmentAsync();

        var result = await SaveAsync(assessment, question, options.Split(' '));

        result.Should().BeOfType<AnswerRefused>().Which.Problems.Should().ContainSingle().Which.Should().Match(reason);
        (await StoredAsync(assessment)).Should().Match<AssessmentSnapshot>(stored => stored.Revision == 0 && stored.Answers.Count == 0);
    }

    [Fact]
    public async Task Everything_wrong_with_an_answer_is_said_at_once()
    {
        var result = await SaveAsync(await AnAssessmentAsync(), Team, ["tiny", "huge"]);

        result.Should().BeOfType<AnswerRefused>().Which.Problems.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_refusal_does_not_repeat_100_KB_of_nonsense()
    {
        var result = await SaveAsync(await AnAssessmentAsync(), new string('x', 100_000), []);

        result.Should().BeOfType<AnswerRefused>().Which.Problems.Should().ContainSingle().Which.Length.Should().BeLessThan(200);
    }
}

public sealed class SavingAnswersOnSqliteTests(SqliteDatabase database) : SavingAnswersTests(database), IClassFixture<SqliteDatabase>;

public sealed class SavingAnswersOnPostgreSqlTests(PostgreSqlDatabase database)
    : SavingAnswersTests(database), IClassFixture<PostgreSqlDatabase>;
