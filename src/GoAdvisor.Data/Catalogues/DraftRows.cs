using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data;

internal static class DraftRows
{
    /// <summary>Removes the draft and its edits, within the caller's transaction.</summary>
    /// <returns>False when there is no draft with this revision; then nothing is removed.</returns>
    public static async Task<bool> RemoveDraftAsync(this GoAdvisorDbContext database, long revision, CancellationToken cancellationToken)
    {
        if (await database.CatalogueDrafts.Where(draft => draft.Revision == revision).ExecuteDeleteAsync(cancellationToken) == 0)
            return false;
        await database.DraftEdits.ExecuteDeleteAsync(cancellationToken);
        return true;
    }
}
