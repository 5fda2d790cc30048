namespace GoAdvisor.Data.Accounts.Sessions;

/// <summary>A signed-in browser. Ends by expiry, by signing out, and with every change to the account's rights or credentials.</summary>
public sealed class AccountSession
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required byte[] Hash { get; init; }

    public required SignInMethod Method { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

public enum SignInMethod
{
    /// <summary>Only for accounts without a second factor.</summary>
    Password,

    PasswordAndCode,

    PasswordAndRecoveryCode,

    Passkey,

    /// <summary>The identity provider is responsible for second factors.</summary>
    OpenIdConnect,
}

internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Hash).HasMaxLength(32);
        builder.Property(session => session.Method).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(session => session.Hash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Stores check its rights in the same operation, so an ended session gets nothing.</summary>
public readonly record struct UserSession(Guid Id);
