using System.Security.Cryptography;
using System.Text;
using GoAdvisor.Engine;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GoAdvisor.Data;

/// <summary>Brings a database, new or old, to what this version of GoAdvisor needs.</summary>
public sealed class DatabaseSetup(IDbContextFactory<GoAdvisorDbContext> contexts, TimeProvider clock)
{
    private const int FirstVersion = 1;

    /// <summary>How long the whole may take before it is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Migrates, then publishes the seeds as version 1 unless some version is there. Harmless when repeated, and when several
    /// nodes do it at once.
    /// </summary>
    /// <exception cref="NewerSchemaException">The database belongs to a newer GoAdvisor.</exception>
    /// <exception cref="InvalidCatalogueException">The seeds cannot be used; nothing of them is published.</exception>
    /// <exception cref="TimeoutException">It took longer than <see cref="Patience"/>; trying again later may help.</exception>
    public async Task RunAsync(string seedsFolder, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await using var database = await contexts.CreateDbContextAsync(patience.Token);
            await MigrateAsync(database, patience.Token);
            await SeedAsync(database, seedsFolder, patience.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The database could not be set up within {Patience}. Either another node is migrating it, or one was stopped in "
                + "mid-migration; see which, then start again.", e);
        }
    }

    private async Task MigrateAsync(GoAdvisorDbContext database, CancellationToken cancellationToken)
    {
        // A node that waits for another's migration may wait longer than any query should.
        database.Database.SetCommandTimeout(Patience);
        var applied = await database.Database.GetAppliedMigrationsAsync(cancellationToken);
        var unknown = applied.Except(database.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
            throw new NewerSchemaException(unknown);
        await database.PrepareMigrationAsync(clock, cancellationToken);
        while (!await TryMigrateAsync(database, cancellationToken))
        {
            // Another node got ahead, so there is less left to do.
        }
    }

    /// <summary>
    /// PostgreSQL's lock on migrations ends with each of them, and what is still to be done is not looked up again: nodes that start
    /// at once run into each other's migrations, or both create the database. Each migration is a transaction, so the one who comes
    /// second has changed nothing and can look again.
    /// </summary>
    /// <returns>False when another node migrated meanwhile.</returns>
    private static async Task<bool> TryMigrateAsync(GoAdvisorDbContext database, CancellationToken cancellationToken)
    {
        var before = await database.Database.GetAppliedMigrationsAsync(cancellationToken);
        try
        {
            await database.Database.MigrateAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e)
        {
            var after = await database.Database.GetAppliedMigrationsAsync(cancellationToken);
            if (e.SqlState != PostgresErrorCodes.DuplicateDatabase && after.Count() <= before.Count())
                throw;
            return false;
        }
    }

    private async Task SeedAsync(GoAdvisorDbContext database, string seedsFolder, CancellationToken cancellationToken)
    {
        if (await database.CatalogueVersions.AnyAsync(cancellationToken))
            return;
        var document = CatalogueReader.Write(SeedFolder.Read(seedsFolder));
        database.CatalogueVersions.Add(new CatalogueVersion
        {
            Number = FirstVersion,
            Document = Encoding.UTF8.GetString(document),
            Hash = Convert.ToHexStringLower(SHA256.HashData(document)),
            PublishedAt = clock.GetUtcNow(),
        });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseFault.IsDuplicate(e))
        {
            // Another node published the same seeds a moment ago.
        }
    }
}
