using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GoAdvisor.Data.Tests.Storage;

/// <summary>Each test begins with a database that does not exist.</summary>
public abstract class SetupTests(TestDatabase database) : IAsyncLifetime
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected TestDatabase Database => database;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return database.DisposeAsync();
    }

    [Fact]
    public async Task A_new_database_gets_every_table_and_the_seeds_as_version_1()
    {
        var node = database.StartNode();

        await node.Setup.RunAsync(database.Seeds.Folder, Stop);

        await using var rows = node.Contexts.CreateDbContext();
        (await rows.Database.GetPendingMigrationsAsync(Stop)).Should().BeEmpty();
        (await node.Catalogues.GetCurrentAsync(Stop)).Number.Should().Be(1);
        (await rows.CatalogueVersions.SingleAsync(Stop)).PublishedAt.Should().Be(database.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_migrations_make_exactly_the_model()
    {
        await using var context = database.StartNode().Contexts.CreateDbContext();

        context.Database.HasPendingModelChanges().Should().BeFalse();
    }

    [Fact]
    public async Task Setting_up_again_changes_nothing_even_with_other_seeds()
    {
        var node = database.StartNode();
        await node.Setup.RunAsync(database.Seeds.Folder, Stop);
        database.Seeds.PutText("alternatives.json", "no longer readable");
        database.Clock.Advance(TimeSpan.FromDays(1));

        await database.StartNode().Setup.RunAsync(database.Seeds.Folder, Stop);

        await using var rows = node.Contexts.CreateDbContext();
        (await rows.CatalogueVersions.SingleAsync(Stop)).PublishedAt.Should().Be(database.Clock.GetUtcNow().AddDays(-1));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_on_a_new_database_all_start()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => database.StartNode()).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Setup.RunAsync(database.Seeds.Folder, Stop), Stop)));

        await using var rows = nodes[0].Contexts.CreateDbContext();
        (await rows.CatalogueVersions.CountAsync(Stop)).Should().Be(1);
        (await rows.Database.GetAppliedMigrationsAsync(Stop)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Nodes_that_start_at_once_on_an_old_schema_migrate_it_once_and_keep_what_is_in_it()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => database.StartNode()).ToList();
        await using var rows = nodes[0].Contexts.CreateDbContext();
        await rows.GetService<IMigrator>().MigrateAsync("Initial", Stop);
        await rows.Database.ExecuteSqlAsync(
            $"""INSERT INTO "CatalogueVersions" ("Number", "Document", "Hash", "PublishedAt") VALUES (7, '', '', {database.Clock.GetUtcNow()})""", Stop);

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Setup.RunAsync(database.Seeds.Folder, Stop), Stop)));

        (await rows.Database.GetPendingMigrationsAsync(Stop)).Should().BeEmpty();
        (await rows.Database.GetAppliedMigrationsAsync(Stop)).Should().OnlyHaveUniqueItems();
        (await rows.CatalogueVersions.SingleAsync(Stop)).Number.Should().Be(7);
    }

    [Fact]
    public async Task A_database_of_the_first_version_is_brought_up_to_date_with_all_its_data()
    {
        var old = database.StartNode();
        await old.Setup.RunAsync(database.Seeds.Folder, Stop);
        var owner = (await old.Access.IssueAsync(TokenPurpose.Visitor, Stop)).Id;
        var id = await old.Assessments.CreateAsync("From before", "Kept.", 1, owner, Stop);
        await old.Assessments.SaveAnswerAsync(id, owner, TestSeeds.Team, ["small"], null, Stop);
        // Today's program writes no row of the first schema, so what was written is taken back to it.
        await using (var rows = old.Contexts.CreateDbContext())
            await rows.GetService<IMigrator>().MigrateAsync("Initial", Stop);

        var node = database.StartNode();
        await node.Setup.RunAsync(database.Seeds.Folder, Stop);

        var kept = await node.Assessments.FindAsync(id, owner, Stop);
        kept.Should().Match<AssessmentSnapshot>(found => found.Title == "From before" && found.Context == "Kept." && found.Revision == 1);
        kept?.Answers[TestSeeds.Team].Options.Should().Equal("small");
        (await node.Milestones.ListAsync(id, owner, Stop)).Should().BeEmpty();
        await using var now = node.Contexts.CreateDbContext();
        (await now.Database.GetPendingMigrationsAsync(Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_by_name_and_left_alone()
    {
        var node = database.StartNode();
        await node.Setup.RunAsync(database.Seeds.Folder, Stop);
        await using var rows = node.Contexts.CreateDbContext();
        await rows.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_FromTheFuture', '99')""", Stop);

        var starting = () => node.Setup.RunAsync(database.Seeds.Folder, Stop);

        (await starting.Should().ThrowAsync<NewerSchemaException>().WithMessage("*29991231235959_FromTheFuture*"))
            .Which.UnknownMigrations.Should().Equal("29991231235959_FromTheFuture");
    }

    [Fact]
    public async Task Seeds_that_cannot_be_used_stop_the_start_with_every_problem_and_mending_them_is_enough()
    {
        var node = database.StartNode();
        using var good = new TestSeeds();
        database.Seeds.PutText("criteria.json", "{ broken");
        database.Seeds.Put("questions/many.json", new { questions = new[] { new { id = "half-a-question" } } });
        var starting = () => node.Setup.RunAsync(database.Seeds.Folder, Stop);

        (await starting.Should().ThrowAsync<InvalidCatalogueException>()).Which.Problems.Select(problem => problem.Where)
            .Should().Contain("criteria.json: $").And.Contain("questions/many.json: questions/half-a-question");

        await node.Catalogues.Awaiting(store => store.GetCurrentAsync(Stop)).Should().ThrowAsync<InvalidOperationException>()
            .WithMessage("*No catalogue is published*");
        await node.Setup.RunAsync(good.Folder, Stop);
        (await node.Catalogues.GetCurrentAsync(Stop)).Number.Should().Be(1);
    }

    [Fact]
    public async Task A_new_database_gets_every_version_that_is_shipped_and_the_newest_is_the_current_one()
    {
        var node = database.StartNode();

        (await node.Setup.RunAsync(FirstCatalogue.Shipped, Stop)).Should().Be(SeedOutcome.Published);

        var shipped = SeedFolder.ReadVersions(FirstCatalogue.Shipped);
        (await DocumentsAsync(node)).Should().Equal(shipped.Select(catalogue => Encoding.UTF8.GetString(CatalogueReader.Write(catalogue))));
        var current = await node.Catalogues.GetCurrentAsync(Stop);
        (current.Number, current.Catalogue.Format).Should().Be((2, 2));
        (await node.Setup.RunAsync(FirstCatalogue.Shipped, Stop)).Should().Be(SeedOutcome.Unchanged);
    }

    [Fact]
    public async Task A_database_with_the_first_shipped_version_only_gets_the_second_once_from_several_nodes()
    {
        var old = database.StartNode();
        await old.Setup.RunAsync(FirstCatalogue.Folder, Stop);
        var first = (await DocumentsAsync(old)).Single();

        var nodes = Enumerable.Range(0, 4).Select(_ => database.StartNode()).ToList();
        var outcomes = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Setup.RunAsync(FirstCatalogue.Shipped, Stop), Stop)));

        outcomes.Should().ContainSingle(outcome => outcome == SeedOutcome.Published).And.NotContain(SeedOutcome.KeptEdited);
        (await DocumentsAsync(old)).Should().HaveCount(2).And.StartWith(first);
        await using var rows = old.Contexts.CreateDbContext();
        (await rows.AuditEntries.SingleAsync(entry => entry.Action == AuditActions.CataloguePublished, Stop)).Should()
            .Match<AuditEntry>(entry => entry.Actor == AuditActor.Program.Name && entry.Subject == "catalogue version 2");
    }

    [Fact]
    public async Task A_catalogue_that_was_edited_stays_the_current_one()
    {
        var node = database.StartNode();
        await node.Setup.RunAsync(FirstCatalogue.Folder, Stop);
        await PublishAsync(node, FirstCatalogue.Read() with { Claims = [] });

        (await node.Setup.RunAsync(FirstCatalogue.Shipped, Stop)).Should().Be(SeedOutcome.KeptEdited);
        (await node.Catalogues.GetCurrentAsync(Stop)).Catalogue.Claims.Should().BeEmpty();

        await PublishAsync(node, SeedFolder.ReadVersions(FirstCatalogue.Shipped)[^1]);
        (await node.Setup.RunAsync(FirstCatalogue.Shipped, Stop)).Should().Be(SeedOutcome.Unchanged, "it has been taken over");
    }

    [Fact]
    public async Task A_draft_that_is_being_worked_on_is_not_overtaken()
    {
        var node = database.StartNode();
        await node.Setup.RunAsync(FirstCatalogue.Folder, Stop);
        await using (var rows = node.Contexts.CreateDbContext())
        {
            rows.CatalogueDrafts.Add(new CatalogueDraft { BasedOn = 1, Document = (await DocumentsAsync(node)).Single(), StartedBy = "Ada", StartedAt = database.Clock.GetUtcNow() });
            await rows.SaveChangesAsync(Stop);
        }

        (await node.Setup.RunAsync(FirstCatalogue.Shipped, Stop)).Should().Be(SeedOutcome.KeptEdited);
        (await DocumentsAsync(node)).Should().ContainSingle();
    }

    [Fact]
    public async Task Versions_with_a_gap_stop_the_start()
    {
        foreach (var number in new[] { 1, 3 })
            Directory.CreateDirectory(Path.Combine(database.Seeds.Folder, $"v{number}"));

        await database.StartNode().Setup.Awaiting(setup => setup.RunAsync(database.Seeds.Folder, Stop)).Should().ThrowAsync<InvalidCatalogueException>()
            .WithMessage("*1, 3*without a gap*");
    }

    /// <summary>As an admin would, of which there is none here.</summary>
    private async Task PublishAsync(Node node, Catalogue catalogue)
    {
        var document = Encoding.UTF8.GetString(CatalogueReader.Write(catalogue));
        await using var rows = node.Contexts.CreateDbContext();
        rows.CatalogueVersions.Add(new CatalogueVersion
        {
            Number = 1 + await rows.CatalogueVersions.MaxAsync(version => version.Number, Stop),
            Document = document,
            Hash = ContentHash.Of(document),
            PublishedAt = database.Clock.GetUtcNow(),
            PublishedBy = "Ada",
        });
        await rows.SaveChangesAsync(Stop);
        database.Clock.Advance(TimeSpan.FromSeconds(2));
    }

    private static async Task<List<string>> DocumentsAsync(Node node)
    {
        await using var rows = node.Contexts.CreateDbContext();
        return await rows.CatalogueVersions.OrderBy(version => version.Number).Select(version => version.Document).ToListAsync(Stop);
    }

    [Fact]
    public async Task A_folder_without_seeds_stops_the_start_by_name()
    {
        var nowhere = Path.Combine(database.Seeds.Folder, "nowhere");

        await database.StartNode().Setup.Awaiting(setup => setup.RunAsync(nowhere, Stop)).Should().ThrowAsync<DirectoryNotFoundException>()
            .WithMessage($"*{nowhere}*");
    }
}

public sealed class SetupOnPostgreSqlTests(PostgreSqlServer server) : SetupTests(new PostgreSqlDatabase(server))
{
    public override async ValueTask InitializeAsync() => await server.StartAsync();
}
