using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Accounts;

/// <summary>Somebody who can sign in. The user name is the e-mail address, or what the identity provider calls them.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required string Name { get; set; }

    /// <summary>What they may do in the back-office; null for people who only keep their assessments here.</summary>
    public StaffRole? Role { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when the account cannot be used; null when it can.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The secret shared with an authenticator app, in base32. It counts only once <c>TwoFactorEnabled</c> is set.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The 30-second step of the last code that was taken, so that no code is taken twice.</summary>
    public long LastCodeStep { get; set; }
}

/// <summary>What somebody may do in the back-office.</summary>
public enum StaffRole
{
    /// <summary>Reads everything and changes nothing.</summary>
    Auditor,

    /// <summary>Works on drafts of the catalogue.</summary>
    Editor,

    /// <summary>Publishes, and sees to people.</summary>
    Admin,
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.UserName).HasMaxLength(Limits.Email);
        builder.Property(account => account.NormalizedUserName).HasMaxLength(Limits.Email);
        builder.Property(account => account.Email).HasMaxLength(Limits.Email);
        builder.Property(account => account.NormalizedEmail).HasMaxLength(Limits.Email);
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(account => account.NormalizedUserName).IsUnique();
        builder.Property(account => account.Name).HasMaxLength(Limits.PersonName);
        builder.Property(account => account.Role).HasConversion<string>().HasMaxLength(16);
        builder.Property(account => account.AuthenticatorKey).HasMaxLength(64);

        // Nobody is locked out here, and nobody is called up.
        builder.Ignore(account => account.PhoneNumber);
        builder.Ignore(account => account.PhoneNumberConfirmed);
        builder.Ignore(account => account.LockoutEnd);
        builder.Ignore(account => account.LockoutEnabled);
        builder.Ignore(account => account.AccessFailedCount);
    }
}
