namespace GoAdvisor.Data.Seeding;

public sealed class DatabaseSetup(IDbContextFactory<GoAdvisorDbContext> contexts, TimeProvider clock)
{
    private const int FirstVersion = 1;

    /// <summary>The timeout of the whole set-up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Migrates, then publishes the seeds as version 1 unless there is a version. Idempotent, also when several nodes run it concurrently.</summary>
    /// <exception cref="NewerSchemaException">The database belongs to a newer GoAdvisor.</exception>
    /// <exception cref="InvalidCatalogueException">The seeds are invalid and were not published.</exception>
    /// <exception cref="TimeoutException">It took longer than <see cref="Patience"/>; it may succeed later.</exception>
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
        // Waiting for another node's migration may take longer than any query.
        database.Database.SetCommandTimeout(Patience);
        var applied = await database.Database.GetAppliedMigrationsAsync(cancellationToken);
        var unknown = applied.Except(database.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
            throw new NewerSchemaException(unknown);
        await using var turn = await database.PrepareMigrationAsync(clock, cancellationToken);
        await database.Database.MigrateAsync(cancellationToken);
    }

    private async Task SeedAsync(GoAdvisorDbContext database, string seedsFolder, CancellationToken cancellationToken)
    {
        if (await database.CatalogueVersions.AnyAsync(cancellationToken))
            return;
        var document = Encoding.UTF8.GetString(CatalogueReader.Write(SeedFolder.Read(seedsFolder)));
        database.CatalogueVersions.Add(new CatalogueVersion
        {
            Number = FirstVersion,
            Document = document,
            Hash = ContentHash.Of(document),
            PublishedAt = clock.GetUtcNow(),
        });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseFault.IsDuplicate(e))
        {
            // Another node has published the same seeds meanwhile.
        }
    }
}

/// <summary>Writing to a newer database could destroy data this version does not know.</summary>
public sealed class NewerSchemaException(IReadOnlyList<string> unknownMigrations) : Exception(
    $"The database was migrated by a newer GoAdvisor; this one does not know {string.Join(", ", unknownMigrations)}. "
    + "Nothing was changed. Start the newer version, or restore a backup from before the upgrade.")
{
    public IReadOnlyList<string> UnknownMigrations { get; } = unknownMigrations;
}

/// <summary>Every <c>*.json</c> below a folder except the schema is a part of the catalogue.</summary>
public static class SeedFolder
{
    public static Catalogue Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase));
        return CatalogueReader.Read(files.Select(file => new CataloguePart(Name(folder, file), File.ReadAllBytes(file))));
    }

    private static string Name(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
