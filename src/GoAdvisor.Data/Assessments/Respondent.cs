using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Assessments;

/// <summary>A team member who answers independently. For now every assessment has exactly one.</summary>
public sealed class Respondent
{
    public required Guid Id { get; init; }

    public Guid AssessmentId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<Answer> Answers { get; } = [];
}

internal sealed class RespondentConfiguration : IEntityTypeConfiguration<Respondent>
{
    public void Configure(EntityTypeBuilder<Respondent> builder) =>
        builder.Property(respondent => respondent.Id).ValueGeneratedNever();
}
