namespace GoAdvisor.Data.Accounts.Credentials;

/// <summary>
/// <paramref name="Provider"/> is the issuer, <paramref name="Key"/> the subject; <paramref name="Email"/> is null unless the provider has verified it.
/// </summary>
public sealed record ProvidedPerson(string Provider, string Key, string Name, string? Email);

/// <summary>People who sign in through an identity provider and have no password here.</summary>
public sealed class ProviderStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock)
{
    /// <summary>
    /// Finds or creates the person's account. An account created by another sign-in method is never taken over, even with the same address; the last admin
    /// keeps the role. Returns null when the account is disabled or the address belongs to another account.
    /// </summary>
    public async Task<Guid?> EnterAsync(
        ProvidedPerson person, bool givesRoles, StaffRole? role, CancellationToken cancellationToken = default)
    {
        await using var change = await AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
        var known = await change.Database.Set<IdentityUserLogin<Guid>>()
            .Where(login => login.LoginProvider == person.Provider && login.ProviderKey == person.Key)
            .Select(login => (Guid?)login.UserId).SingleOrDefaultAsync(cancellationToken);
        var account = known is null
            ? await CreateAsync(change, person, givesRoles ? role : null, cancellationToken)
            : await change.Database.Accounts.SingleAsync(account => account.Id == known, cancellationToken);
        if (account is null or { DisabledAt: not null })
            return null;
        if (known is not null && givesRoles && account.Role != role
            && (account.Role != StaffRole.Admin || await change.HasOtherAdminAsync(account.Id, cancellationToken)))
        {
            change.Append(new AuditRecord(
                new AuditActor(null, person.Provider), AuditActions.RoleChanged, account.Email ?? account.Name,
                AuditRecord.Json(new { role = account.Role?.ToString() }), AuditRecord.Json(new { role = role?.ToString() })));
            account.Role = role;
            account.RotateSecurityStamp();
            await change.EndSessionsAsync(account.Id, except: null, cancellationToken);
        }
        await change.CommitAsync(cancellationToken);
        return account.Id;
    }

    private static async Task<Account?> CreateAsync(
        AccountTransaction change, ProvidedPerson person, StaffRole? role, CancellationToken cancellationToken)
    {
        var email = EmailAddress.IsPlausible(person.Email) ? person.Email : null;
        var account = NewAccounts.Create(email ?? $"{Guid.CreateVersion7(change.Now)}", person.Name, role, passwordHash: null, change.Now);
        if (email is null)
            (account.Email, account.NormalizedEmail) = (null, null);
        if (await change.Database.Accounts.AnyAsync(other => other.NormalizedUserName == account.NormalizedUserName, cancellationToken))
            return null;
        change.Database.Accounts.Add(account);
        change.Database.Add(new IdentityUserLogin<Guid> { LoginProvider = person.Provider, ProviderKey = person.Key, UserId = account.Id });
        change.Append(new AuditRecord(
            new AuditActor(null, person.Provider), AuditActions.AccountCreated, account.Email ?? account.Name,
            After: AuditRecord.Json(new { role = role?.ToString() })));
        return account;
    }
}
