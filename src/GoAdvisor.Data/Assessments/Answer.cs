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
