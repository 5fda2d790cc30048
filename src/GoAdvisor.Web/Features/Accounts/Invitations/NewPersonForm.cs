using GoAdvisor.Web.Features.Accounts.Profile;

namespace GoAdvisor.Web.Features.Accounts.Invitations;

public sealed class NewPersonForm
{
    public const string EmailField = "email";
    public const string NameField = "name";
    public const string PasswordField = "password";

    public string? Code { get; set; }

    public string? Email { get; set; }

    public string? Name { get; set; }

    public string? Password { get; set; }

    public string CleanEmail => Email?.Trim() ?? "";

    public string CleanName => Name?.Trim() ?? "";

    /// <summary>In the order of the fields on the page.</summary>
    public IReadOnlyList<(string Field, string Message)> Problems(string email)
    {
        var problems = new List<(string, string)>();
        if (!EmailAddress.IsPlausible(email))
            problems.Add((EmailField, $"Give an e-mail address such as ann@example.org, with at most {Limits.Email} characters."));
        if (CleanName.Length == 0)
            problems.Add((NameField, "Say what you are called."));
        if (CleanName.Length > Limits.PersonName)
            problems.Add((NameField, $"The name has {CleanName.Length} characters; {Limits.PersonName} are allowed."));
        if (CleanName.Any(char.IsControl))
            problems.Add((NameField, "The name has control characters in it. Take them out."));
        if (PasswordRules.Problem(Password, email, CleanName) is { } problem)
            problems.Add((PasswordField, problem));
        return problems;
    }
}
