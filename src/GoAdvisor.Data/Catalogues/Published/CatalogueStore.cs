using System.Collections.Concurrent;
using System.Text;
using GoAdvisor.Engine.Scoring;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>Published catalogues. Versions never change, so each one is read and parsed once.</summary>
public sealed class CatalogueStore(IDbContextFactory<GoAdvisorDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long the current number is taken for current without asking again. Every evaluation asks for it.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, PublishedCatalogue> parsed = [];
    private volatile Known? lastKnown;

    /// <summary>
    /// The version new assessments are pinned to: the highest number, as of at most <see cref="Freshness"/> ago. While the database is away it is the one last seen, so
    /// that the comparison, the questions and what is on people's screens stay readable; nothing can be written in that time,
    /// hence nobody can be pinned to a version that has been replaced meanwhile.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing is published yet: the database has not been set up.</exception>
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
            lastKnown = new Known(current, now);
            return current;
        }
        catch (Exception e) when (lastKnown is not null && DatabaseFault.IsTransient(e))
        {
            return lastKnown.Catalogue;
        }
    }

    /// <summary>A version that is known to exist, such as the one an assessment is pinned to.</summary>
    public async Task<PublishedCatalogue> GetAsync(int number, CancellationToken cancellationToken = default) =>
        await FindAsync(number, cancellationToken)
        ?? throw new InvalidOperationException($"Catalogue version {number} does not exist.");

    /// <summary>A version that somebody asks for by its number; null when there is none.</summary>
    public async Task<PublishedCatalogue?> FindAsync(int number, CancellationToken cancellationToken = default)
    {
        if (parsed.TryGetValue(number, out var known))
            return known;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var document = await database.CatalogueVersions
            .Where(version => version.Number == number)
            .Select(version => version.Document)
            .SingleOrDefaultAsync(cancellationToken);
        return document is null
            ? null
            : parsed.GetOrAdd(number, new PublishedCatalogue(number, DecisionModel.Read(Encoding.UTF8.GetBytes(document))));
    }

    /// <summary>Asks for the current version anew next time: another one may have been published.</summary>
    internal void Invalidate() => lastKnown = lastKnown is { } known ? known with { AsOf = DateTimeOffset.MinValue } : null;

    /// <summary>Serves a version that was published here a moment ago.</summary>
    internal void Add(PublishedCatalogue published)
    {
        parsed.TryAdd(published.Number, published);
        Invalidate();
    }

    private sealed record Known(PublishedCatalogue Catalogue, DateTimeOffset AsOf);
}
