using System.Security.Claims;
using GoAdvisor.Web.Components.Forms;

namespace GoAdvisor.Web.Features.Admin.Editor;

/// <summary>
/// The draft while somebody edits it: what is on the page, and what of that is stored. Every edit is saved by itself as soon as it is made; a
/// save that fails is tried again until it succeeds, and one that meets somebody else's edit of the same field waits for a choice.
/// All members are called from one circuit, never at the same time.
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
        (stored, Current, MayEdit, this.user, this.desk, this.clock) = (draft, current, mayEdit, user, desk, clock);
        Published = CatalogueTree.Of(current.Catalogue);
        Tree = draft.Tree;
        unsaved = new EntrySaver<CatalogueChange>(change => $"The edit of {change.Path}", ShowRetrying, clock, logger);
    }

    /// <summary>Raised when anything may look different.</summary>
    public event Action? Changed;

    /// <summary>The version that is published, to compare with.</summary>
    public PublishedCatalogue Current { get; }

    /// <summary>The fields of that version.</summary>
    public CatalogueTree Published { get; }

    public bool MayEdit { get; private set; }

    /// <summary>The fields as they are on the page, saved or not.</summary>
    public CatalogueTree Tree { get; private set; }

    /// <summary>What the fields make; may be inconsistent.</summary>
    public Catalogue Catalogue => Tree.Catalogue;

    /// <summary>What has to be mended before it can be published.</summary>
    public IReadOnlyList<CatalogueProblem> Problems => Tree.Problems;

    /// <summary>The version it began as a copy of.</summary>
    public int BasedOn => stored.BasedOn;

    public DraftVersion Version => stored.Version;

    public DraftSaving Saving { get; private set; } = DraftSaving.Saved;

    /// <summary>Somebody else's edit that an own one met; null when there is none to decide on.</summary>
    public DraftConflict? Conflict { get; private set; }

    /// <summary>Something to tell, such as why an edit was not taken; null when there is nothing.</summary>
    public string? Notice { get; private set; }

    /// <summary>What is wrong with a field or item or anything in it.</summary>
    public IEnumerable<CatalogueProblem> ProblemsAt(string path) =>
        Problems.Where(problem => problem.Where == path || problem.Where.StartsWith($"{path}/", StringComparison.Ordinal));

    /// <summary>Gives a field another value.</summary>
    /// <param name="seen">The value that the editor saw, as JSON; null when there was none.</param>
    /// <param name="value">As JSON; null to take away a field that may be absent.</param>
    public Task SetAsync(string path, string? seen, string? value) =>
        EditAsync(new CatalogueChange { Path = path, Kind = ChangeKind.Changed, Before = seen, After = value });

    /// <summary>Adds an item to a list, or an entry to a map.</summary>
    /// <param name="path">With its own slug at the end.</param>
    /// <param name="item">As JSON.</param>
    /// <param name="follows">The slug of the item before it; null for the first place.</param>
    public Task AddAsync(string path, string item, string? follows) =>
        EditAsync(new CatalogueChange { Path = path, Kind = ChangeKind.Added, After = item, FollowsAfter = follows });

    /// <summary>Adds an item behind all others of its list.</summary>
    public Task AddLastAsync(string list, string slug, string item) => AddAsync($"{list}/{slug}", item, Tree.Keys(list) is [.., var last] ? last : null);

    public Task RemoveAsync(string path) => EditAsync(new CatalogueChange { Path = path, Kind = ChangeKind.Removed, Before = Tree.Find(path) });

    /// <summary>Moves an item within its list.</summary>
    /// <param name="follows">The slug of the item to stand behind; null for the first place.</param>
    public Task MoveAsync(string path, string? follows) => EditAsync(new CatalogueChange
    {
        Path = path,
        Kind = ChangeKind.Moved,
        FollowedBefore = Tree.Follows(path),
        FollowsAfter = follows,
    });

    /// <summary>Moves an item by one place, up or down; at the end of its list it stays.</summary>
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

    /// <summary>Makes an edit on the page, then stores it. Returns when it is stored, or when a running save will see to it.</summary>
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

    public Task UndoAsync() => StepBackAsync(drafts.UndoAsync, "There is nothing of yours to undo.", "Somebody has edited this since, so it was not undone");

    public Task RedoAsync() => StepBackAsync(drafts.RedoAsync, "There is nothing of yours to redo.", "Somebody has edited this since, so it was not redone");

    /// <summary>Decides on the conflict.</summary>
    /// <param name="mine">Whether the own value goes on top of the stored one.</param>
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

    /// <summary>Looks again and again whether others have edited, until the page is gone.</summary>
    public async Task WatchAsync(TimeSpan interval)
    {
        while (!unsaved.Closing.IsCancellationRequested)
        {
            await Task.Delay(interval, clock, unsaved.Closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (unsaved.Closing.IsCancellationRequested || unsaved.IsBusy || unsaved.Waiting.Count > 0 || Saving == DraftSaving.Lost)
                continue;
            try
            {
                var mark = await desk.GetVersionAsync(unsaved.Closing);
                if (mark == stored.Version || unsaved.IsBusy)
                    continue;
                await TryReloadAsync();
                Changed?.Invoke();
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e) || e is OperationCanceledException)
            {
                // It is looked at again soon.
            }
        }
    }

    public void Dispose() => unsaved.Dispose();
}

/// <summary>How far the edits on a page are stored.</summary>
public enum DraftSaving
{
    Saved,

    Saving,

    /// <summary>Somebody else edited the same; it waits for a choice.</summary>
    Conflict,

    /// <summary>The database does not take it; it is tried again.</summary>
    Retrying,

    /// <summary>There is no such draft any more, or the person may no longer edit; nothing more can be stored.</summary>
    Lost,
}
