using System.Collections.Concurrent;
using GoAdvisor.Engine.Authoring.Populations;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>A published version, immutable but for its calibration, and shared.</summary>
public sealed class PublishedCatalogue(int number, DecisionModel model)
{
    /// <summary>Written while pages read it.</summary>
    private volatile Calibration? calibration;

    public int Number { get; } = number;

    public DecisionModel Model { get; } = model;

    public Catalogue Catalogue => Model.Catalogue;

    /// <summary>What its verdicts are worth; null until that was measured, and in the first form, which knows no shares.</summary>
    public Calibration? Calibration
    {
        get => calibration;
        internal set => calibration = value;
    }
}

/// <summary>Versions never change, so each is read and parsed once.</summary>
public sealed class CatalogueStore(IDbContextFactory<GoAdvisorDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long the current number is cached. Every evaluation asks for it.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, PublishedCatalogue> parsed = [];
    private volatile Known? lastKnown;

    /// <summary>
    /// The highest version, to which new assessments are pinned, at most <see cref="Freshness"/> old. While the database is unavailable it is the last known
    /// one, so that pages stay readable; nothing can be pinned to it then.
    /// </summary>
    /// <exception cref="InvalidOperationException">The database has not been set up.</exception>
    public async Task<PublishedCatalogue> GetCurrentAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (lastKnown is { } known && now - known.AsOf < Freshness)
            return known.Catalogue;
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            var number = await database.CatalogueVersions.MaxAsync(version => (int?)version.Number, cancellationToken)
                ?? throw new InvalidOperationException("No catalogue is published. Set up the database before asking for one.");
            var current = await GetAsync(number, cancellationToken);
            // Another node may have measured it meanwhile.
            if (current is { Calibration: null, Catalogue.DrawsAnswers: true })
            {
                current.Calibration = FiguresOf(await database.CatalogueVersions.Where(version => version.Number == number)
                    .Select(version => version.Calibration).SingleOrDefaultAsync(cancellationToken));
            }
            lastKnown = new Known(current, now);
            return current;
        }
        catch (Exception e) when (lastKnown is not null && DatabaseFault.IsTransient(e))
        {
            return lastKnown.Catalogue;
        }
    }

    /// <summary>For a version that is known to exist, such as the one an assessment is pinned to.</summary>
    public async Task<PublishedCatalogue> GetAsync(int number, CancellationToken cancellationToken = default) =>
        await FindAsync(number, cancellationToken)
        ?? throw new InvalidOperationException($"Catalogue version {number} does not exist.");

    /// <summary>Null when there is no such version.</summary>
    public async Task<PublishedCatalogue?> FindAsync(int number, CancellationToken cancellationToken = default)
    {
        if (parsed.TryGetValue(number, out var known))
            return known;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await database.CatalogueVersions
            .Where(version => version.Number == number)
            .Select(version => new { version.Document, version.Calibration })
            .SingleOrDefaultAsync(cancellationToken);
        return stored is null
            ? null
            : parsed.GetOrAdd(number, new PublishedCatalogue(number, DecisionModel.Read(Encoding.UTF8.GetBytes(stored.Document))) { Calibration = FiguresOf(stored.Calibration) });
    }

    private static Calibration? FiguresOf(string? stored) => stored is null ? null : CalibrationFigures.Read(stored);

    internal void Invalidate() => lastKnown = lastKnown is { } known ? known with { AsOf = DateTimeOffset.MinValue } : null;

    internal void Add(PublishedCatalogue published)
    {
        parsed.TryAdd(published.Number, published);
        Invalidate();
    }

    private sealed record Known(PublishedCatalogue Catalogue, DateTimeOffset AsOf);
}
