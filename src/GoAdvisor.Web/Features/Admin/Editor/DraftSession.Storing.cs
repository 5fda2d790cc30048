namespace GoAdvisor.Web.Features.Admin.Editor;

/// <content>How edits get from the page into the database.</content>
public sealed partial class DraftSession
{
    private async Task SaveAllAsync()
    {
        if (saving || Saving == DraftSaving.Lost)
            return;
        saving = true;
        try
        {
            while (Conflict is null && unsaved.TryPeek(out var next))
            {
                // Not cancelled with the page: a save that is under way when the editor moves on is finished.
                var result = await UntilItWorksAsync(() => drafts.EditAsync(session, next), next.Path);
                unsaved.Dequeue();
                await TakeAsync(next, result);
                Settle();
                Changed?.Invoke();
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            saving = false;
        }
    }

    private async Task TakeAsync(CatalogueChange sent, DraftEditResult result)
    {
        switch (result)
        {
            case DraftEdited edited when edited.Revision == stored.Revision + (edited.Written ? 1 : 0)
                && stored.Tree.TryApply(edited.Written ? [edited.Change] : [], out var tree, out _):
                stored = stored with { Revision = edited.Revision, Tree = tree };
                break;
            case DraftEdited:
                await UntilItWorksAsync(ReloadAsync, sent.Path);
                break;
            case DraftConflict conflict:
                // What was edited on the page since, of the same field, is what the person wants now.
                var wanted = unsaved.LastOrDefault(change => change.Path == sent.Path && change.Kind == sent.Kind) ?? sent;
                KeepUnsaved(change => change.Path != sent.Path && !change.Path.StartsWith($"{sent.Path}/", StringComparison.Ordinal));
                (Conflict, Saving) = (conflict with { Wanted = wanted }, DraftSaving.Conflict);
                await UntilItWorksAsync(ReloadAsync, sent.Path);
                break;
            case DraftEditRefused refused:
                Notice = refused.Problem;
                await UntilItWorksAsync(ReloadAsync, sent.Path);
                break;
            case NoDraft:
                Lose("The draft is gone: it was published or discarded. What you see was not kept.");
                break;
            default:
                Lose("You may no longer edit the draft. Nothing more is saved.");
                break;
        }
    }

    private async Task StepBackAsync(Func<UserSession, CancellationToken, Task<DraftEditResult>> step, string nothing, string inTheWay)
    {
        if (!MayEdit || saving || unsaved.Count > 0 || Saving == DraftSaving.Lost)
            return;
        (saving, Saving, Notice) = (true, DraftSaving.Saving, null);
        Changed?.Invoke();
        try
        {
            var result = await UntilItWorksAsync(() => step(session, CancellationToken.None), "undo");
            switch (result)
            {
                case DraftEdited:
                    await UntilItWorksAsync(ReloadAsync, "undo");
                    break;
                case DraftConflict conflict:
                    Notice = $"{inTheWay}: {conflict.Wanted.Path}.";
                    break;
                case NothingToUndo:
                    Notice = nothing;
                    break;
                default:
                    await TakeAsync(new CatalogueChange { Path = "", Kind = ChangeKind.Changed }, result);
                    break;
            }
            Settle();
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            saving = false;
        }
        Changed?.Invoke();
    }

    private async Task<bool> ReloadAsync()
    {
        if (await drafts.FindAsync(session, closing.Token) is not { } draft)
        {
            Lose("The draft is gone: it was published or discarded, or you may no longer see it.");
            return false;
        }
        if (draft.StartedAt != stored.StartedAt)
        {
            Lose("This draft is gone, and somebody has started another one. Load the page again to edit that.");
            return false;
        }
        stored = draft;
        // What is not stored yet stays on the page, on top of what others have stored.
        var tree = draft.Tree;
        foreach (var change in unsaved)
        {
            if (tree.TryApply([change], out var made, out _))
                tree = made;
        }
        Tree = tree;
        return true;
    }

    private async Task<T> UntilItWorksAsync<T>(Func<Task<T>> act, string what)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e) && !closing.IsCancellationRequested)
            {
                LogNotSaved(logger, what, e.GetBaseException().Message);
                Saving = DraftSaving.Retrying;
                Changed?.Invoke();
                await Task.Delay(TimeSpan.FromSeconds(1 << Math.Min(attempt, 3)), clock, closing.Token);
            }
        }
    }

    private void Settle()
    {
        if (Saving != DraftSaving.Lost)
            Saving = Conflict is not null ? DraftSaving.Conflict : unsaved.Count > 0 ? DraftSaving.Saving : DraftSaving.Saved;
    }

    private void Lose(string why)
    {
        (Saving, MayEdit, Notice, Conflict) = (DraftSaving.Lost, false, why, null);
        unsaved.Clear();
    }

    private void KeepUnsaved(Func<CatalogueChange, bool> keep)
    {
        var kept = unsaved.Where(keep).ToList();
        unsaved.Clear();
        kept.ForEach(unsaved.Enqueue);
    }

    /// <summary>The own edit once more, now with the other one seen.</summary>
    private static IEnumerable<CatalogueChange> OnTop(DraftConflict conflict)
    {
        var wanted = conflict.Wanted;
        switch (wanted.Kind)
        {
            case ChangeKind.Moved:
                yield return wanted with { FollowedBefore = conflict.Current };
                break;
            case ChangeKind.Added when conflict.Current is not null:
                yield return new CatalogueChange { Path = wanted.Path, Kind = ChangeKind.Removed, Before = conflict.Current };
                yield return wanted;
                break;
            default:
                yield return wanted with { Before = conflict.Current };
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The edit of {Path} is not saved yet and will be tried again: {Reason}")]
    private static partial void LogNotSaved(ILogger logger, string path, string reason);
}
