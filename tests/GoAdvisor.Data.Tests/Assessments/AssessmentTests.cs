namespace GoAdvisor.Data.Tests.Assessments;

public abstract class AssessmentTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task A_new_assessment_is_found_as_it_was_created()
    {
        var owner = await AVisitorAsync();

        var id = await Assessments.CreateAsync("Zahlungen ✓", "Über 3 Länder.\nZwei Teams.", catalogueVersion: 1, owner, Stop);

        (await Assessments.FindAsync(id, owner, Stop)).Should().BeEquivalentTo(new AssessmentSnapshot
        {
            Id = id,
            Title = "Zahlungen ✓",
            Context = "Über 3 Länder.\nZwei Teams.",
            CatalogueVersion = 1,
            CreatedAt = Clock.GetUtcNow(),
            AsOf = Clock.GetUtcNow(),
            Revision = 0,
            Answers = new Dictionary<string, SavedAnswer>(),
        });
    }

    [Fact]
    public async Task Texts_as_long_as_the_limits_are_kept_whole()
    {
        var (title, context) = (new string('ß', Limits.Title), string.Concat(Enumerable.Repeat("🦀", Limits.Context / 2)));
        var assessment = await AnAssessmentAsync();

        await Assessments.UpdateDetailsAsync(assessment.Id, assessment.Owner, title, context, Stop);

        (await StoredAsync(assessment)).Should().Match<AssessmentSnapshot>(stored => stored.Title == title && stored.Context == context);
    }

    [Fact]
    public async Task Texts_longer_than_the_limits_are_refused_on_every_database()
    {
        var assessment = await AnAssessmentAsync("Before");
        var (title, context) = (new string('x', Limits.Title + 1), new string('x', Limits.Context + 1));

        await Creating(title, null).Should().ThrowAsync<ArgumentException>().WithMessage("*201 characters; at most 200*");
        await Creating("Title", context).Should().ThrowAsync<ArgumentException>().WithMessage("*10001 characters; at most 10000*");
        await Updating(title, null).Should().ThrowAsync<ArgumentException>();
        await Updating("Title", context).Should().ThrowAsync<ArgumentException>();
        (await StoredAsync(assessment)).Title.Should().Be("Before");

        Func<Task> Creating(string title, string? context) => () => Assessments.CreateAsync(title, context, 1, assessment.Owner, Stop);
        Func<Task> Updating(string title, string? context) =>
            () => Assessments.UpdateDetailsAsync(assessment.Id, assessment.Owner, title, context, Stop);
    }

    [Fact]
    public async Task What_a_database_cannot_store_is_replaced_rather_than_lost_with_the_rest()
    {
        var assessment = await AnAssessmentAsync("nul \0, half a pair \ud83e");

        (await StoredAsync(assessment)).Title.Should().Be("nul \uFFFD, half a pair \uFFFD");
    }

    [Fact]
    public async Task Title_and_context_can_be_changed_and_the_context_taken_away()
    {
        var assessment = await AnAssessmentAsync();
        await Assessments.UpdateDetailsAsync(assessment.Id, assessment.Owner, "Billing", "In Go?", Stop);
        (await StoredAsync(assessment)).Should().Match<AssessmentSnapshot>(now => now.Title == "Billing" && now.Context == "In Go?");

        (await Assessments.UpdateDetailsAsync(assessment.Id, assessment.Owner, "Billing", "  ", Stop)).Should().BeTrue();

        (await StoredAsync(assessment)).Context.Should().BeNull();
    }

    [Fact]
    public async Task The_list_shows_the_newest_first_with_what_is_answered_and_when_it_last_changed()
    {
        var owner = await AVisitorAsync();
        var first = await AnAssessmentOfAsync(owner, "First");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await AnAssessmentOfAsync(owner, "Second");
        var started = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(first, TestSeeds.Team, ["small"]);
        await SaveAsync(first, TestSeeds.Musts, ["audit", "sandbox"]);

        (await Assessments.ListAsync(owner, Stop)).Should().BeEquivalentTo(
            [
                new AssessmentSummary(second.Id, "Second", started, 1, new Dictionary<string, IReadOnlyList<string>>()),
                new AssessmentSummary(first.Id, "First", Clock.GetUtcNow(), 1, new Dictionary<string, IReadOnlyList<string>>
                {
                    [TestSeeds.Team] = ["small"],
                    [TestSeeds.Musts] = ["audit", "sandbox"],
                }),
            ],
            how => how.WithStrictOrderingFor(member => member.Path.Length == 0));
    }

    [Fact]
    public async Task An_assessment_is_created_completely_or_not_at_all()
    {
        var nobody = Guid.CreateVersion7();

        await FluentActions.Awaiting(() => Assessments.CreateAsync("Orphan", null, 1, nobody, Stop)).Should().ThrowAsync<Exception>();

        await using var rows = Rows();
        rows.Assessments.Where(assessment => assessment.Title == "Orphan").Should().BeEmpty();
    }
}

public sealed class AssessmentOnSqliteTests(SqliteDatabase database) : AssessmentTests(database), IClassFixture<SqliteDatabase>;

public sealed class AssessmentOnPostgreSqlTests(PostgreSqlDatabase database) : AssessmentTests(database), IClassFixture<PostgreSqlDatabase>;
