namespace GoAdvisor.Data.Access;

public sealed class AccessGrant
{
    public required Guid TokenId { get; init; }

    public required Guid AssessmentId { get; init; }

    public required AccessRole Role { get; init; }

    /// <summary>The resume link it was granted by and is revoked with; null for the creator.</summary>
    public Guid? ThroughId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

public enum AccessRole
{
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

/// <summary>Gives an account access to an assessment that was created while signed in, or claimed from a browser's cookie.</summary>
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
