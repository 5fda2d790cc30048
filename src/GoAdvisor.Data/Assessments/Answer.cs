using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Assessments;

/// <summary>What a respondent answered to one question.</summary>
public sealed class Answer
{
    public required Guid RespondentId { get; init; }

    public required string Question { get; init; }

    /// <summary>The chosen options in catalogue order, joined by a space; empty means an explicit "I don't know".</summary>
    public required string Options { get; set; }

    /// <summary>1 when first saved, one more with each change.</summary>
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
