using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Catalogues;

public abstract class PublishingTests(TestDatabase database) : DraftTests(database)
{
    private static int names;

    [Fact]
    public async Task A_draft_becomes_the_next_version_and_is_gone()
    {
        var (before, name) = (await CurrentAsync(), await RenameAsync());

        (await PublishAsync()).Should().Be(new Published(before + 1));

        (await Catalogues.GetCurrentAsync(Stop)).Should().Match<PublishedCatalogue>(current =>
            current.Number == before + 1 && current.Catalogue.Criteria[0].Name == name);
        (await Drafts.FindAsync(Ada, Stop)).Should().BeNull();
        (await Drafts.ListEditsAsync(Ada, 10, Stop)).Should().BeEmpty();
        (await Publisher.ListAsync(Ada, Stop))[0].Should().Be(new VersionSummary(before + 1, Clock.GetUtcNow(), AdaName, "New.", null, null, 0));
        await using var rows = Rows();
        var stored = await rows.CatalogueVersions.SingleAsync(version => version.Number == before + 1, Stop);
        Encoding.UTF8.GetBytes(stored.Document).Should().Equal(CatalogueReader.Write((await Catalogues.GetCurrentAsync(Stop)).Catalogue));
    }

    [Fact]
    public async Task What_was_edited_since_it_was_seen_is_not_published()
    {
        var (current, seen) = (await CurrentAsync(), (await DraftAsync()).Version);
        await RenameAsync();

        (await Publisher.PublishAsync(Ada, new PublishRequest(seen, current), Stop)).Should().Be(new DraftMoved());

        (await CurrentAsync()).Should().Be(current);
    }

