namespace GoAdvisor.Web.Features.Admin.Editor;

/// <content>How edits get from the page into the database.</content>
public sealed partial class DraftSession
{
    /// <summary>Stores what waits, unless it waits for a choice. A save that is under way when the editor moves on is finished.</summary>
    private Task SaveAllAsync() => Conflict is null ? unsaved.SaveAsync(change => drafts.EditAsync(session, change), TakeAsync) : Task.CompletedTask;

    private async Task<bool> TakeAsync(CatalogueChange sent, DraftEditResult result)
    {
        await AdoptAsync(sent, result);
        Settle();
        Changed?.Invoke();
        return Conflict is null;
    }

    private async Task AdoptAsync(CatalogueChange sent, DraftEditResult result)
    {
        switch (result)
        {
            case DraftEdited edited when edited.Revision == stored.Revision + (edited.Written ? 1 : 0):
                stored = stored with { Revision = edited.Revision, Tree = edited.Tree };
                ShowStored();
                break;
            case DraftEdited:
                await ReloadAsync();
                break;
            case DraftConflict when sent.Path.Length == 0:
                // Two whole catalogues are nothing to choose between.
                Notice = "Somebody has edited the draft in the same moment, so nothing was removed. Look at it as it is now, and try again.";
                unsaved.Clear();
                await ReloadAsync();
                break;
            case DraftConflict conflict:
                // What was edited on the page since, of the same field, is what the person wants now.
                var wanted = unsaved.Waiting.LastOrDefault(change => change.Path == sent.Path && change.Kind == sent.Kind) ?? sent;
                unsaved.Keep(change => change.Path != sent.Path && !change.Path.StartsWith($"{sent.Path}/", StringComparison.Ordinal));
                (Conflict, Saving) = (conflict with { Wanted = wanted }, DraftSaving.Conflict);
                await ReloadAsync();
                break;
            case DraftEditRefused refused:
                Notice = refused.Problem;
                await ReloadAsync();
                break;
            case NoDraft:
                Lose("The draft is gone: it was published or discarded. What you see was not kept.");
                break;
            default:
                Lose("You may no longer edit the draft. Nothing more is saved.");
                break;
        }
    }

    private Task StepBackAsync(Func<UserSession, CancellationToken, Task<DraftEditResult>> step, string nothing, string inTheWay)
    {
        if (!MayEdit || unsaved.IsBusy || unsaved.Waiting.Count > 0 || Saving == DraftSaving.Lost)
            return Task.CompletedTask;
        return unsaved.RunAsync(async () =>
        {
            (Saving, Notice) = (DraftSaving.Saving, null);
            Changed?.Invoke();
            switch (await unsaved.RetryAsync(() => step(session, CancellationToken.None), "The undo"))
            {
                case DraftConflict conflict:
                    Notice = conflict.Wanted.Path.Length == 0 ? $"{inTheWay}." : $"{inTheWay}: {conflict.Wanted.Path}.";
                    break;
                case NothingToUndo:
                    Notice = nothing;
                    break;
                case var result:
                    await AdoptAsync(new CatalogueChange { Path = "", Kind = ChangeKind.Changed }, result);
                    break;
            }
            Settle();
            Changed?.Invoke();
        });
    }

    private Task ReloadAsync() => unsaved.RetryAsync(TryReloadAsync, "What others have edited");

    private async Task<bool> TryReloadAsync()
    {
        if (await drafts.FindAsync(session, unsaved.Closing) is not { } draft)
            Lose("The draft is gone: it was published or discarded, or you may no longer see it.");
        else if (draft.StartedAt != stored.StartedAt)
            Lose("This draft is gone, and somebody has started another one. Load the page again to edit that.");
        else
        {
            stored = draft;
            ShowStored();
        }
        return Saving != DraftSaving.Lost;
    }

    /// <summary>What is not stored yet stays on the page, on top of what is.</summary>
    private void ShowStored()
    {
        var tree = stored.Tree;
        foreach (var change in unsaved.Waiting)
        {
            if (tree.TryApply([change], out var made, out _))
                tree = made;
        }
        Tree = tree;
    }

    private void ShowRetrying()
    {
        Saving = DraftSaving.Retrying;
        Changed?.Invoke();
    }

    private void Settle()
    {
        if (Saving != DraftSaving.Lost)
            Saving = Conflict is not null ? DraftSaving.Conflict : unsaved.Waiting.Count > 0 ? DraftSaving.Saving : DraftSaving.Saved;
    }

    private void Lose(string why)
    {
        (Saving, MayEdit, Notice, Conflict) = (DraftSaving.Lost, false, why, null);
        unsaved.Clear();
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
}
