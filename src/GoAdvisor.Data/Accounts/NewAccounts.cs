namespace GoAdvisor.Data;

internal static class NewAccounts
{
    /// <summary>An account with the stamps that Identity expects. Its user name is the address.</summary>
    public static Account Create(string email, string name, StaffRole? role, string? passwordHash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserName = email.Trim(),
        NormalizedUserName = EmailAddress.Normalise(email),
        Email = email.Trim(),
        NormalizedEmail = EmailAddress.Normalise(email),
        Name = StorableName(name),
        Role = role,
        PasswordHash = passwordHash,
        CreatedAt = now,
        SecurityStamp = Guid.NewGuid().ToString("N"),
    };

    /// <summary>Marks that how the account is proved has changed.</summary>
    public static void Renew(this Account account)
    {
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    /// <summary>PostgreSQL takes neither NUL nor half a surrogate pair.</summary>
    public static string StorableName(string name)
    {
        var clean = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(name.Trim())).Replace('\0', '\uFFFD');
        return clean.Length <= Limits.PersonName
            ? clean
            : throw new ArgumentException($"A name of {clean.Length} characters was given; at most {Limits.PersonName} can be stored.", nameof(name));
    }
}
