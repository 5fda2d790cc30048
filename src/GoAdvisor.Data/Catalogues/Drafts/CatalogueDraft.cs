namespace GoAdvisor.Data.Catalogues.Drafts;

public sealed class CatalogueDraft
{
    /// <summary>Every draft has this id, so that there is at most one.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required int BasedOn { get; init; }

    /// <summary>JSON in the form of a catalogue, but possibly inconsistent.</summary>
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
    /// <summary>Within the caller's transaction; false, and nothing removed, unless the draft is at the given version.</summary>
    public static async Task<bool> RemoveDraftAsync(this GoAdvisorDbContext database, DraftVersion seen, CancellationToken cancellationToken)
    {
        if (await database.CatalogueDrafts.Where(draft => draft.Revision == seen.Revision && draft.StartedAt == seen.StartedAt).ExecuteDeleteAsync(cancellationToken) == 0)
            return false;
        await database.DraftEdits.ExecuteDeleteAsync(cancellationToken);
        return true;
    }
}
