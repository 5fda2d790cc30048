using GoAdvisor.Data.Accounts;
using GoAdvisor.Data.Assessments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Access;

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
