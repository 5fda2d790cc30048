using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Catalogues.Drafts;

internal static class DraftRows
{
    /// <summary>Removes the draft and its edits, within the caller's transaction.</summary>
    /// <returns>False when there is no draft like the one seen; then nothing is removed.</returns>
    public static async Task<bool> RemoveDraftAsync(this GoAdvisorDbContext database, DraftVersion seen, CancellationToken cancellationToken)
    {
        if (await database.CatalogueDrafts.Where(draft => draft.Revision == seen.Revision && draft.StartedAt == seen.StartedAt).ExecuteDeleteAsync(cancellationToken) == 0)
            return false;
        await database.DraftEdits.ExecuteDeleteAsync(cancellationToken);
        return true;
    }
}
