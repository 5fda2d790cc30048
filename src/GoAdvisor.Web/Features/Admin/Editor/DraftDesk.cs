using System.Security.Claims;

namespace GoAdvisor.Web.Features.Admin.Editor;

/// <summary>
/// The draft as pages reach it. Whatever writes asks first whether the person still may, because a page stays open long after it was
/// allowed; each such member returns null when they may not, and then nothing was written.
/// </summary>
public sealed class DraftDesk(DraftStore drafts, CatalogueStore catalogues, CurrentStaff staff)
{
    /// <summary>How many of the latest edits are listed.</summary>
    public const int Latest = 8;

    public Task<DraftSnapshot?> FindAsync(CancellationToken cancellationToken = default) => drafts.FindAsync(cancellationToken);

    public Task<DraftVersion?> GetVersionAsync(CancellationToken cancellationToken = default) => drafts.GetVersionAsync(cancellationToken);

    /// <summary>The latest edits, newest first.</summary>
    public async Task<IReadOnlyList<DraftEditEntry>> LatestAsync(long revision, CancellationToken cancellationToken = default) =>
        [.. (await drafts.ListEditsAsync(Math.Max(0, revision - Latest), Latest, cancellationToken)).Reverse()];

    public async Task<DraftEditResult?> EditAsync(ClaimsPrincipal user, CatalogueChange change) =>
        await EditorAsync(user) is { } who ? await drafts.EditAsync(change, who.Actor.Name) : null;

    public async Task<DraftEditResult?> UndoAsync(ClaimsPrincipal user) =>
        await EditorAsync(user) is { } who ? await drafts.UndoAsync(who.Actor.Name) : null;

    public async Task<DraftEditResult?> RedoAsync(ClaimsPrincipal user) =>
        await EditorAsync(user) is { } who ? await drafts.RedoAsync(who.Actor.Name) : null;

    /// <summary>Starts a draft, or finds the one that is there.</summary>
    public async Task<DraftSnapshot?> StartAsync(ClaimsPrincipal user) =>
        await EditorAsync(user) is { } who ? await drafts.StartAsync(who.Actor) : null;

    /// <summary>Starts a draft with the content of an older version; where there is a draft already, it is left as it is.</summary>
    public async Task<DraftSnapshot?> StartFromAsync(ClaimsPrincipal user, int number)
    {
        if (await drafts.GetVersionAsync() is not null || await catalogues.FindAsync(number) is not { } old)
            return await StartAsync(user);
        if (await StartAsync(user) is not { } draft)
            return null;
        if (draft.BasedOn != number && draft.Revision == 0)
            await ImportAsync(user, old.Catalogue, draft.Revision);
        return await drafts.FindAsync();
    }

    /// <returns>False when the draft was edited since it was seen, or is gone.</returns>
    public async Task<bool?> DiscardAsync(ClaimsPrincipal user, DraftVersion seen) =>
        await EditorAsync(user) is { } who ? await drafts.DiscardAsync(seen, who.Actor) : null;

    /// <summary>Replaces the whole draft.</summary>
    public async Task<DraftEditResult?> ImportAsync(ClaimsPrincipal user, Catalogue catalogue, long seenRevision) =>
        await EditorAsync(user) is { } who ? await drafts.ImportAsync(catalogue, seenRevision, who.Actor) : null;

    public Task<ImportPreview> PreviewImportAsync(Stream file, CancellationToken cancellationToken) => drafts.PreviewImportAsync(file, cancellationToken);

    private Task<SignedIn?> EditorAsync(ClaimsPrincipal user) => staff.MayAsync(user, Policies.EditDrafts);
}
