namespace GoAdvisor.Data.Assessments;

public sealed class Assessment
{
    public required Guid Id { get; init; }

    public required string Title { get; set; }

    public string? Context { get; set; }

    /// <summary>Pinned: publishing a newer version changes nothing until somebody upgrades the assessment.</summary>
    public required int CatalogueVersion { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Incremented with every saved answer, so that readers can detect changes.</summary>
    public long Revision { get; set; }

    public List<Respondent> Respondents { get; } = [];
}

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.Property(assessment => assessment.Id).ValueGeneratedNever();
        builder.Property(assessment => assessment.Revision).IsConcurrencyToken();
        builder.Property(assessment => assessment.Title).HasMaxLength(Limits.Title);
        builder.Property(assessment => assessment.Context).HasMaxLength(Limits.Context);
        builder.HasOne<CatalogueVersion>().WithMany()
            .HasForeignKey(assessment => assessment.CatalogueVersion)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A team member who answers independently. Currently every assessment has exactly one.</summary>
public sealed class Respondent
{
    public required Guid Id { get; init; }

    public Guid AssessmentId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>"criterion:hundredths" in catalogue order, with blanks between; null while the weights that follow from the answers count.</summary>
    public string? OwnWeights { get; set; }

    public List<Answer> Answers { get; } = [];
}

internal sealed class RespondentConfiguration : IEntityTypeConfiguration<Respondent>
{
    public void Configure(EntityTypeBuilder<Respondent> builder) =>
        builder.Property(respondent => respondent.Id).ValueGeneratedNever();
}
