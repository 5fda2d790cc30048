namespace GoAdvisor.Data.Accounts;

public sealed class SetupStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock)
{
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromHours(24);

    private volatile bool hasAdmin;

    /// <summary>Cached once true: the last admin cannot be removed.</summary>
    public async Task<bool> HasAdminAsync(CancellationToken cancellationToken = default)
    {
        if (hasAdmin)
            return true;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return hasAdmin = await database.Accounts.AnyAsync(account => account.Role == StaffRole.Admin, cancellationToken);
    }

    public async Task<string?> IssueCodeAsync(CancellationToken cancellationToken = default)
    {
        await using var change = await AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
        if (await change.Database.Accounts.AnyAsync(account => account.Role == StaffRole.Admin, cancellationToken))
            return null;
        var (stored, code) = AccessToken.New(TokenPurpose.Setup, change.Now, change.Now + CodeLifetime);
        change.Database.AccessTokens.Add(stored);
        await change.CommitAsync(cancellationToken);
        return code;
    }

    /// <summary>Null when the code is not valid or there is an admin; callers cannot tell which.</summary>
    public async Task<Guid?> CreateFirstAdminAsync(
        string code, string email, string name, string passwordHash, CancellationToken cancellationToken = default)
    {
        if (!TokenText.IsWellFormed(TokenPurpose.Setup, code))
            return null;
        var hash = TokenText.Hash(code);
        return await CreateAsync(
            email, name, passwordHash,
            database => database.ValidTokens(clock.GetUtcNow()).AnyAsync(token => token.Purpose == TokenPurpose.Setup && token.Hash == hash, cancellationToken),
            "by the set-up code", cancellationToken);
    }

    public Task<Guid?> CreateConfiguredAdminAsync(
        string email, string name, string passwordHash, CancellationToken cancellationToken = default) =>
        CreateAsync(email, name, passwordHash, _ => Task.FromResult(true), "by the settings", cancellationToken);

    private async Task<Guid?> CreateAsync(
        string email, string name, string passwordHash, Func<GoAdvisorDbContext, Task<bool>> isAllowed, string how,
        CancellationToken cancellationToken)
    {
        await using var change = await AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
        var normalised = EmailAddress.Normalise(email);
        if (await change.Database.Accounts.AnyAsync(
                account => account.Role == StaffRole.Admin || account.NormalizedUserName == normalised, cancellationToken)
            || !await isAllowed(change.Database))
            return null;
        var admin = NewAccounts.Create(email, name, StaffRole.Admin, passwordHash, change.Now);
        change.Database.Accounts.Add(admin);
        await change.Database.AccessTokens.Where(token => token.Purpose == TokenPurpose.Setup).ExecuteDeleteAsync(cancellationToken);
        change.Append(new AuditRecord(
            AuditActor.Program, AuditActions.SetUp, admin.Email ?? admin.Name, After: AuditRecord.Json(new { role = nameof(StaffRole.Admin), how })));
        await change.CommitAsync(cancellationToken);
        hasAdmin = true;
        return admin.Id;
    }
}
