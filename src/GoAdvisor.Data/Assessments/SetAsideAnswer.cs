using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Assessments;

/// <summary>An answer that the catalogue version an assessment went over to does not know. It is kept, and counts no longer.</summary>
public sealed class SetAsideAnswer
{
    public required Guid RespondentId { get; init; }

    public required string Question { get; init; }

    /// <summary>The version it was given to, under which it can be read.</summary>
    public required int CatalogueVersion { get; init; }

    /// <summary>As in <see cref="Answer"/>.</summary>
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
