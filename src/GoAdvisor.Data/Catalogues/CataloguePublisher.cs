using System.Security.Cryptography;
using System.Text;
using GoAdvisor.Engine;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data;

/// <summary>Makes numbered versions of the catalogue. A version never changes; going back publishes an old one's content again.</summary>
public sealed class CataloguePublisher(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, CatalogueStore catalogues, TimeProvider clock)
{
    /// <summary>How many changes the audit log tells of one by one; all of them are in the versions themselves.</summary>
    private const int LoggedChanges = 50;

    private const int LoggedCharacters = 200;

    /// <summary>Publishes the draft as the next version; with that the draft is gone.</summary>
    /// <exception cref="ArgumentException">A text is longer than <see cref="Limits"/> allow.</exception>
    public async Task<PublishResult> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default)
    {
        CheckLengths(request.Note, request.ProfileReason);
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await database.CatalogueDrafts.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (draft is null || draft.Revision != request.DraftRevision)
            return new DraftMoved();
        var catalogue = CatalogueTree.Parse(Encoding.UTF8.GetBytes(draft.Document)).ToCatalogue();
        if (await RefusalAsync(database, catalogue, request.Current, cancellationToken) is { } refusal)
            return refusal;
        var failing = ProfileCheck.Run(DecisionModel.Compile(catalogue)).Where(result => !result.Passes).ToList();
        if (failing.Count > 0 && string.IsNullOrWhiteSpace(request.ProfileReason))
            return new ProfilesFail(failing);

        return await AddAsync(database, catalogue, request.Current, number => new CatalogueVersion
        {
            Number = number,
            Document = draft.Document,
            Hash = HashOf(draft.Document),
            PublishedAt = clock.GetUtcNow(),
            PublishedBy = request.By.Name,
            Note = request.Note,
            ProfileReason = failing.Count > 0 ? request.ProfileReason : null,
        }, request.By, request.DraftRevision, cancellationToken);
    }

    /// <summary>Publishes the content of an older version again, as the next version. The draft, if there is one, stays as it is.</summary>
    /// <param name="number">A version that exists.</param>
    /// <param name="current">The number of the current version as it was seen.</param>
    /// <param name="profileReason">Why failing worked profiles shall not keep it back; null when they shall.</param>
    /// <exception cref="ArgumentException">The note is longer than <see cref="Limits.Note"/> allows.</exception>
    public async Task<PublishResult> RestoreAsync(int number, int current, AuditActor by, string? note, string? profileReason = null, CancellationToken cancellationToken = default)
    {
        CheckLengths(note, profileReason);
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var old = await database.CatalogueVersions.AsNoTracking().SingleAsync(version => version.Number == number, cancellationToken);
        var catalogue = CatalogueTree.Parse(Encoding.UTF8.GetBytes(old.Document)).ToCatalogue();
        if (await RefusalAsync(database, catalogue, current, cancellationToken) is { } refusal)
            return refusal;
        var failing = ProfileCheck.Run(DecisionModel.Compile(catalogue)).Where(result => !result.Passes).ToList();
        if (failing.Count > 0 && string.IsNullOrWhiteSpace(profileReason))
            return new ProfilesFail(failing);
        return await AddAsync(database, catalogue, current, next => new CatalogueVersion
        {
            Number = next,
            Document = old.Document,
            Hash = old.Hash,
            PublishedAt = clock.GetUtcNow(),
            PublishedBy = by.Name,
            Note = note,
            ProfileReason = failing.Count > 0 ? profileReason : null,
            RestoredFrom = number,
        }, by, draftRevision: null, cancellationToken);
    }

    /// <summary>All versions, newest first.</summary>
    public async Task<IReadOnlyList<VersionSummary>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.CatalogueVersions.OrderByDescending(version => version.Number)
            .Select(version => new VersionSummary(
                version.Number, version.PublishedAt, version.PublishedBy, version.Note, version.ProfileReason, version.RestoredFrom,
                database.Assessments.Count(assessment => assessment.CatalogueVersion == version.Number)))
            .ToListAsync(cancellationToken);
    }

    private static async Task<PublishResult?> RefusalAsync(
        GoAdvisorDbContext database, Catalogue catalogue, int seenCurrent, CancellationToken cancellationToken)
    {
        if (CatalogueValidator.Validate(catalogue) is { Count: > 0 } problems)
            return new PublishRefused(problems);
        var current = await database.CatalogueVersions.AsNoTracking().OrderByDescending(version => version.Number).FirstAsync(cancellationToken);
        if (current.Number != seenCurrent)
            return new CurrentMoved(current.Number);
        return Encoding.UTF8.GetBytes(current.Document).AsSpan().SequenceEqual(CatalogueReader.Write(catalogue)) ? new NothingToPublish() : null;
    }

    /// <param name="draftRevision">The draft that goes with it; null when none does.</param>
    private async Task<PublishResult> AddAsync(
        GoAdvisorDbContext database, Catalogue catalogue, int current, Func<int, CatalogueVersion> make, AuditActor by, long? draftRevision,
        CancellationToken cancellationToken)
    {
        var version = make(current + 1);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (draftRevision is { } revision && !await database.RemoveDraftAsync(revision, cancellationToken))
            return new DraftMoved();
        database.CatalogueVersions.Add(version);
        database.Append(await RecordAsync(version, catalogue, current, by, cancellationToken), version.PublishedAt);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseFault.IsDuplicate(e))
        {
            return new CurrentMoved(version.Number);
        }
        await database.AnnounceCatalogueAsync(version.Number, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        catalogues.Take(new PublishedCatalogue(version.Number, catalogue));
        return new Published(version.Number);
    }

    private async Task<AuditRecord> RecordAsync(
        CatalogueVersion version, Catalogue catalogue, int current, AuditActor by, CancellationToken cancellationToken)
    {
        var changes = CatalogueDiff.Between((await catalogues.GetAsync(current, cancellationToken)).Catalogue, catalogue);
        return new AuditRecord(
            by, version.RestoredFrom is null ? AuditActions.CataloguePublished : AuditActions.CatalogueRestored, $"catalogue version {version.Number}",
            Before: AuditRecord.Json(new { version = current }),
            After: AuditRecord.Json(new
            {
                version = version.Number,
                restoredFrom = version.RestoredFrom,
                note = version.Note,
                profileReason = version.ProfileReason,
                changes = changes.Count,
                first = changes.Take(LoggedChanges).Select(change => new { change.Path, before = Cut(change.TextBefore), after = Cut(change.TextAfter) }),
            }));
    }

    private static string? Cut(string? text) => text?.Length > LoggedCharacters ? $"{text[..LoggedCharacters]}…" : text;

    private static void CheckLengths(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text?.Length > Limits.Note)
                throw new ArgumentException($"The text has {text.Length} characters; at most {Limits.Note} can be stored.");
        }
    }

    private static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}
