using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace GoAdvisor.Data.Storage.PostgreSql;

public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : GoAdvisorDbContext(options)
{
    internal const string CatalogueChannel = "goadvisor_catalogue";

    internal override Task AnnounceCatalogueAsync(int number, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_notify({CatalogueChannel}, {number.ToString(CultureInfo.InvariantCulture)})", cancellationToken);

    // Arbitrary numbers, unique among the locks of this database.
    private const long AccountsLock = 4_715_001;
    private const long MigrationsLock = 4_715_002;

    /// <summary>
    /// Makes other nodes wait until all migrations have run. EF Core releases its own lock after each, and a node that got in between would run the next one a
    /// second time.
    /// </summary>
    internal override async Task<IAsyncDisposable?> PrepareMigrationAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        await CreateDatabaseAsync(cancellationToken);
        await Database.OpenConnectionAsync(cancellationToken);
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationsLock})", cancellationToken);
        return new MigrationTurn(this);
    }

    internal override Task LockAccountsAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AccountsLock})", cancellationToken);

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var creator = this.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken))
            return;
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node created it between the check and the creation.
        }
    }

    private sealed class MigrationTurn(PostgreSqlDbContext context) : IAsyncDisposable
    {
        /// <summary>A pooled connection would keep the lock; a lost one has released it already.</summary>
        public async ValueTask DisposeAsync()
        {
            if (context.Database.GetDbConnection().State == ConnectionState.Open)
                await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationsLock})");
            await context.Database.CloseConnectionAsync();
        }
    }
}
