namespace GoAdvisor.Data.Accounts;

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
