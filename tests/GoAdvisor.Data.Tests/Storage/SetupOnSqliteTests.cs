using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GoAdvisor.Data.Tests.Storage;

public sealed class SetupOnSqliteTests() : SetupTests(new SqliteDatabase())
{
    [Fact]
    public async Task A_lock_left_behind_by_a_killed_migration_is_removed_after_a_minute()
    {
        await LeaveMigrationLockAsync();
        Database.Clock.Advance(TimeSpan.FromSeconds(62));

        await Database.StartNode().Setup.RunAsync(Database.Seeds.Folder, Stop);

        (await Database.StartNode().Catalogues.GetCurrentAsync(Stop)).Number.Should().Be(1);
    }

    [Fact]
    public async Task A_lock_that_may_be_in_use_is_waited_for_until_a_timeout()
    {
        await LeaveMigrationLockAsync();
        var setup = new DatabaseSetup(Database.StartNode().Contexts, Database.Clock) { Patience = TimeSpan.FromSeconds(3) };

        (await setup.Awaiting(s => s.RunAsync(Database.Seeds.Folder, Stop)).Should().ThrowAsync<TimeoutException>())
            .WithMessage("*could not be set up within 00:00:03*migrating*")
            .Which.Should().Match(e => DatabaseFault.IsTransient((Exception)e));
    }

    [Fact]
    public async Task The_start_goes_on_as_soon_as_the_others_are_done()
    {
        await LeaveMigrationLockAsync();
        var starting = Database.StartNode().Setup.RunAsync(Database.Seeds.Folder, Stop);

        await using var rows = Database.StartNode().Contexts.CreateDbContext();
        await rows.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, Stop);

        await starting;
    }

    [Fact]
    public async Task The_file_is_kept_so_that_readers_do_not_wait_and_nothing_saved_is_lost()
    {
        var node = Database.StartNode();
        await node.Setup.RunAsync(Database.Seeds.Folder, Stop);
        await using var rows = node.Contexts.CreateDbContext();

        (await PragmaAsync("journal_mode")).Should().Be("wal");
        (await PragmaAsync("synchronous")).Should().Be("2", "every commit reaches the disk");
        (await PragmaAsync("foreign_keys")).Should().Be("1");
        (await PragmaAsync("busy_timeout")).Should().Be("30000");

        async Task<string> PragmaAsync(string name)
        {
            await rows.Database.OpenConnectionAsync(Stop);
            await using var command = rows.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return $"{await command.ExecuteScalarAsync(Stop)}";
        }
    }

    /// <summary>As EF Core itself writes it.</summary>
    private async Task LeaveMigrationLockAsync()
    {
        await using var rows = Database.StartNode().Contexts.CreateDbContext();
        await rows.Database.GetService<IHistoryRepository>().AcquireDatabaseLockAsync(Stop);
    }
}
