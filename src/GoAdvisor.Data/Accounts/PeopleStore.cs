namespace GoAdvisor.Data.Accounts;

/// <summary>Dates are null for an enabled account and for one that has never signed in.</summary>
public sealed record PersonSummary(
    Guid Id, string Name, string? Email, StaffRole? Role, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt, bool HasPassword,
    bool HasAuthenticator, int Passkeys, DateTimeOffset? LastSignIn)
{
    public bool HasSecondFactor => HasAuthenticator || Passkeys > 0;
}

public sealed record OpenInvitation(Guid Id, string Email, StaffRole? Role, string InvitedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

public enum PeopleChange
{
    Done,

    /// <summary>The session has ended or is not an admin's.</summary>
    NotAllowed,

    NotFound,

    /// <summary>No admin who can sign in would be left.</summary>
    LastAdmin,

    /// <summary>Another account has this address.</summary>
    Taken,
}

/// <summary>Rights are checked in the transaction of the change, so a demoted admin changes nothing.</summary>
public sealed class PeopleStore(
    IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, StaffAccess access, TimeProvider clock)
{
    public async Task<IReadOnlyList<PersonSummary>> ListAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Summaries(database, Visible(database, session).OrderBy(account => account.NormalizedUserName)).ToListAsync(cancellationToken);
    }

    public async Task<PersonSummary?> FindAsync(UserSession session, Guid id, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Summaries(database, Visible(database, session).Where(account => account.Id == id)).SingleOrDefaultAsync(cancellationToken);
    }

    public Task<PeopleChange> ChangeRoleAsync(UserSession session, Guid id, StaffRole? role, CancellationToken cancellationToken = default) =>
        ChangeAsync(session, id, account =>
        {
            if (account.Role == role)
                return null;
            var (before, after) = (AuditRecord.Json(new { role = account.Role?.ToString() }), AuditRecord.Json(new { role = role?.ToString() }));
            account.Role = role;
            return new Made(AuditActions.RoleChanged, before, after);
        }, cancellationToken);

    public Task<PeopleChange> DisableAsync(UserSession session, Guid id, CancellationToken cancellationToken = default) =>
        ChangeAsync(session, id, account =>
        {
            if (account.DisabledAt is not null)
                return null;
            account.DisabledAt = clock.GetUtcNow();
            return new Made(AuditActions.Disabled);
        }, cancellationToken);

    public Task<PeopleChange> EnableAsync(UserSession session, Guid id, CancellationToken cancellationToken = default) =>
        ChangeAsync(session, id, account =>
        {
            if (account.DisabledAt is null)
                return null;
            account.DisabledAt = null;
            return new Made(AuditActions.Enabled);
        }, cancellationToken);

    /// <summary>Removes authenticator app, passkeys and recovery codes and ends all sessions.</summary>
    public Task<PeopleChange> ResetSecondFactorAsync(UserSession session, Guid id, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            session, id, TakeSecondFactor, cancellationToken,
            (database, account) => DeleteSecondFactorsAsync(database, account.Id, cancellationToken));

    /// <summary>For the server's operator, when the only admin has lost their second factor; false when no account has this address.</summary>
    public async Task<bool> ResetSecondFactorAsOperatorAsync(string email, CancellationToken cancellationToken = default)
    {
        var name = EmailAddress.Normalise(email);
        await using var change = await AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
        var account = await change.Database.Accounts.SingleOrDefaultAsync(account => account.NormalizedUserName == name, cancellationToken);
        if (account is null)
            return false;
        TakeSecondFactor(account);
        await DeleteSecondFactorsAsync(change.Database, account.Id, cancellationToken);
        account.RotateSecurityStamp();
        await change.EndSessionsAsync(account.Id, except: null, cancellationToken);
        change.Append(new AuditRecord(AuditActor.Program, AuditActions.SecondFactorReset, account.Email ?? account.Name, After: AuditRecord.Json(new { by = "command line" })));
        await change.CommitAsync(cancellationToken);
        return true;
    }

    private static Made TakeSecondFactor(Account account)
    {
        (account.TwoFactorEnabled, account.AuthenticatorKey) = (false, null);
        return new Made(AuditActions.SecondFactorReset);
    }

    private static async Task DeleteSecondFactorsAsync(GoAdvisorDbContext database, Guid id, CancellationToken cancellationToken)
    {
        await database.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await database.RecoveryCodes.Where(code => code.AccountId == id).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<PeopleChange> ChangeAsync(
        UserSession session, Guid id, Func<Account, Made?> apply, CancellationToken cancellationToken,
        Func<GoAdvisorDbContext, Account, Task>? alsoAsync = null)
    {
        await using var change = await AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
        if (await access.ActorAsync(change.Database, session, StaffRight.ManagePeople, cancellationToken) is not { } admin)
            return PeopleChange.NotAllowed;
        var account = await change.Database.Accounts.SingleOrDefaultAsync(account => account.Id == id, cancellationToken);
        if (account is null)
            return PeopleChange.NotFound;
        if (apply(account) is not { } made)
            return PeopleChange.Done;
        if (account is not { Role: StaffRole.Admin, DisabledAt: null } && !await change.HasOtherAdminAsync(id, cancellationToken))
            return PeopleChange.LastAdmin;
        if (alsoAsync is not null)
            await alsoAsync(change.Database, account);
        account.RotateSecurityStamp();
        await change.EndSessionsAsync(id, except: null, cancellationToken);
        change.Append(new AuditRecord(admin, made.Action, account.Email ?? account.Name, made.Before, made.After));
        await change.CommitAsync(cancellationToken);
        return PeopleChange.Done;
    }

    private IQueryable<Account> Visible(GoAdvisorDbContext database, UserSession session)
    {
        var allowed = access.Allowed(database, session, StaffRight.Oversee);
        return database.Accounts.Where(_ => allowed.Any());
    }

    private static IQueryable<PersonSummary> Summaries(GoAdvisorDbContext database, IQueryable<Account> accounts) =>
        accounts.Select(account => new PersonSummary(
            account.Id, account.Name, account.Email, account.Role, account.CreatedAt, account.DisabledAt, account.PasswordHash != null,
            account.TwoFactorEnabled,
            database.Set<IdentityUserPasskey<Guid>>().Count(passkey => passkey.UserId == account.Id),
            database.AccountSessions.Where(session => session.AccountId == account.Id).Max(session => (DateTimeOffset?)session.CreatedAt)));

    private sealed record Made(string Action, string? Before = null, string? After = null);
}
