namespace GoAdvisor.Data.Accounts;

/// <summary>The user name is the e-mail address, or the name that the identity provider gives.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required string Name { get; set; }

    /// <summary>Null for people without access to the back-office.</summary>
    public StaffRole? Role { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>In base32. Used only once <c>TwoFactorEnabled</c> is set.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The 30-second step of the last accepted code, so that no code is accepted twice.</summary>
    public long LastCodeStep { get; set; }
}

public enum StaffRole
{
    /// <summary>Reads everything and changes nothing.</summary>
    Auditor,

    /// <summary>Edits drafts of the catalogue.</summary>
    Editor,

    /// <summary>Publishes and manages people.</summary>
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

        // Lockout and phone numbers are not used.
        builder.Ignore(account => account.PhoneNumber);
        builder.Ignore(account => account.PhoneNumberConfirmed);
        builder.Ignore(account => account.LockoutEnd);
        builder.Ignore(account => account.LockoutEnabled);
        builder.Ignore(account => account.AccessFailedCount);
    }
}

internal static class NewAccounts
{
    /// <summary>With the stamps that Identity expects.</summary>
    public static Account Create(string email, string name, StaffRole? role, string? passwordHash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = email.Trim(),
        NormalizedUserName = EmailAddress.Normalise(email),
        Email = email.Trim(),
        NormalizedEmail = EmailAddress.Normalise(email),
        Name = StorableText.Of(name.Trim(), Limits.PersonName),
        Role = role,
        PasswordHash = passwordHash,
        CreatedAt = now,
        SecurityStamp = Guid.NewGuid().ToString("N"),
    };

    /// <summary>Must be called whenever a credential of the account changes.</summary>
    public static void RotateSecurityStamp(this Account account)
    {
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
    }
}
