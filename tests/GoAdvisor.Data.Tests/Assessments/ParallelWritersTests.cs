using static GoAdvisor.Data.Tests.TestSeeds;

namespace GoAdvisor.Data.Tests.Assessments;

public abstract class ParallelWritersTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task Fifty_writers_to_one_assessment_lose_nothing()
    {
        var assessment = await AnAssessmentAsync();

        var results = await AtOnceAsync(Details, n => SaveAsync(assessment, Detail(n), ["yes"], expecting: 0));

        results.Should().AllBeOfType<AnswerSaved>();
        results.Cast<AnswerSaved>().Select(saved => saved.AssessmentRevision).Should().BeEquivalentTo(Enumerable.Range(1, Details));
        var stored = await StoredAsync(assessment);
        stored.Revision.Should().Be(Details);
        stored.Answers.Should().HaveCount(Details);
    }

    [Fact]
    public async Task Writers_that_retry_after_a_conflict_all_succeed()
    {
        var assessment = await AnAssessmentAsync();

        await AtOnceAsync(Items, async n =>
        {
            while (true)
            {
                var seen = (await StoredAsync(assessment)).Answers.GetValueOrDefault(Checklist) ?? new SavedAnswer([], 0);
                if (await SaveAsync(assessment, Checklist, [.. seen.Options, Item(n)], seen.Revision) is AnswerSaved saved)
                    return saved;
            }
        });

        var stored = await StoredAsync(assessment);
        stored.Answers[Checklist].Should().BeEquivalentTo(new SavedAnswer([.. Enumerable.Range(1, Items).Select(Item)], Items));
        stored.Revision.Should().Be(Items);
    }

    [Fact]
    public async Task Of_two_first_answers_to_one_question_one_is_saved_and_the_other_is_a_conflict()
    {
        for (var n = 1; n <= 20; n++)
        {
            var assessment = await AnAssessmentAsync();

            var results = await AtOnceAsync(2, writer => SaveAsync(assessment, Team, [writer == 1 ? "small" : "large"], expecting: 0));

            results.Should().ContainSingle(result => result is AnswerSaved).Which.Should().Be(new AnswerSaved(1, 1));
            var stored = await StoredAsync(assessment);
            results.OfType<AnswerConflict>().Should().ContainSingle().Which.Current.Should().BeEquivalentTo(stored.Answers[Team]);
            stored.Revision.Should().Be(1);
        }
    }

    [Fact]
    public async Task One_answer_submitted_fifty_times_at_once_is_one_answer()
    {
        var assessment = await AnAssessmentAsync();

        var results = await AtOnceAsync(50, _ => SaveAsync(assessment, Team, ["small"], expecting: 0));

        results.OfType<AnswerSaved>().Should().HaveCount(50).And.OnlyContain(saved => saved.Revision == 1 && saved.AssessmentRevision == 1);
        results.OfType<AnswerSaved>().Should().ContainSingle(saved => saved.Written);
    }

    private static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> act)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(1, count).Select(n => Task.Run(async () =>
        {
            await start.Task;
            return await act(n);
        })).ToList();
        start.SetResult();
        return Task.WhenAll(running);
    }
}

public sealed class ParallelWritersOnSqliteTests(SqliteDatabase database) : ParallelWritersTests(database), IClassFixture<SqliteDatabase>;

public sealed class ParallelWritersOnPostgreSqlTests(PostgreSqlDatabase database)
    : ParallelWritersTests(database), IClassFixture<PostgreSqlDatabase>;
