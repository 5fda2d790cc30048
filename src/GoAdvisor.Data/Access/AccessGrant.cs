using GoAdvisor.Data.Accounts;
using GoAdvisor.Data.Assessments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Access;

/// <summary>What the holder of a token may do with one assessment.</summary>
public sealed class AccessGrant
{
    public required Guid TokenId { get; init; }

    public required Guid AssessmentId { get; init; }

    public required AccessRole Role { get; init; }

    /// <summary>The resume link it came from and goes with; null for the one who created the assessment.</summary>
    public Guid? ThroughId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

public enum AccessRole
{
    /// <summary>Reads, answers, and hands out resume links.</summary>
    Owner,
}

internal sealed class AccessGrantConfiguration : IEntityTypeConfiguration<AccessGrant>
{
    public void Configure(EntityTypeBuilder<AccessGrant> builder)
    {
        builder.HasKey(grant => new { grant.TokenId, grant.AssessmentId });
        builder.Property(grant => grant.Role).HasConversion<string>().HasMaxLength(16);
        builder.HasOne<AccessToken>().WithMany().HasForeignKey(grant => grant.TokenId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AccessToken>().WithMany().HasForeignKey(grant => grant.ThroughId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Assessment>().WithMany().HasForeignKey(grant => grant.AssessmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>An assessment that belongs to an account: it was started by somebody signed in, or claimed from their browser's cookie.</summary>
public sealed class AccountGrant
{
    public required Guid AccountId { get; init; }

    public required Guid AssessmentId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class AccountGrantConfiguration : IEntityTypeConfiguration<AccountGrant>
{
    public void Configure(EntityTypeBuilder<AccountGrant> builder)
    {
        builder.HasKey(grant => new { grant.AccountId, grant.AssessmentId });
        builder.HasOne<Account>().WithMany().HasForeignKey(grant => grant.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Assessment>().WithMany().HasForeignKey(grant => grant.AssessmentId).OnDelete(DeleteBehavior.Cascade);
    }
}
