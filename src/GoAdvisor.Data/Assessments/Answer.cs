namespace GoAdvisor.Data.Assessments;

public sealed class Answer
{
    public required Guid RespondentId { get; init; }

    public required string Question { get; init; }

    /// <summary>The chosen options in catalogue order, joined by spaces; empty means an explicit "I don't know".</summary>
    public required string Options { get; set; }

    /// <summary>1 when first saved, incremented with each change.</summary>
    public required long Revision { get; set; }

    public required DateTimeOffset AnsweredAt { get; set; }
}

internal sealed class AnswerConfiguration : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.HasKey(answer => new { answer.RespondentId, answer.Question });
        builder.Property(answer => answer.Question).HasMaxLength(Limits.Slug);
    }
}

/// <summary>An answer that the version an assessment was moved to does not know. Kept, but no longer counted.</summary>
public sealed class SetAsideAnswer
{
    public required Guid RespondentId { get; init; }

    public required string Question { get; init; }

    /// <summary>The version it was given to, needed to read it.</summary>
    public required int CatalogueVersion { get; init; }

    public required string Options { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    public required DateTimeOffset SetAsideAt { get; init; }
}

internal sealed class SetAsideAnswerConfiguration : IEntityTypeConfiguration<SetAsideAnswer>
{
    public void Configure(EntityTypeBuilder<SetAsideAnswer> builder)
    {
        builder.HasKey(answer => new { answer.RespondentId, answer.Question, answer.CatalogueVersion });
        builder.Property(answer => answer.Question).HasMaxLength(Limits.Slug);
        builder.HasOne<Respondent>().WithMany().HasForeignKey(answer => answer.RespondentId).OnDelete(DeleteBehavior.Cascade);
    }
}
