using GoAdvisor.Engine.Authoring.Diff;
using GoAdvisor.Engine.Authoring.Profiles;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>Creates numbered versions, which never change. Restoring publishes an old version's content as a new one.</summary>
public sealed class CataloguePublisher(
    IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, CatalogueStore catalogues, CatalogueCalibrator calibrator, StaffAccess access, TimeProvider clock)
{
    /// <summary>Limits the changes in one audit entry; the versions contain all of them.</summary>
    private const int LoggedChanges = 50;

    private const int LoggedCharacters = 200;

    /// <summary>Publishes the draft as the next version and deletes it.</summary>
    /// <exception cref="ArgumentException">A text is longer than <see cref="Limits"/> allow.</exception>
    public async Task<PublishResult> PublishAsync(UserSession session, PublishRequest request, CancellationToken cancellationToken = default)
    {
        CheckLengths(request.Note, request.ProfileReason);
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await access.ActorAsync(database, session, StaffRight.Publish, cancellationToken) is not { } by)
            return new PublishNotAllowed();
        var draft = await database.CatalogueDrafts.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (draft is null || new DraftVersion(draft.StartedAt, draft.Revision) != request.Draft)
            return new DraftMoved();
        return await PublishAsync(
            database, new Content(draft.Document, request.Draft, RestoredFrom: null), request.Current, by, request.Note, request.ProfileReason,
            cancellationToken);
    }

    /// <summary>Keeps the draft. <paramref name="profileReason"/> allows worked profiles to fail.</summary>
    /// <exception cref="ArgumentException">The note is longer than <see cref="Limits.Note"/> allows.</exception>
    public async Task<PublishResult> RestoreAsync(
        UserSession session, int number, int current, string? note, string? profileReason = null, CancellationToken cancellationToken = default)
    {
        CheckLengths(note, profileReason);
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await access.ActorAsync(database, session, StaffRight.Publish, cancellationToken) is not { } by)
            return new PublishNotAllowed();
        var old = await database.CatalogueVersions.AsNoTracking().SingleAsync(version => version.Number == number, cancellationToken);
        return await PublishAsync(
            database, new Content(old.Document, Draft: null, RestoredFrom: number), current, by, note, profileReason, cancellationToken);
    }

    /// <summary>Newest first; empty without the right to read the back-office.</summary>
    public async Task<IReadOnlyList<VersionSummary>> ListAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var allowed = access.Allowed(database, session, StaffRight.ReadBackOffice);
        return await database.CatalogueVersions.Where(_ => allowed.Any()).OrderByDescending(version => version.Number)
            .Select(version => new VersionSummary(
                version.Number, version.PublishedAt, version.PublishedBy, version.Note, version.ProfileReason, version.RestoredFrom,
                database.Assessments.Count(assessment => assessment.CatalogueVersion == version.Number)))
            .ToListAsync(cancellationToken);
    }

    private async Task<PublishResult> PublishAsync(
        GoAdvisorDbContext database, Content content, int current, AuditActor by, string? note, string? profileReason, CancellationToken cancellationToken)
    {
        var tree = CatalogueTree.Parse(Encoding.UTF8.GetBytes(content.Document));
        if (tree.Model is not { } model)
            return new PublishRefused(tree.Problems);
        if (await RefusalAsync(database, model.Catalogue, current, cancellationToken) is { } refusal)
            return refusal;
        var failing = ProfileCheck.Run(model).Where(result => !result.Passes).ToList();
        if (failing.Count > 0 && string.IsNullOrWhiteSpace(profileReason))
            return new ProfilesFail(failing);
        var version = new CatalogueVersion
        {
            Number = current + 1,
            Document = content.Document,
            Hash = ContentHash.Of(content.Document),
            PublishedAt = clock.GetUtcNow(),
            PublishedBy = by.Name,
            Note = note,
            ProfileReason = failing.Count > 0 ? profileReason : null,
            RestoredFrom = content.RestoredFrom,
        };
        return await AddAsync(database, version, tree, model, current, by, content.Draft, cancellationToken);
    }

    private static async Task<PublishResult?> RefusalAsync(
        GoAdvisorDbContext database, Catalogue catalogue, int seenCurrent, CancellationToken cancellationToken)
    {
        var current = await database.CatalogueVersions.AsNoTracking().OrderByDescending(version => version.Number).FirstAsync(cancellationToken);
        if (current.Number != seenCurrent)
            return new CurrentMoved(current.Number);
        return Encoding.UTF8.GetBytes(current.Document).AsSpan().SequenceEqual(CatalogueReader.Write(catalogue)) ? new NothingToPublish() : null;
    }

    /// <summary>Also commits the caller's transaction. <paramref name="draft"/> is deleted with it.</summary>
    private async Task<PublishResult> AddAsync(
        GoAdvisorDbContext database, CatalogueVersion version, CatalogueTree tree, DecisionModel model, int current, AuditActor by, DraftVersion? draft,
        CancellationToken cancellationToken)
    {
        if (draft is { } seen && !await database.RemoveDraftAsync(seen, cancellationToken))
            return new DraftMoved();
        database.CatalogueVersions.Add(version);
        database.Append(await RecordAsync(version, tree, current, by, cancellationToken), version.PublishedAt);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseFault.IsDuplicate(e))
        {
            return new CurrentMoved(version.Number);
        }
        await database.AnnounceCatalogueAsync(version.Number, cancellationToken);
        await database.Database.CommitTransactionAsync(cancellationToken);
        catalogues.Add(new PublishedCatalogue(version.Number, model));
        calibrator.Request();
        return new Published(version.Number);
    }

    private async Task<AuditRecord> RecordAsync(
        CatalogueVersion version, CatalogueTree tree, int current, AuditActor by, CancellationToken cancellationToken)
    {
        var changes = CatalogueDiff.Between(CatalogueTree.Of((await catalogues.GetAsync(current, cancellationToken)).Catalogue), tree);
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
                first = changes.Take(LoggedChanges).Select(change => new { change.Path, before = change.TextBefore?.Truncated(LoggedCharacters), after = change.TextAfter?.Truncated(LoggedCharacters) }),
            }));
    }

    private static void CheckLengths(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text?.Length > Limits.Note)
                throw new ArgumentException($"The text has {text.Length} characters; at most {Limits.Note} can be stored.");
        }
    }

    private sealed record Content(string Document, DraftVersion? Draft, int? RestoredFrom);
}