    [Fact]
    public async Task Another_draft_that_is_as_far_as_the_one_seen_is_not_published()
    {
        var (current, seen) = (await CurrentAsync(), (await DraftAsync()).Version);
        (await Drafts.DiscardAsync(Ada, seen, Stop)).Should().BeTrue();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Drafts.StartAsync(Ada, Stop);
        var another = (await DraftAsync()).Version;
        another.Revision.Should().Be(seen.Revision);

        (await Publisher.PublishAsync(Ada, new PublishRequest(seen, current), Stop)).Should().Be(new DraftMoved());
        (await DraftAsync()).Version.Should().Be(another);
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_does()
    {
        await RenameAsync();
        var request = new PublishRequest((await DraftAsync()).Version, await CurrentAsync());
        var other = Database.StartNode();

        var results = await Task.WhenAll(
            Task.Run(() => Publisher.PublishAsync(Ada, request, Stop), Stop), Task.Run(() => other.Publisher.PublishAsync(Ada, request, Stop), Stop));

        results.OfType<Published>().Should().ContainSingle();
        (await CurrentAsync()).Should().Be(request.Current + 1);
    }

    [Fact]
    public async Task What_is_inconsistent_or_the_same_is_not_published()
    {
        (await PublishAsync()).Should().Be(new NothingToPublish());
        await EditedAsync(Set(Go, Value(await StoredAsync(Go)), 9));

        (await PublishAsync()).Should().BeOfType<PublishRefused>().Which.Problems.Should().ContainSingle();
    }

    [Fact]
    public async Task Failing_profiles_keep_a_draft_back_until_somebody_says_why_not()
    {
        var profile = new
        {
            id = "case",
            name = "Case",
            team = "A team.",
            judgement = "Rust.",
            answers = new Dictionary<string, string[]> { [TestSeeds.Team] = ["small"] },
            expected = new { winner = "rust", alsoAcceptable = Array.Empty<string>(), scores = new { rust = 100 }, stablePercent = 100 },
            sources = Array.Empty<string>(),
        };
        await EditedAsync(new CatalogueChange { Path = "profiles/case", Kind = ChangeKind.Added, After = JsonSerializer.Serialize(profile) });

        var failing = (await PublishAsync()).Should().BeOfType<ProfilesFail>().Which.Failing.Should().ContainSingle().Subject;
        (failing.WinnerHolds, failing.Scores[0].Off).Should().Be((false, -75));

        var published = (await PublishAsync(because: "The case was misjudged.")).Should().BeOfType<Published>().Subject;
        (await Publisher.ListAsync(Ada, Stop))[0].Should().Match<VersionSummary>(version =>
            version.Number == published.Number && version.ProfileReason == "The case was misjudged.");
        await Publisher.RestoreAsync(Ada, 1, published.Number, "For the other tests.", cancellationToken: Stop);
    }

    [Fact]
    public async Task Going_back_publishes_an_old_version_again_under_a_new_number()
    {
        await RenameAsync();
        await PublishAsync();
        var current = await CurrentAsync();

        (await Publisher.RestoreAsync(Ben, 1, current, "Back.", cancellationToken: Stop)).Should().Be(new Published(current + 1));

        CatalogueReader.Write((await Catalogues.GetCurrentAsync(Stop)).Catalogue).Should().Equal(CatalogueReader.Write((await Catalogues.GetAsync(1, Stop)).Catalogue));
        (await Publisher.ListAsync(Ada, Stop))[0].RestoredFrom.Should().Be(1);
        (await Publisher.RestoreAsync(Ben, 1, current, null, cancellationToken: Stop)).Should().Be(new CurrentMoved(current + 1));
        (await Publisher.RestoreAsync(Ben, 1, current + 1, null, cancellationToken: Stop)).Should().Be(new NothingToPublish());
    }

    [Fact]
    public async Task A_draft_that_was_compared_with_an_older_version_is_not_published_over_the_newer_one()
    {
        var seen = await CurrentAsync();
        await RenameAsync();
        await PublishAsync();
        await Drafts.StartAsync(Ada, Stop);
        await RenameAsync();

        (await Publisher.PublishAsync(Ada, new PublishRequest((await DraftAsync()).Version, seen), Stop)).Should().Be(new CurrentMoved(seen + 1));
    }

    [Fact]
    public async Task An_assessment_stays_on_its_version_when_another_is_published()
    {
        var assessment = await AnAssessmentAsync();
        await RenameAsync();
        await PublishAsync();

        (await StoredAsync(assessment)).CatalogueVersion.Should().Be(1);
        (await SaveAsync(assessment, TestSeeds.Team, ["small"])).Should().Be(new AnswerSaved(1, 1));
    }

    [Fact]
    public async Task Another_node_serves_it_within_two_seconds()
    {
        var other = Database.StartNode();
        (await other.Catalogues.GetCurrentAsync(Stop)).Number.Should().Be(await CurrentAsync());
        await RenameAsync();
        var published = (await PublishAsync()).Should().BeOfType<Published>().Subject;

        Clock.Advance(TimeSpan.FromSeconds(2));

        (await other.Catalogues.GetCurrentAsync(Stop)).Number.Should().Be(published.Number);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused() =>
        await Publisher.Awaiting(publisher => publisher.PublishAsync(Ada, new PublishRequest(new DraftVersion(default, 0), 1, new string('x', Limits.Note + 1)), Stop))
            .Should().ThrowAsync<ArgumentException>().WithMessage("*2001 characters*");

    protected async Task<string> RenameAsync()
    {
        var name = $"Name {Interlocked.Increment(ref names)}";
        await EditedAsync(Set(Name, Value(await StoredAsync(Name)), name));
        return name;
    }

    private static JsonElement Value(string? json) => JsonElement.Parse(json ?? "null");
}

public sealed class PublishingOnSqliteTests(SqliteDatabase database) : PublishingTests(database), IClassFixture<SqliteDatabase>;

public sealed class PublishingOnPostgreSqlTests(PostgreSqlDatabase database) : PublishingTests(database), IClassFixture<PostgreSqlDatabase>
{
    [Fact]
    public async Task A_node_that_listens_serves_it_at_once_though_its_clock_stands_still()
    {
        var other = await AListeningNodeAsync();
        var before = (await other.Catalogues.GetCurrentAsync(Stop)).Number;
        (await other.Catalogues.GetCurrentAsync(Stop)).Number.Should().Be(before);
        await RenameAsync();

        var published = (await PublishAsync()).Should().BeOfType<Published>().Subject;

        await ServesAsync(other, published.Number);
    }

    [Fact]
    public async Task A_node_whose_listening_was_cut_off_learns_what_it_has_missed()
    {
        var other = await AListeningNodeAsync();
        await other.Catalogues.GetCurrentAsync(Stop);
        await using (var rows = Rows())
            await rows.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'", Stop);
        await RenameAsync();
        var published = (await PublishAsync()).Should().BeOfType<Published>().Subject;

        await ServesAsync(other, published.Number);
    }

    /// <summary>The database says who listens.</summary>
    private async Task<Node> AListeningNodeAsync()
    {
        await using var rows = Rows();
        var listeners = rows.Database.SqlQuery<int>(
            $"""SELECT COUNT(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query LIKE 'LISTEN%'""");
        var others = await listeners.SingleAsync(Stop);
        var node = Database.StartNode();
        await node.StartBackgroundAsync();
        await Wait.UntilAsync(async () => await listeners.SingleAsync(Stop) > others, "the node listens");
        return node;
    }

    private static Task ServesAsync(Node node, int number) =>
        Wait.UntilAsync(async () => (await node.Catalogues.GetCurrentAsync(Stop)).Number == number, $"the node serves version {number}");
}
