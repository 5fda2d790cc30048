using System.Globalization;

namespace GoAdvisor.Data.Seeding;

public sealed class DatabaseSetup(IDbContextFactory<GoAdvisorDbContext> contexts, TimeProvider clock)
{
    /// <summary>The timeout of the whole set-up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Migrates, then publishes the versions of the seeds: all in a new database, those after the ones it has in a database that has only shipped versions.
    /// Idempotent, also when several nodes run it concurrently.
    /// </summary>
    /// <exception cref="NewerSchemaException">The database belongs to a newer GoAdvisor.</exception>
    /// <exception cref="InvalidCatalogueException">The seeds are invalid and were not published.</exception>
    /// <exception cref="TimeoutException">It took longer than <see cref="Patience"/>; it may succeed later.</exception>
    public async Task<SeedOutcome> RunAsync(string seedsFolder, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await using var database = await contexts.CreateDbContextAsync(patience.Token);
            await MigrateAsync(database, patience.Token);
            return await SeedAsync(database, seedsFolder, patience.Token);
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

    private async Task<SeedOutcome> SeedAsync(GoAdvisorDbContext database, string seedsFolder, CancellationToken cancellationToken)
    {
        var folders = SeedFolder.Versions(seedsFolder);
        var published = await database.CatalogueVersions.OrderBy(version => version.Number)
            .Select(version => new { version.Number, version.Hash, IsShipped = version.PublishedBy == null }).ToListAsync(cancellationToken);
        if (published.Count(version => version.IsShipped) >= folders.Count)
            return SeedOutcome.Unchanged;
        var shipped = folders.Select(folder => Encoding.UTF8.GetString(CatalogueReader.Write(SeedFolder.Read(folder)))).ToList();
        var hashes = shipped.ConvertAll(ContentHash.Of);
        if (published.Exists(version => version.Hash == hashes[^1]))
            return SeedOutcome.Unchanged;
        // A draft that somebody works on was begun from the version that would be replaced.
        if (!published.Select(version => version.Hash).SequenceEqual(hashes.Take(published.Count)) || await database.CatalogueDrafts.AnyAsync(cancellationToken))
            return SeedOutcome.KeptEdited;
        for (var number = published.Count + 1; number <= shipped.Count; number++)
            Add(database, number, shipped[number - 1], SeedFolder.Calibration(folders[number - 1], hashes[number - 1]), isUpgrade: published.Count > 0);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseFault.IsDuplicate(e))
        {
            // Another node has published the same meanwhile, or an admin something else, which stays.
            return SeedOutcome.Unchanged;
        }
        await database.AnnounceCatalogueAsync(shipped.Count, cancellationToken);
        return SeedOutcome.Published;
    }

    private void Add(GoAdvisorDbContext database, int number, string document, string? calibration, bool isUpgrade)
    {
        var now = clock.GetUtcNow();
        database.CatalogueVersions.Add(new CatalogueVersion
        {
            Number = number,
            Document = document,
            Hash = ContentHash.Of(document),
            PublishedAt = now,
            Calibration = calibration,
        });
        if (isUpgrade)
        {
            database.Append(new AuditRecord(AuditActor.Program, AuditActions.CataloguePublished, $"catalogue version {number}",
                Before: AuditRecord.Json(new { version = number - 1 }), After: AuditRecord.Json(new { version = number, note = "came with GoAdvisor" })), now);
        }
    }
}

/// <summary>What became of the versions that are shipped.</summary>
public enum SeedOutcome
{
    /// <summary>They are there already.</summary>
    Unchanged,

    /// <summary>Those that were not there were published; the newest is the current one.</summary>
    Published,

    /// <summary>The newest was not published, because somebody has edited the catalogue. It can be imported as a draft.</summary>
    KeptEdited,
}

/// <summary>Writing to a newer database could destroy data this version does not know.</summary>
public sealed class NewerSchemaException(IReadOnlyList<string> unknownMigrations) : Exception(
    $"The database was migrated by a newer GoAdvisor; this one does not know {string.Join(", ", unknownMigrations)}. "
    + "Nothing was changed. Start the newer version, or restore a backup from before the upgrade.")
{
    public IReadOnlyList<string> UnknownMigrations { get; } = unknownMigrations;
}

/// <summary>Every <c>*.json</c> below a version's folder except a schema is a part of its catalogue.</summary>
public static class SeedFolder
{
    /// <summary>The folders of the versions, in order: those named v1, v2 and so on, or the folder itself where it has none.</summary>
    /// <exception cref="InvalidCatalogueException">A number is left out.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<string> Versions(string folder)
    {
        var numbers = Directory.EnumerateDirectories(folder, "v*").Select(Path.GetFileName)
            .Select(name => int.TryParse(name?[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0).Order().ToList();
        if (numbers.Count > 0 && numbers[^1] != numbers.Count)
            throw new InvalidCatalogueException([new CatalogueProblem(folder, $"has the versions {string.Join(", ", numbers)}; number them from 1 without a gap")]);
        return numbers.Count == 0 ? [folder] : numbers.ConvertAll(number => Path.Combine(folder, $"v{number.ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>The catalogues of all versions, in order.</summary>
    /// <exception cref="InvalidCatalogueException">One of them is invalid, or a number is left out.</exception>
    public static IReadOnlyList<Catalogue> ReadVersions(string folder) => [.. Versions(folder).Select(Read)];

    /// <summary>The file beside a version's folder that holds its figures, such as <c>v2.calibration.json</c>.</summary>
    public static string CalibrationFile(string version) => $"{Path.TrimEndingDirectorySeparator(version)}.calibration.json";

    /// <summary>The figures that are shipped with a version; null where there are none, or they were measured on another catalogue.</summary>
    internal static string? Calibration(string version, string catalogueHash) =>
        File.Exists(CalibrationFile(version)) && CalibrationFigures.ReadShipped(File.ReadAllText(CalibrationFile(version)), catalogueHash) is { } figures
            ? CalibrationFigures.Write(figures)
            : null;

    /// <summary>The catalogue of one version.</summary>
    /// <exception cref="InvalidCatalogueException">With every problem.</exception>
    public static Catalogue Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase) && !Name(folder, file).StartsWith("v2/", StringComparison.Ordinal));
        return CatalogueReader.Read(files.Select(file => new CataloguePart(Name(folder, file), File.ReadAllBytes(file))));
    }

    private static string Name(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