/// <summary>What the publisher saw. <paramref name="ProfileReason"/> allows worked profiles to fail.</summary>
public sealed record PublishRequest(DraftVersion Draft, int Current, string? Note = null, string? ProfileReason = null);

public abstract record PublishResult
{
    private protected PublishResult() { }
}

public sealed record Published(int Number) : PublishResult;

/// <summary>The draft was edited, published or discarded meanwhile; nothing was published.</summary>
public sealed record DraftMoved : PublishResult;

/// <summary>Another version was published meanwhile; nothing was published.</summary>
public sealed record CurrentMoved(int Current) : PublishResult;

/// <summary>The draft is inconsistent; nothing was published.</summary>
public sealed record PublishRefused(IReadOnlyList<CatalogueProblem> Problems) : PublishResult;

/// <summary>Worked profiles fail and no reason is given; nothing was published.</summary>
public sealed record ProfilesFail(IReadOnlyList<ProfileResult> Failing) : PublishResult;

/// <summary>The session has ended or may not publish; nothing was published.</summary>
public sealed record PublishNotAllowed : PublishResult;

/// <summary>The content equals the current version; nothing was published.</summary>
public sealed record NothingToPublish : PublishResult;

/// <summary><paramref name="PublishedBy"/> is null for the version from the seeds.</summary>
public sealed record VersionSummary(
    int Number, DateTimeOffset PublishedAt, string? PublishedBy, string? Note, string? ProfileReason, int? RestoredFrom, int Assessments);
