namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>At a start without an admin: creates the one in the settings, or prints a set-up code.</summary>
public sealed partial class FirstAdmin(
    SetupStore setup, AccountSettings settings, IPasswordHasher<Account> hasher, ILogger<FirstAdmin> logger)
{
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await setup.HasAdminAsync(cancellationToken) || await CreateConfiguredAsync(cancellationToken))
            return;
        if (await setup.IssueCodeAsync(cancellationToken) is { } code)
            LogCode(logger, Urls.Setup, code);
    }

    /// <summary>Creates the first admin with a set-up code; null when the code is not or no longer valid.</summary>
    public Task<Guid?> CreateAsync(string code, string email, string name, string password, CancellationToken cancellationToken) =>
        setup.CreateFirstAdminAsync(code, email, name, Hash(email, name, password), cancellationToken);

    private async Task<bool> CreateConfiguredAsync(CancellationToken cancellationToken)
    {
        if (settings.FirstAdmin is not { Email.Length: > 0 } configured)
            return false;
        var name = configured.Email.Split('@')[0];
        name = name.Length <= Limits.PersonName ? name : name[..Limits.PersonName];
        var problem = EmailAddress.IsPlausible(configured.Email)
            ? PasswordRules.Problem(configured.Password, configured.Email, name)
            : "The e-mail address cannot be one.";
        if (problem is not null)
        {
            LogUnusable(logger, problem);
            return false;
        }
        var made = await setup.CreateConfiguredAdminAsync(
            configured.Email, name, Hash(configured.Email, name, configured.Password ?? ""), cancellationToken);
        if (made is not null)
            LogCreated(logger, configured.Email);
        return made is not null;
    }

    private string Hash(string email, string name, string password) =>
        hasher.HashPassword(new Account { Name = name, Email = email, CreatedAt = default }, password);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no admin yet. Open {Address} and enter this set-up code, which works once and for 24 hours: {Code}")]
    private static partial void LogCode(ILogger logger, string address, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Accounts:FirstAdmin cannot be used: {Problem}")]
    private static partial void LogUnusable(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Email} is the first admin, as Accounts:FirstAdmin says. Take the password out of the settings.")]
    private static partial void LogCreated(ILogger logger, string email);
}
