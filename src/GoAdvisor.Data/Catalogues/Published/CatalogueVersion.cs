using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>A published catalogue. Once written it never changes: assessments are pinned to it.</summary>
public sealed class CatalogueVersion
{
    public required int Number { get; init; }

    /// <summary>The catalogue as one JSON document.</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of the document in UTF-8, in lower-case hex.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Null for the version that came with the seeds.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>What is new, in the words of who published it.</summary>
    public string? Note { get; init; }

    /// <summary>Why it was published although worked profiles fail; null when none do.</summary>
    public string? ProfileReason { get; init; }

    /// <summary>The older version whose content it repeats.</summary>
    public int? RestoredFrom { get; init; }
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
