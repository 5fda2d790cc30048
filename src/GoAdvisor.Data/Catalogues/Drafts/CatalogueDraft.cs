using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Catalogues.Drafts;

/// <summary>What the next version of the catalogue is to be. There is at most one.</summary>
public sealed class CatalogueDraft
{
    /// <summary>The id that every draft has, so that there cannot be two.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The version it began as a copy of.</summary>
    public required int BasedOn { get; init; }

    /// <summary>The catalogue as one JSON document. It has the form of a catalogue, but may be inconsistent for a while.</summary>
    public required string Document { get; set; }

    /// <summary>The sequence of the last edit; 0 before the first.</summary>
    public long Revision { get; set; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
}

internal sealed class CatalogueDraftConfiguration : IEntityTypeConfiguration<CatalogueDraft>
{
    public void Configure(EntityTypeBuilder<CatalogueDraft> builder)
    {
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Revision).IsConcurrencyToken();
        builder.Property(draft => draft.StartedBy).HasMaxLength(Limits.Editor);
        builder.ToTable(table => table.HasCheckConstraint("CK_CatalogueDrafts_OnlyOne", $"\"Id\" = {CatalogueDraft.OnlyId}"));
        builder.HasOne<CatalogueVersion>().WithMany().HasForeignKey(draft => draft.BasedOn).OnDelete(DeleteBehavior.Restrict);
    }
}

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
