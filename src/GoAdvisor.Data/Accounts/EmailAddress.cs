using System.Net.Mail;

namespace GoAdvisor.Data.Accounts;

public static class EmailAddress
{
    public static string Normalise(string email) => email.Trim().Normalize().ToUpperInvariant();

    /// <summary>Not a full syntax check: one "@", a domain, no spaces, at most <see cref="Limits.Email"/> characters.</summary>
    public static bool IsPlausible(string? email) =>
        email is { Length: > 0 and <= Limits.Email }
        && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && MailAddress.TryCreate(email, out var address) && address.Address == email
        && address.Host.Length > 0;
}
