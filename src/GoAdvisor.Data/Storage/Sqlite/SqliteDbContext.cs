using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GoAdvisor.Data.Storage.Sqlite;

public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : GoAdvisorDbContext(options)
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    /// <summary>
    /// EF Core marks a running migration with a row and waits for its removal. A process killed during a migration leaves the row behind, so we wait here
    /// instead, until it is gone or too old to be valid.
    /// </summary>
    internal override async Task<IAsyncDisposable?> PrepareMigrationAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancellationToken);
            while (await IsLockedAsync(clock.GetUtcNow() - StaleAfter, cancellationToken))
                await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
            return null;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    internal override object AsStored(DateTimeOffset moment) => moment.UtcTicks;

    private async Task<bool> IsLockedAsync(DateTimeOffset staleBefore, CancellationToken cancellationToken)
    {
        var tables = Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "sqlite_master" WHERE "name" = '__EFMigrationsLock'""");
        if (await tables.SingleAsync(cancellationToken) == 0)
            return false;
        var oldest = staleBefore.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        await Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" WHERE datetime("Timestamp") < {oldest}""", cancellationToken);
        var locks = Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "__EFMigrationsLock" """);
        return await locks.SingleAsync(cancellationToken) > 0;
    }

    /// <summary>SQLite has no timestamp type, and as text they could be neither ordered nor compared.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        moment => moment.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
