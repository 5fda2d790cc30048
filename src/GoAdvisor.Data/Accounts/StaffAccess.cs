using GoAdvisor.Data.Accounts.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Accounts;

/// <summary>How long an admin may do without a second factor, from the making of the account.</summary>
public sealed record SecondFactorGrace(TimeSpan Time);

/// <summary>Who may do what in the back-office, as a part of the query or transaction that does it.</summary>
public sealed class StaffAccess(SecondFactorGrace grace, TimeProvider clock)
{
    /// <summary>The account of the session, as long as that has not ended and its role includes the right; nothing otherwise.</summary>
    internal IQueryable<Account> Allowed(GoAdvisorDbContext database, UserSession session, StaffRight right)
    {
        var (now, roles) = (clock.GetUtcNow(), right.Roles());
        var due = now - grace.Time;
        return
            from active in database.ActiveSessions(now)
            join account in database.Accounts on active.AccountId equals account.Id
            where active.Id == session.Id && account.Role != null && roles.Contains(account.Role.Value)
                && (account.Role != StaffRole.Admin || account.CreatedAt > due || active.Method == SignInMethod.OpenIdConnect || account.TwoFactorEnabled
                    || database.Set<IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == account.Id))
            select account;
    }

    /// <summary>Who acts, for the audit log; null when they may not.</summary>
    internal Task<AuditActor?> ActorAsync(GoAdvisorDbContext database, UserSession session, StaffRight right, CancellationToken cancellationToken) =>
        Allowed(database, session, right).Select(account => new AuditActor(account.Id, account.Email ?? account.Name)).SingleOrDefaultAsync(cancellationToken);
}
