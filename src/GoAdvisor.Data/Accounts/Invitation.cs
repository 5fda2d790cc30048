namespace GoAdvisor.Data.Accounts;

/// <summary>A link by which one person can create an account, once.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }

    /// <summary>Fixed: the account has this address.</summary>
    public required string Email { get; init; }

    public required StaffRole? Role { get; init; }

    public required byte[] Hash { get; init; }

    public required Guid InvitedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was accepted or withdrawn; null while it can be used.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.Email).HasMaxLength(Limits.Email);
        builder.Property(invitation => invitation.Role).HasConversion<string>().HasMaxLength(16);
        builder.Property(invitation => invitation.Hash).HasMaxLength(32);
        builder.HasIndex(invitation => invitation.Hash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(invitation => invitation.InvitedById).OnDelete(DeleteBehavior.Cascade);
    }
}
