using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Accounts.Credentials;

/// <summary>Somebody an identity provider vouches for.</summary>
/// <param name="Provider">The provider, by its issuer.</param>
/// <param name="Key">Who it is there, the same for ever.</param>
/// <param name="Email">Null when the provider tells none, or does not vouch for it.</param>
public sealed record ProvidedPerson(string Provider, string Key, string Name, string? Email);

/// <summary>People who sign in by way of an identity provider. They have no password here.</summary>
public sealed class ProviderStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock)
{
    /// <summary>
    /// The person's account, which is made when they come for the first time. An account that another way of signing in has made
    /// is never taken over, even when the address is the same.
    /// </summary>
    /// <param name="givesRoles">Whether the provider decides on roles; otherwise they are given here.</param>
    /// <param name="role">The role it gives now. The last admin keeps theirs all the same.</param>
    /// <returns>Null when the account is disabled, or the address belongs to another account.</returns>
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
