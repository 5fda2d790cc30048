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
