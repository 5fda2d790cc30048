using System.Net.Mail;

namespace GoAdvisor.Data.Accounts;

/// <summary>E-mail addresses as names of accounts.</summary>
public static class EmailAddress
{
    /// <summary>The form in which two spellings of one address are equal.</summary>
    public static string Normalise(string email) => email.Trim().Normalize().ToUpperInvariant();

    /// <summary>Whether mail could be sent there: one "@", a domain, no spaces, and no more than <see cref="Limits.Email"/> characters.</summary>
    public static bool IsPlausible(string? email) =>
        email is { Length: > 0 and <= Limits.Email }
        && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && MailAddress.TryCreate(email, out var address) && address.Address == email
        && address.Host.Length > 0;
}
