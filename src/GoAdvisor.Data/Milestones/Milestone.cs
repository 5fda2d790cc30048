using GoAdvisor.Data.Assessments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Milestones;

/// <summary>A recorded decision: the report of an assessment as it stood then. The database refuses every change of it.</summary>
public sealed class Milestone
{
    public required Guid Id { get; init; }

    public required Guid AssessmentId { get; init; }

    /// <summary>1, 2, 3 … within the assessment, in the order they were recorded.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public string? Note { get; init; }

    /// <summary>Who decided, as they typed it.</summary>
    public string? Deciders { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>The day by which the decision is to be looked at again; after the day it was made.</summary>
    public DateOnly? ReviewBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required int CatalogueVersion { get; init; }

    /// <summary>The assessment's revision whose answers it holds.</summary>
    public required long AssessmentRevision { get; init; }

    /// <summary>The verdict in a few words, for lists.</summary>
    public required string Headline { get; init; }

    /// <summary>Points between the first place and the second; null when there is no second.</summary>
    public double? Lead { get; init; }

    /// <summary>The report as JSON. It is not read here.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content in UTF-8, in lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What the request that recorded it was named by, so that its repetition records nothing more.</summary>
    public required string RequestKey { get; init; }
}

internal sealed class MilestoneConfiguration : IEntityTypeConfiguration<Milestone>
{
    /// <summary>
    /// The triggers that refuse updates stand in the migrations. Whoever rebuilds this table in SQLite, which drops them, has to make
    /// them again; the tests notice.
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
