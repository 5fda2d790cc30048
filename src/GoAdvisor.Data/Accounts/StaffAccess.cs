namespace GoAdvisor.Data.Accounts;

/// <summary>How long after its creation an admin's account may be without a second factor.</summary>
public sealed record SecondFactorGrace(TimeSpan Time);

public sealed class StaffAccess(SecondFactorGrace grace, TimeProvider clock)
{
    /// <summary>The account of the session while it lasts and its role includes the right; otherwise empty.</summary>
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

    /// <summary>Null without the right.</summary>
    internal Task<AuditActor?> ActorAsync(GoAdvisorDbContext database, UserSession session, StaffRight right, CancellationToken cancellationToken) =>
        Allowed(database, session, right).Select(account => new AuditActor(account.Id, account.Email ?? account.Name)).SingleOrDefaultAsync(cancellationToken);
}

public enum StaffRight
{
    /// <summary>Includes the draft.</summary>
    ReadBackOffice,

    /// <summary>Read people and the audit log.</summary>
    Oversee,

    EditDrafts,

    ManagePeople,

    Publish,
}

public static class StaffRights
{
    public static IReadOnlyList<StaffRole> Roles(this StaffRight right) => right switch
    {
        StaffRight.ReadBackOffice => [StaffRole.Admin, StaffRole.Editor, StaffRole.Auditor],
        StaffRight.Oversee => [StaffRole.Admin, StaffRole.Auditor],
        StaffRight.EditDrafts => [StaffRole.Admin, StaffRole.Editor],
        StaffRight.ManagePeople or StaffRight.Publish => [StaffRole.Admin],
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "is no right"),
    };
}
