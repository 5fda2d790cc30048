namespace GoAdvisor.Data.Milestones;

/// <summary>A recorded decision with its report. The database refuses every update.</summary>
public sealed class Milestone
{
    public required Guid Id { get; init; }

    public required Guid AssessmentId { get; init; }

    /// <summary>1, 2, 3 … within the assessment.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public string? Note { get; init; }

    /// <summary>As typed.</summary>
    public string? Deciders { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>Later than <see cref="DecidedOn"/>.</summary>
    public DateOnly? ReviewBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required int CatalogueVersion { get; init; }

    public required long AssessmentRevision { get; init; }

    public required string Headline { get; init; }

    /// <summary>Points between first and second place; null without a second place.</summary>
    public double? Lead { get; init; }

    /// <summary>The report as JSON, not interpreted here.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content in UTF-8, in lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Makes the recording request idempotent.</summary>
    public required string RequestKey { get; init; }
}

internal sealed class MilestoneConfiguration : IEntityTypeConfiguration<Milestone>
{
    /// <summary>
    /// The triggers that refuse updates are in the migrations. Rebuilding this table in SQLite drops them, so the migration has to create them again; a test
    /// checks that.
    /// </summary>
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.Property(milestone => milestone.Id).ValueGeneratedNever();
        builder.Property(milestone => milestone.Name).HasMaxLength(Limits.MilestoneName);
        builder.Property(milestone => milestone.Note).HasMaxLength(Limits.MilestoneNote);
        builder.Property(milestone => milestone.Deciders).HasMaxLength(Limits.MilestoneDeciders);
        builder.Property(milestone => milestone.ContentHash).HasMaxLength(64);
        builder.Property(milestone => milestone.RequestKey).HasMaxLength(Limits.RequestKey);
        builder.HasIndex(milestone => new { milestone.AssessmentId, milestone.Number }).IsUnique();
        builder.HasIndex(milestone => new { milestone.AssessmentId, milestone.RequestKey }).IsUnique();
        builder.HasOne<Assessment>().WithMany().HasForeignKey(milestone => milestone.AssessmentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CatalogueVersion>().WithMany()
            .HasForeignKey(milestone => milestone.CatalogueVersion)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
