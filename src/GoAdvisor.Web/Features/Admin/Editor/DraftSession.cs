namespace GoAdvisor.Web.Features.Admin.Editor;

/// <summary>
/// The draft while it is edited: what is on the page, and what is stored. Each edit is saved by itself at once; a failed save is retried, and a
/// conflict with somebody else's edit of the same field waits for a choice. All members are called from one circuit, never concurrently.
/// </summary>
public sealed partial class DraftSession : IDisposable
{
    private readonly DraftStore drafts;
    private readonly UserSession session;
    private readonly TimeProvider clock;
    private readonly EntrySaver<CatalogueChange> unsaved;
    private DraftSnapshot stored;

    /// <param name="mayEdit">Whether the page offers edits. The store asks again with each of them.</param>
    public DraftSession(DraftSnapshot draft, PublishedCatalogue current, bool mayEdit, UserSession session, DraftStore drafts, TimeProvider clock, ILogger logger)
    {
        (stored, Current, MayEdit, this.session, this.drafts, this.clock) = (draft, current, mayEdit, session, drafts, clock);
        Published = CatalogueTree.Of(current.Catalogue);
        Tree = draft.Tree;
        unsaved = new EntrySaver<CatalogueChange>(change => $"The edit of {change.Path}", ShowRetrying, clock, logger);
    }

    public event Action? Changed;

    public PublishedCatalogue Current { get; }

    public CatalogueTree Published { get; }

    public bool MayEdit { get; private set; }

    /// <summary>The fields on the page, saved or not.</summary>
    public CatalogueTree Tree { get; private set; }

    /// <summary>The fields as the database last confirmed them.</summary>
    public CatalogueTree Stored => stored.Tree;

    /// <summary>May be inconsistent.</summary>
    public Catalogue Catalogue => Tree.Catalogue;

    /// <summary>The problems that prevent publication.</summary>
    public IReadOnlyList<CatalogueProblem> Problems => Tree.Problems;

    public int BasedOn => stored.BasedOn;

    public DraftVersion Version => stored.Version;

    public DraftSaving Saving { get; private set; } = DraftSaving.Saved;

    public DraftConflict? Conflict { get; private set; }

    public string? Notice { get; private set; }

    /// <summary>The problems of a field or item and everything in it.</summary>
    public IEnumerable<CatalogueProblem> ProblemsAt(string path) =>
        Problems.Where(problem => problem.Where == path || problem.Where.StartsWith($"{path}/", StringComparison.Ordinal));

    /// <param name="seen">The value that the editor saw, as JSON; null for none.</param>
    /// <param name="value">As JSON; null removes an optional field.</param>
    public Task SetAsync(string path, string? seen, string? value) =>
        EditAsync(new CatalogueChange { Path = path, Kind = ChangeKind.Changed, Before = seen, After = value });

    /// <param name="path">Ends with the slug of the item.</param>
    /// <param name="follows">The slug of the item before it; null for the first position.</param>
    public Task AddAsync(string path, string item, string? follows) =>
        EditAsync(new CatalogueChange { Path = path, Kind = ChangeKind.Added, After = item, FollowsAfter = follows });

    public Task AddLastAsync(string list, string slug, string item) => AddAsync($"{list}/{slug}", item, Tree.Keys(list) is [.., var last] ? last : null);

    public Task RemoveAsync(string path) => EditAsync(new CatalogueChange { Path = path, Kind = ChangeKind.Removed, Before = Tree.Find(path) });

    /// <param name="follows">The slug of the item before it; null for the first position.</param>
    public Task MoveAsync(string path, string? follows) => EditAsync(new CatalogueChange
    {
        Path = path,
        Kind = ChangeKind.Moved,
        FollowedBefore = Tree.Follows(path),
        FollowsAfter = follows,
    });

    /// <summary>Moves an item by one position; at the end of its list nothing happens.</summary>
    public Task StepAsync(string path, bool down)
    {
        var slash = path.LastIndexOf('/');
        var keys = Tree.Keys(path[..slash])?.ToList() ?? [];
        var at = keys.IndexOf(path[(slash + 1)..]);
        var to = down ? at + 1 : at - 1;
        if (at < 0 || to < 0 || to >= keys.Count)
            return Task.CompletedTask;
        return MoveAsync(path, down ? keys[to] : to == 0 ? null : keys[to - 1]);
    }

    /// <summary>Applies an edit on the page, then stores it. Returns when it is stored, or when a running save will store it.</summary>
    public async Task EditAsync(CatalogueChange change)
    {
        if (!MayEdit || Saving == DraftSaving.Lost)
            return;
        Notice = null;
        if (!Tree.TryApply([change], out var made, out var problem))
        {
            Notice = problem;
            Changed?.Invoke();
            return;
        }
        Tree = made;
        unsaved.Add(change);
        if (Conflict is null)
            Saving = DraftSaving.Saving;
        Changed?.Invoke();
        await SaveAllAsync();
    }

    /// <summary>Removes an item with everything that is about it, in one edit with one undo.</summary>
    public Task RemoveWithAllAsync(string path)
    {
        var changes = Removal.Of(Tree, path).Changes;
        if (changes is [_])
            return RemoveAsync(path);
        if (!Tree.TryApply(changes, out var made, out var problem))
        {
            Notice = problem;
            Changed?.Invoke();
            return Task.CompletedTask;
        }
        return EditAsync(new CatalogueChange { Path = "", Kind = ChangeKind.Changed, Before = Document(Tree), After = Document(made) });
    }

    public Task UndoAsync() => StepBackAsync(drafts.UndoAsync, "There is nothing of yours to undo.", "Somebody has edited this since, so it was not undone");

    public Task RedoAsync() => StepBackAsync(drafts.RedoAsync, "There is nothing of yours to redo.", "Somebody has edited this since, so it was not redone");

    /// <param name="mine">Whether the editor's own value replaces the stored one.</param>
    public async Task ResolveAsync(bool mine)
    {
        if (Conflict is not { } conflict)
            return;
        (Conflict, Saving, Notice) = (null, DraftSaving.Saved, null);
        Changed?.Invoke();
        if (mine)
        {
            foreach (var change in OnTop(conflict))
                await EditAsync(change);
        }
        await SaveAllAsync();
    }

    /// <summary>Polls for edits by others until the page is closed.</summary>
    public async Task WatchAsync(TimeSpan interval)
    {
        while (!unsaved.Closing.IsCancellationRequested)
        {
            await Task.Delay(interval, clock, unsaved.Closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (unsaved.Closing.IsCancellationRequested || unsaved.IsBusy || unsaved.Waiting.Count > 0 || Saving == DraftSaving.Lost)
                continue;
            try
            {
                var mark = await drafts.GetVersionAsync(session, unsaved.Closing);
                if (mark == stored.Version || unsaved.IsBusy)
                    continue;
                await TryReloadAsync();
                Changed?.Invoke();
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e) || e is OperationCanceledException)
            {
                // The next poll tries again.
            }
        }
    }

    public void Dispose() => unsaved.Dispose();

    private static string Document(CatalogueTree tree) => Encoding.UTF8.GetString(CatalogueReader.Write(tree.Catalogue));
}

public enum DraftSaving
{
    Saved,

    Saving,

    /// <summary>Somebody else edited the same field; the editor has to choose.</summary>
    Conflict,

    /// <summary>The database is unavailable; the save is retried.</summary>
    Retrying,

    /// <summary>The draft is gone, or the person may no longer edit it; nothing more can be stored.</summary>
    Lost,
}
