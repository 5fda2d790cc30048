using System.Text;
using System.Text.Json;
using GoAdvisor.Engine.Authoring.Diff;
using GoAdvisor.Engine.Authoring.Tree;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Catalogues.Drafts;

/// <summary>
/// The draft and its edits. Several people edit it at once: an edit names the value it has seen, and is refused when that is no longer the one
/// stored, so that nobody overwrites what they have not seen. Edits of different fields do not get into each other's way.
/// </summary>
public sealed class DraftStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, CatalogueStore catalogues, TimeProvider clock)
{
    /// <summary>The draft, or null when there is none.</summary>
    public async Task<DraftSnapshot?> FindAsync(CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.CatalogueDrafts.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } draft ? Snapshot(draft) : null;
    }

    /// <summary>When the draft was started and how far it is; null when there is none. It costs far less than the draft itself.</summary>
    public async Task<DraftVersion?> GetVersionAsync(CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.CatalogueDrafts.Select(draft => new DraftVersion(draft.StartedAt, draft.Revision)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The draft; when there is none, a new one that copies the current version.</summary>
    /// <param name="by">Who starts it; the name has at most <see cref="Limits.Editor"/> characters. The audit log tells of it.</param>
    public async Task<DraftSnapshot> StartAsync(AuditActor by, CancellationToken cancellationToken = default)
    {
        catalogues.Invalidate();
        var current = await catalogues.GetCurrentAsync(cancellationToken);
        using (await writers.EnterAsync(cancellationToken))
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            if (!await database.CatalogueDrafts.AnyAsync(cancellationToken))
                await AddAsync(database, current, by, cancellationToken);
        }
        return await FindAsync(cancellationToken) ?? throw new InvalidOperationException("The draft was thrown away while it was started.");
    }

    /// <summary>Changes a field, or adds, removes or moves an item.</summary>
    /// <param name="change">
    /// With what was seen before: the value of the field, the whole item to remove, the slug that an item to move followed. An added item must not
    /// be there. As JSON; white space does not matter.
    /// </param>
    public Task<DraftEditResult> EditAsync(CatalogueChange change, string by, CancellationToken cancellationToken = default) =>
        ApplyAsync((_, _) => Task.FromResult<EditPlan?>(new EditPlan(change, DraftStep.Edit, Undoes: null)), by, cancellationToken);

    /// <summary>Takes back one's own last edit that stands, unless somebody has edited the same field since.</summary>
    public Task<DraftEditResult> UndoAsync(string by, CancellationToken cancellationToken = default) => ApplyAsync(PlanUndoAsync, by, cancellationToken);

    /// <summary>Takes back one's own last undo, unless one has edited something since, or somebody else the same field.</summary>
    public Task<DraftEditResult> RedoAsync(string by, CancellationToken cancellationToken = default) => ApplyAsync(PlanRedoAsync, by, cancellationToken);

    /// <summary>What a file holds and what importing it would change. Nothing is written.</summary>
    /// <param name="file">Read no further than a catalogue may be large.</param>
    public async Task<ImportPreview> PreviewImportAsync(Stream file, CancellationToken cancellationToken = default)
    {
        var reading = CatalogueFile.Read(await ReadAsync(file, cancellationToken));
        var draft = await FindAsync(cancellationToken);
        var before = draft?.Catalogue ?? (await catalogues.GetCurrentAsync(cancellationToken)).Catalogue;
        return new ImportPreview(
            reading.Catalogue, reading.Problems, reading.Catalogue is { } after ? CatalogueDiff.Between(before, after) : [], draft?.Revision);
    }

    /// <summary>Replaces the whole draft by a catalogue from a file, as one edit that can be undone.</summary>
    /// <param name="seenRevision">The revision that the importer has seen; anything edited since is a conflict.</param>
    /// <param name="by">Who imports it. The audit log tells of it.</param>
    public async Task<DraftEditResult> ImportAsync(Catalogue catalogue, long seenRevision, AuditActor by, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(cancellationToken) is not { } draft)
            return new NoDraft();
        var whole = new CatalogueChange { Path = "", Kind = ChangeKind.Changed, Before = Document(draft.Tree), After = Encoding.UTF8.GetString(CatalogueReader.Write(catalogue)) };
        var record = new AuditRecord(by, AuditActions.CatalogueImported, "draft", After: AuditRecord.Json(new
        {
            alternatives = catalogue.Alternatives.Select(alternative => alternative.Id),
            criteria = catalogue.Criteria.Count,
            questions = catalogue.Questions.Count,
        }));
        return draft.Revision == seenRevision
            ? await ApplyAsync((_, _) => Task.FromResult<EditPlan?>(new EditPlan(whole, DraftStep.Edit, Undoes: null, record)), by.Name, cancellationToken)
            : new DraftConflict(whole, whole.Before, By: null);
    }

    /// <summary>Throws the draft away.</summary>
    /// <param name="seen">What was seen of it.</param>
    /// <param name="by">Who does it, for the audit log.</param>
    /// <returns>False when there is none like this: somebody edited, published or discarded it since.</returns>
    public async Task<bool> DiscardAsync(DraftVersion seen, AuditActor by, CancellationToken cancellationToken = default)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var draft = await database.CatalogueDrafts.Select(draft => new { draft.BasedOn, draft.StartedBy }).SingleOrDefaultAsync(cancellationToken);
        if (draft is null || !await database.RemoveDraftAsync(seen, cancellationToken))
            return false;
        database.Append(new AuditRecord(by, AuditActions.DraftDiscarded, Subject(draft.BasedOn),
            Before: AuditRecord.Json(new { edits = seen.Revision, startedBy = draft.StartedBy })), clock.GetUtcNow());
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The draft's edits after one of them, oldest first: what a page that knows a revision has missed.</summary>
    public async Task<IReadOnlyList<DraftEditEntry>> ListEditsAsync(long afterRevision, int atMost, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var edits = await database.DraftEdits.AsNoTracking().Where(edit => edit.Sequence > afterRevision)
            .OrderBy(edit => edit.Sequence).Take(atMost).ToListAsync(cancellationToken);
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

    /// <summary>Tries again as long as others get in between: whoever has to come back does so because another one got through.</summary>
    private async Task<DraftEditResult> ApplyAsync(Planning planning, string by, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var turn = await writers.EnterAsync(cancellationToken);
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            if (await TryMakeAsync(database, planning, by, cancellationToken) is { } result)
                return result;
        }
    }

    /// <returns>Null when somebody else edited the draft meanwhile.</returns>
    private async Task<DraftEditResult?> TryMakeAsync(GoAdvisorDbContext database, Planning planning, string by, CancellationToken cancellationToken)
    {
        if (await database.CatalogueDrafts.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } draft)
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
            return new DraftEdited(draft.Revision, making.Change, Written: false);
        if (making.Problem is { } problem)
            return new DraftEditRefused(problem);
        if (making.IsConflict)
            return new DraftConflict(plan.Change, making.Current, await LastEditorAsync(database, plan.Change.Path, cancellationToken));
        return await WriteAsync(database, draft, plan, making, by, cancellationToken) ? new DraftEdited(draft.Revision + 1, making.Change) : null;
    }

    private async Task<bool> WriteAsync(
        GoAdvisorDbContext database, CatalogueDraft draft, EditPlan plan, AppliedEdit making, string by, CancellationToken cancellationToken)
    {
        var sequence = draft.Revision + 1;
        var document = Document(making.Tree);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var written = await database.CatalogueDrafts.Where(stored => stored.Revision == draft.Revision && stored.StartedAt == draft.StartedAt)
            .ExecuteUpdateAsync(
                set => set.SetProperty(stored => stored.Document, document).SetProperty(stored => stored.Revision, sequence), cancellationToken);
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
        return true;
    }

    private static async Task<EditPlan?> PlanUndoAsync(GoAdvisorDbContext database, string by)
    {
        var last = await database.DraftEdits.AsNoTracking()
            .Where(edit => edit.By == by && edit.UndoneBy == null && edit.Step != DraftStep.Undo)
            .OrderByDescending(edit => edit.Sequence).FirstOrDefaultAsync();
        return last is null ? null : new EditPlan(last.Change.Inverse, DraftStep.Undo, last.Sequence);
    }

    private static async Task<EditPlan?> PlanRedoAsync(GoAdvisorDbContext database, string by)
    {
        var last = await database.DraftEdits.AsNoTracking()
            .Where(edit => edit.By == by && edit.UndoneBy == null && edit.Step == DraftStep.Undo
                && !database.DraftEdits.Any(later => later.By == by && later.Step == DraftStep.Edit && later.Sequence > edit.Sequence))
            .OrderByDescending(edit => edit.Sequence).FirstOrDefaultAsync();
        return last is null ? null : new EditPlan(last.Change.Inverse, DraftStep.Redo, last.Sequence);
    }

    private static async Task<string?> LastEditorAsync(GoAdvisorDbContext database, string path, CancellationToken cancellationToken) =>
        await database.DraftEdits.Where(edit => edit.Path == path).OrderByDescending(edit => edit.Sequence).Select(edit => edit.By)
            .FirstOrDefaultAsync(cancellationToken);

    private static DraftSnapshot Snapshot(CatalogueDraft draft) => new(draft.BasedOn, draft.Revision, draft.StartedBy, draft.StartedAt, TreeOf(draft));

    private static CatalogueTree TreeOf(CatalogueDraft draft) => CatalogueTree.Parse(Encoding.UTF8.GetBytes(draft.Document));

    private static string Document(CatalogueTree tree) => Encoding.UTF8.GetString(CatalogueReader.Write(tree.Catalogue));

    private delegate Task<EditPlan?> Planning(GoAdvisorDbContext database, string by);

    private static string Subject(int basedOn) => $"draft based on version {basedOn}";

    /// <param name="Undoes">The edit that the change takes back, if it does.</param>
    /// <param name="Record">What goes into the audit log with it; most edits are record by the draft itself.</param>
    private sealed record EditPlan(CatalogueChange Change, DraftStep Step, long? Undoes, AuditRecord? Record = null);
}
