using GoAdvisor.Data.Accounts.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Accounts;

/// <summary>One person, as admins and auditors see them.</summary>
/// <param name="DisabledAt">Since when they cannot sign in; null when they can.</param>
/// <param name="LastSignIn">When they last signed in; null when never.</param>
public sealed record PersonSummary(
    Guid Id, string Name, string? Email, StaffRole? Role, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt, bool HasPassword,
    bool HasAuthenticator, int Passkeys, DateTimeOffset? LastSignIn)
{
    public bool HasSecondFactor => HasAuthenticator || Passkeys > 0;
}

/// <summary>An invitation that can still be used.</summary>
public sealed record OpenInvitation(Guid Id, string Email, StaffRole? Role, string InvitedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>What came of a change to somebody's account.</summary>
public enum PeopleChange
{
    Done,

    /// <summary>Who asked is no admin, or no longer, or has been signed out.</summary>
    NotAllowed,

    NotFound,

    /// <summary>It would leave the installation without an admin who can sign in.</summary>
    LastAdmin,

    /// <summary>There is an account with this address already.</summary>
    Taken,
}

/// <summary>
/// The people of an installation, changed by its admins only. Who asks is given as a session, and is looked up in the same transaction
/// as the change: an admin who was disabled or demoted a moment ago changes nothing more.
/// </summary>
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

    /// <summary>Gives a person another role, or none, and signs them out.</summary>
    public Task<PeopleChange> ChangeRoleAsync(UserSession session, Guid id, StaffRole? role, CancellationToken cancellationToken = default) =>
        ChangeAsync(session, id, account =>
        {
            if (account.Role == role)
                return null;
            var (before, after) = (AuditRecord.Json(new { role = account.Role?.ToString() }), AuditRecord.Json(new { role = role?.ToString() }));
            account.Role = role;
            return new Made(AuditActions.RoleChanged, before, after);
        }, cancellationToken);

    /// <summary>Keeps a person from signing in, and signs them out.</summary>
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

    /// <summary>Takes away authenticator app, passkeys and recovery codes of somebody who lost them, and signs them out.</summary>
    public Task<PeopleChange> ResetSecondFactorAsync(UserSession session, Guid id, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            session, id, TakeSecondFactor, cancellationToken,
            (database, account) => DeleteSecondFactorsAsync(database, account.Id, cancellationToken));

    /// <summary>The same for whoever runs the server, who needs no account: the way back when the only admin lost theirs.</summary>
    /// <returns>False when no account has this address.</returns>
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

    /// <summary>Everybody, for those who oversee; nobody for others.</summary>
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

    /// <summary>A change that was made to an account, for the audit log.</summary>
    private sealed record Made(string Action, string? Before = null, string? After = null);
}
