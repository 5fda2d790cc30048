using System.Text.Json;
using GoAdvisor.Engine.Authoring.Diff;

namespace GoAdvisor.Data.Catalogues.Drafts;

/// <summary>
/// An edit names the value it has seen and is refused when another is stored, so that nobody overwrites what they have
/// not seen. To whoever may not read drafts there is none.
/// </summary>
public sealed class DraftStore(
    IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, CatalogueStore catalogues, StaffAccess access, TimeProvider clock)
{
    /// <summary>Whoever edits next mostly edits what was written last, and shares the tree with the pages.</summary>
    private volatile ReadDraft? latest;

    public async Task<DraftSnapshot?> FindAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await LoadAsync(database, session, StaffRight.ReadBackOffice, cancellationToken) is { Draft: { } draft } ? Snapshot(draft) : null;
    }

    /// <summary>Null when there is no draft. It costs far less than the draft itself.</summary>
    public async Task<DraftVersion?> GetVersionAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var allowed = access.Allowed(database, session, StaffRight.ReadBackOffice);
        return await database.CatalogueDrafts.Where(_ => allowed.Any())
            .Select(draft => new DraftVersion(draft.StartedAt, draft.Revision)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Copies the current version when there is no draft. Null for who may not edit.</summary>
    public async Task<DraftSnapshot?> StartAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        catalogues.Invalidate();
        var current = await catalogues.GetCurrentAsync(cancellationToken);
        using (await writers.EnterAsync(cancellationToken))
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            if (await LoadAsync(database, session, StaffRight.EditDrafts, cancellationToken) is not { } found)
                return null;
            if (found.Draft is null)
                await AddAsync(database, current, found.By, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        return await FindAsync(session, cancellationToken);
    }

    /// <summary>Where there is a draft already, it is left as it is. Null for who may not edit.</summary>
    public async Task<DraftSnapshot?> StartFromAsync(UserSession session, int number, CancellationToken cancellationToken = default)
    {
        var isThere = await GetVersionAsync(session, cancellationToken) is not null;
        var draft = await StartAsync(session, cancellationToken);
        if (isThere || draft is not { Revision: 0 } || draft.BasedOn == number || await catalogues.FindAsync(number, cancellationToken) is not { } old)
            return draft;
        await ImportAsync(session, old.Catalogue, draft.Revision, cancellationToken);
        return await FindAsync(session, cancellationToken);
    }

    /// <param name="change">With what was seen before, as JSON; white space does not matter.</param>
    public Task<DraftEditResult> EditAsync(UserSession session, CatalogueChange change, CancellationToken cancellationToken = default) =>
        ApplyAsync((_, _) => Task.FromResult<EditPlan?>(new EditPlan(change, DraftStep.Edit, Undoes: null)), session, cancellationToken);

    /// <summary>One's own last edit, unless somebody has edited the same field since.</summary>
    public Task<DraftEditResult> UndoAsync(UserSession session, CancellationToken cancellationToken = default) => ApplyAsync(PlanUndoAsync, session, cancellationToken);

    /// <summary>One's own last undo, unless one has edited something since, or somebody else the same field.</summary>
    public Task<DraftEditResult> RedoAsync(UserSession session, CancellationToken cancellationToken = default) => ApplyAsync(PlanRedoAsync, session, cancellationToken);

    /// <summary>Nothing is written. Null for who may not edit.</summary>
    /// <param name="file">Read no further than a catalogue may be large.</param>
    public async Task<ImportPreview?> PreviewImportAsync(UserSession session, Stream file, string name, CancellationToken cancellationToken = default)
    {
        var reading = CatalogueFile.Read(await ReadAsync(file, cancellationToken), name);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await LoadAsync(database, session, StaffRight.EditDrafts, cancellationToken) is not { } found)
            return null;
        var draft = found.Draft is { } stored ? Snapshot(stored) : null;
        var before = draft?.Catalogue ?? (await catalogues.GetCurrentAsync(cancellationToken)).Catalogue;
        var after = reading.Catalogue is { } read ? InFormOf(before, read) : null;
        return new ImportPreview(
            after, reading.Problems, after is null || after == reading.Catalogue ? [] : CatalogueFormats.Missing(after),
            after is null ? [] : CatalogueDiff.Between(before, after), draft?.Revision);
    }

    /// <summary>A draft never falls back to an older form; what that one lacks is then missing in the draft.</summary>
    private static Catalogue InFormOf(Catalogue before, Catalogue imported) =>
        before.Format is not null && imported.Format is null ? imported with { Format = before.Format } : imported;

    /// <summary>As one edit that can be undone.</summary>
    /// <param name="seenRevision">The revision that the importer has seen; anything edited since is a conflict.</param>
    public async Task<DraftEditResult> ImportAsync(UserSession session, Catalogue catalogue, long seenRevision, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await LoadAsync(database, session, StaffRight.EditDrafts, cancellationToken) is not { } found)
            return new DraftEditNotAllowed();
        if (found.Draft is not { } draft)
            return new NoDraft();
        var tree = TreeOf(draft);
        var whole = new CatalogueChange
        {
            Path = "",
            Kind = ChangeKind.Changed,
            Before = Document(tree),
            After = Encoding.UTF8.GetString(CatalogueReader.Write(InFormOf(tree.Catalogue, catalogue))),
        };
        if (draft.Revision != seenRevision)
            return new DraftConflict(whole, whole.Before, By: null);
        var after = AuditRecord.Json(new
        {
            alternatives = catalogue.Alternatives.Select(alternative => alternative.Id),
            criteria = catalogue.Criteria.Count,
            questions = catalogue.Questions.Count,
        });
        return await ApplyAsync(
            (_, by) => Task.FromResult<EditPlan?>(new EditPlan(
                whole, DraftStep.Edit, Undoes: null, new AuditRecord(by, AuditActions.CatalogueImported, "draft", After: after))),
            session, cancellationToken);
    }

    /// <returns>False when it has changed since; null for who may not edit.</returns>
    public async Task<bool?> DiscardAsync(UserSession session, DraftVersion seen, CancellationToken cancellationToken = default)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await LoadAsync(database, session, StaffRight.EditDrafts, cancellationToken) is not var (by, draft))
            return null;
        if (draft is null || !await database.RemoveDraftAsync(seen, cancellationToken))
            return false;
        database.Append(new AuditRecord(by, AuditActions.DraftDiscarded, Subject(draft.BasedOn),
            Before: AuditRecord.Json(new { edits = seen.Revision, startedBy = draft.StartedBy })), clock.GetUtcNow());
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<DraftEditEntry>> ListEditsAsync(UserSession session, int atMost, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var allowed = access.Allowed(database, session, StaffRight.ReadBackOffice);
        var edits = await database.DraftEdits.AsNoTracking().Where(_ => allowed.Any())
            .OrderByDescending(edit => edit.Sequence).Take(atMost).ToListAsync(cancellationToken);
        return edits.ConvertAll(edit => new DraftEditEntry(
            edit.Sequence, edit.Step, edit.Path.Length == 0 ? edit.Change with { Before = null, After = null } : edit.Change, edit.By, edit.At, edit.UndoneBy is not null));
    }

    /// <summary>One byte more than is allowed is enough to know that it is too many.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var (content, length) = (new byte[CatalogueFile.MaxBytes + 1], 0);
        while (length < content.Length && await file.ReadAsync(content.AsMemory(length), cancellationToken) is > 0 and var read)
            length += read;
        return content.AsMemory(0, length);
    }

    private async Task AddAsync(GoAdvisorDbContext database, PublishedCatalogue current, AuditActor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        database.CatalogueDrafts.Add(new CatalogueDraft
        {
            BasedOn = current.Number,
            Document = Encoding.UTF8.GetString(CatalogueReader.Write(current.Catalogue)),
            StartedBy = by.Name,
            StartedAt = now,
        });
        database.Append(new AuditRecord(by, AuditActions.DraftStarted, Subject(current.Number)), now);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseFault.IsDuplicate(e))
        {
            // Somebody else started it a moment ago.
        }
    }

    /// <summary>Whoever has to try again does so because another one got through.</summary>
    private async Task<DraftEditResult> ApplyAsync(Planning planning, UserSession session, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var turn = await writers.EnterAsync(cancellationToken);
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            if (await TryApplyAsync(database, planning, session, cancellationToken) is { } result)
                return result;
        }
    }

    /// <returns>Null when somebody else edited the draft meanwhile.</returns>
    private async Task<DraftEditResult?> TryApplyAsync(GoAdvisorDbContext database, Planning planning, UserSession session, CancellationToken cancellationToken)
    {
        if (await LoadAsync(database, session, StaffRight.EditDrafts, cancellationToken) is not var (by, draft))
            return new DraftEditNotAllowed();
        if (draft is null)
            return new NoDraft();
        if (await planning(database, by) is not { } plan)
            return new NothingToUndo();
        AppliedEdit making;
        try
        {
            making = AppliedEdit.Of(TreeOf(draft), plan.Change);
        }
        catch (JsonException e)
        {
            return new DraftEditRefused($"The value is not readable JSON: {e.Message}");
        }
        if (making.IsMade)
            return new DraftEdited(draft.Revision, making.Change, making.Tree, Written: false);
        if (making.Problem is { } problem)
            return new DraftEditRefused(problem);
        if (making.IsConflict)
            return new DraftConflict(plan.Change, making.Current, await LastEditorAsync(database, plan.Change.Path, cancellationToken));
        return await WriteAsync(database, session, draft, plan, making, by.Name, cancellationToken) ? new DraftEdited(draft.Revision + 1, making.Change, making.Tree) : null;
    }

    private async Task<bool> WriteAsync(
        GoAdvisorDbContext database, UserSession session, CatalogueDraft draft, EditPlan plan, AppliedEdit making, string by, CancellationToken cancellationToken)
    {
        var sequence = draft.Revision + 1;
        var allowed = access.Allowed(database, session, StaffRight.EditDrafts);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var written = await database.CatalogueDrafts
            .Where(stored => stored.Revision == draft.Revision && stored.StartedAt == draft.StartedAt && allowed.Any())
            .ExecuteUpdateAsync(
                set => set.SetProperty(stored => stored.Document, making.Document).SetProperty(stored => stored.Revision, sequence), cancellationToken);
        if (written == 0)
            return false;
        await database.DraftEdits.Where(edit => edit.Sequence == plan.Undoes)
            .ExecuteUpdateAsync(set => set.SetProperty(edit => edit.UndoneBy, sequence), cancellationToken);
        database.DraftEdits.Add(new DraftEdit
        {
            Sequence = sequence,
            Step = plan.Step,
            Path = making.Change.Path,
            Kind = making.Change.Kind,
            Before = making.Change.Before,
            After = making.Change.After,
            FollowedBefore = making.Change.FollowedBefore,
            FollowsAfter = making.Change.FollowsAfter,
            By = by,
            At = clock.GetUtcNow(),
            Undoes = plan.Undoes,
        });
        if (plan.Record is { } record)
            database.Append(record, clock.GetUtcNow());
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        latest = new ReadDraft(making.Document, making.Tree);
        return true;
    }

    private static async Task<EditPlan?> PlanUndoAsync(GoAdvisorDbContext database, AuditActor by)
    {
        var last = await database.DraftEdits.AsNoTracking()
            .Where(edit => edit.By == by.Name && edit.UndoneBy == null && edit.Step != DraftStep.Undo)
            .OrderByDescending(edit => edit.Sequence).FirstOrDefaultAsync();
        return last is null ? null : new EditPlan(last.Change.Inverse, DraftStep.Undo, last.Sequence);
    }

    private static async Task<EditPlan?> PlanRedoAsync(GoAdvisorDbContext database, AuditActor by)
    {
        var last = await database.DraftEdits.AsNoTracking()
            .Where(edit => edit.By == by.Name && edit.UndoneBy == null && edit.Step == DraftStep.Undo
                && !database.DraftEdits.Any(later => later.By == by.Name && later.Step == DraftStep.Edit && later.Sequence > edit.Sequence))
            .OrderByDescending(edit => edit.Sequence).FirstOrDefaultAsync();
        return last is null ? null : new EditPlan(last.Change.Inverse, DraftStep.Redo, last.Sequence);
    }

    private static async Task<string?> LastEditorAsync(GoAdvisorDbContext database, string path, CancellationToken cancellationToken) =>
        await database.DraftEdits.Where(edit => edit.Path == path).OrderByDescending(edit => edit.Sequence).Select(edit => edit.By)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Who asks, and the draft if there is one; null for who has not got the right.</summary>
    private Task<Loaded?> LoadAsync(GoAdvisorDbContext database, UserSession session, StaffRight right, CancellationToken cancellationToken) => (
        from account in access.Allowed(database, session, right)
        from draft in database.CatalogueDrafts.AsNoTracking().DefaultIfEmpty()
        select new Loaded(new AuditActor(account.Id, account.Email ?? account.Name), draft)).SingleOrDefaultAsync(cancellationToken);

    private DraftSnapshot Snapshot(CatalogueDraft draft) => new(draft.BasedOn, draft.Revision, draft.StartedBy, draft.StartedAt, TreeOf(draft));

    private CatalogueTree TreeOf(CatalogueDraft draft)
    {
        if (latest is { } known && known.Document == draft.Document)
            return known.Tree;
        var tree = CatalogueTree.Parse(Encoding.UTF8.GetBytes(draft.Document));
        latest = new ReadDraft(draft.Document, tree);
        return tree;
    }

    private static string Document(CatalogueTree tree) => Encoding.UTF8.GetString(CatalogueReader.Write(tree.Catalogue));

    private sealed record ReadDraft(string Document, CatalogueTree Tree);

    private delegate Task<EditPlan?> Planning(GoAdvisorDbContext database, AuditActor by);

    private static string Subject(int basedOn) => $"draft based on version {basedOn}";

    /// <param name="Record">What goes into the audit log with it; most edits are recorded by the draft itself.</param>
    private sealed record EditPlan(CatalogueChange Change, DraftStep Step, long? Undoes, AuditRecord? Record = null);

    private sealed record Loaded(AuditActor By, CatalogueDraft? Draft);
}
