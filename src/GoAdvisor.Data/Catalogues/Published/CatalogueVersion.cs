namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>Its content never changes once written: assessments are pinned to it.</summary>
public sealed class CatalogueVersion
{
    public required int Number { get; init; }

    public required string Document { get; init; }

    /// <summary>SHA-256 of the document in UTF-8, in lower-case hex.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Null for the version from the seeds.</summary>
    public string? PublishedBy { get; init; }

    public string? Note { get; init; }

    /// <summary>Why it was published although worked profiles fail; null when none do.</summary>
    public string? ProfileReason { get; init; }

    /// <summary>The older version with the same content.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>As <see cref="CalibrationFigures"/> writes it; null until it was measured, and in the first form.</summary>
    public string? Calibration { get; init; }
}

internal sealed class CatalogueVersionConfiguration : IEntityTypeConfiguration<CatalogueVersion>
{
    public void Configure(EntityTypeBuilder<CatalogueVersion> builder)
    {
        builder.HasKey(version => version.Number);
        builder.Property(version => version.Number).ValueGeneratedNever();
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.Property(version => version.PublishedBy).HasMaxLength(Limits.Editor);
        builder.Property(version => version.Note).HasMaxLength(Limits.Note);
        builder.Property(version => version.ProfileReason).HasMaxLength(Limits.Note);
    }
}
