using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Accounts.Sessions;

/// <summary>A browser in which somebody is signed in. It ends by itself, by signing out, and with every change to what the account may do.</summary>
public sealed class AccountSession
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the text in the browser's cookie.</summary>
    public required byte[] Hash { get; init; }

    public required SignInMethod Method { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first moment at which it no longer counts.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>How somebody proved who they are.</summary>
public enum SignInMethod
{
    /// <summary>A password and nothing else; for who has no second factor yet.</summary>
    Password,

    /// <summary>A password and a code of an authenticator app.</summary>
    PasswordAndCode,

    /// <summary>A password and a recovery code.</summary>
    PasswordAndRecoveryCode,

    Passkey,

    /// <summary>The identity provider vouches for them, second factor included.</summary>
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
