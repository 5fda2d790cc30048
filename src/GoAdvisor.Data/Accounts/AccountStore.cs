using System.Security.Cryptography;
using GoAdvisor.Data.Accounts.Credentials;

namespace GoAdvisor.Data.Accounts;

public sealed class AccountStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock)
{
    public const int RecoveryCodes = 10;

    private const int RecoveryCodeBytes = 13; // 104 bits, of which 100 are kept

    public async Task<SignInCandidate?> FindCandidateAsync(string email, CancellationToken cancellationToken = default)
    {
        var name = EmailAddress.Normalise(email);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Candidates(database, database.Accounts.Where(account => account.NormalizedUserName == name))
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<SignInCandidate?> FindCandidateAsync(Guid accountId, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Candidates(database, database.Accounts.Where(account => account.Id == accountId)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Ends all other sessions of the account.</summary>
    public async Task<bool> ChangePasswordAsync(UserSession session, string passwordHash, CancellationToken cancellationToken = default)
    {
        await using var change = await BeginAsync(cancellationToken);
        if (await OwnAsync(change, session, cancellationToken) is not var (who, account))
            return false;
        account.PasswordHash = passwordHash;
        await ConfirmByPasskeyAsync(change, who, account, AuditActions.PasswordChanged, cancellationToken);
        return true;
    }

    /// <summary>Replaces the hash of the same password with one of a newer algorithm.</summary>
    public async Task RehashPasswordAsync(Guid accountId, string passwordHash, CancellationToken cancellationToken = default)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.Accounts.Where(account => account.Id == accountId)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, passwordHash), cancellationToken);
    }

    /// <summary>The same until it is confirmed; null when an app is in use or the session has ended.</summary>
    public async Task<string?> AuthenticatorKeyAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var change = await BeginAsync(cancellationToken);
        if (await OwnAsync(change, session, cancellationToken) is not (_, { TwoFactorEnabled: false } account))
            return null;
        account.AuthenticatorKey ??= OneTimeCode.NewKey();
        await change.CommitAsync(cancellationToken);
        return account.AuthenticatorKey;
    }

    /// <summary>False when the code is wrong or nothing is to be confirmed.</summary>
    public async Task<bool> ConfirmAuthenticatorAsync(UserSession session, string code, CancellationToken cancellationToken = default)
    {
        await using var change = await BeginAsync(cancellationToken);
        if (await OwnAsync(change, session, cancellationToken) is not (var who, { TwoFactorEnabled: false, AuthenticatorKey: { } key } account)
            || OneTimeCode.MatchingStep(key, code, change.Now) is not { } step)
            return false;
        (account.TwoFactorEnabled, account.LastCodeStep) = (true, step);
        await ConfirmByPasskeyAsync(change, who, account, AuditActions.AuthenticatorAdded, cancellationToken);
        return true;
    }

    /// <summary>False when there was no app or the session has ended.</summary>
    public async Task<bool> RemoveAuthenticatorAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var change = await BeginAsync(cancellationToken);
        if (await OwnAsync(change, session, cancellationToken) is not (var who, { TwoFactorEnabled: true } account))
            return false;
        (account.TwoFactorEnabled, account.AuthenticatorKey) = (false, null);
        await ConfirmByPasskeyAsync(change, who, account, AuditActions.AuthenticatorRemoved, cancellationToken);
        return true;
    }

    /// <summary>Accepts each code once.</summary>
    public async Task<bool> UseCodeAsync(Guid accountId, string code, CancellationToken cancellationToken = default)
    {
        await using var change = await BeginAsync(cancellationToken);
        var account = await change.Database.Accounts.SingleOrDefaultAsync(
            account => account.Id == accountId && account.DisabledAt == null && account.TwoFactorEnabled, cancellationToken);
        if (account?.AuthenticatorKey is not { } key || OneTimeCode.MatchingStep(key, code, change.Now) is not { } step || step <= account.LastCodeStep)
            return false;
        account.LastCodeStep = step;
        await change.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Replaces all earlier recovery codes; null when the session has ended.</summary>
    public async Task<IReadOnlyList<string>?> MakeRecoveryCodesAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var change = await BeginAsync(cancellationToken);
        if (await change.Database.SignedInAsync(session, change.Now, cancellationToken) is not { } who)
            return null;
        await change.Database.RecoveryCodes.Where(code => code.AccountId == who.AccountId).ExecuteDeleteAsync(cancellationToken);
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => NewRecoveryCode()).ToList();
        change.Database.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { AccountId = who.AccountId, Hash = HashOf(code) }));
        change.Append(new AuditRecord(who.Actor, AuditActions.RecoveryCodesMade, who.Actor.Name));
        await change.CommitAsync(cancellationToken);
        return codes;
    }

    public async Task<int> CountRecoveryCodesAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.ActiveSessions(clock.GetUtcNow()).Where(active => active.Id == session.Id)
            .SelectMany(active => database.RecoveryCodes.Where(code => code.AccountId == active.AccountId)).CountAsync(cancellationToken);
    }

    /// <summary>Consumes the code if it is valid. Spaces, dashes and case are ignored.</summary>
    public async Task<bool> UseRecoveryCodeAsync(Guid accountId, string code, CancellationToken cancellationToken = default)
    {
        var hash = HashOf(code);
        await using var change = await BeginAsync(cancellationToken);
        var account = await change.Database.Accounts.Where(account => account.Id == accountId && account.DisabledAt == null)
            .Select(account => new { account.Name, account.Email }).SingleOrDefaultAsync(cancellationToken);
        if (account is null
            || await change.Database.RecoveryCodes.Where(stored => stored.AccountId == accountId && stored.Hash == hash).ExecuteDeleteAsync(cancellationToken) == 0)
            return false;
        var name = account.Email ?? account.Name;
        change.Append(new AuditRecord(new AuditActor(accountId, name), AuditActions.RecoveryCodeUsed, name));
        await change.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Assessments that this browser's token created and the account does not have.</summary>
    public async Task<int> CountClaimableAsync(UserSession session, Guid visitorTokenId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.SignedInAsync(session, now, cancellationToken) is { } who
            ? await Claimable(database, who.AccountId, visitorTokenId, now).CountAsync(cancellationToken)
            : 0;
    }

    /// <summary>
    /// Gives the account the assessments that this browser's token created and returns their number; the browser keeps its access. Access through a link cannot
    /// be claimed, so that revoking the link still ends it.
    /// </summary>
    public async Task<int> ClaimAsync(UserSession session, Guid visitorTokenId, CancellationToken cancellationToken = default)
    {
        await using var change = await BeginAsync(cancellationToken);
        if (await change.Database.SignedInAsync(session, change.Now, cancellationToken) is not { } who)
            return 0;
        var claimed = await Claimable(change.Database, who.AccountId, visitorTokenId, change.Now).ToListAsync(cancellationToken);
        if (claimed.Count == 0)
            return 0;
        change.Database.AccountGrants.AddRange(claimed.Select(assessment =>
            new AccountGrant { AccountId = who.AccountId, AssessmentId = assessment, CreatedAt = change.Now }));
        change.Append(new AuditRecord(who.Actor, AuditActions.AssessmentsClaimed, who.Actor.Name, After: AuditRecord.Json(new { assessments = claimed })));
        await change.CommitAsync(cancellationToken);
        return claimed.Count;
    }

    /// <summary>Null when the session has ended.</summary>
    private static async Task<(SignedIn Who, Account Account)?> OwnAsync(AccountTransaction change, UserSession session, CancellationToken cancellationToken) =>
        await change.Database.SignedInAsync(session, change.Now, cancellationToken) is { } who
            ? (who, await change.Database.Accounts.SingleAsync(account => account.Id == who.AccountId, cancellationToken))
            : null;

    /// <summary>A change of credentials ends every other session of the account.</summary>
    private static async Task ConfirmByPasskeyAsync(
        AccountTransaction change, SignedIn who, Account account, string action, CancellationToken cancellationToken)
    {
        account.RotateSecurityStamp();
        await change.EndSessionsAsync(who.AccountId, except: who.Session, cancellationToken);
        change.Append(new AuditRecord(who.Actor, action, who.Actor.Name));
        await change.CommitAsync(cancellationToken);
    }

    private static IQueryable<Guid> Claimable(GoAdvisorDbContext database, Guid accountId, Guid visitorTokenId, DateTimeOffset now) =>
        database.AssessmentsStartedBy(visitorTokenId, now).Select(assessment => assessment.Id)
            .Where(id => !database.AccountGrants.Any(grant => grant.AccountId == accountId && grant.AssessmentId == id));

    private static IQueryable<SignInCandidate> Candidates(GoAdvisorDbContext database, IQueryable<Account> accounts) =>
        accounts.Select(account => new SignInCandidate(
            account.Id, account.Name, account.Email, account.PasswordHash, account.DisabledAt != null, account.TwoFactorEnabled,
            database.Set<IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == account.Id)));

    private static string NewRecoveryCode()
    {
        var letters = OneTimeCode.InBase32(RandomNumberGenerator.GetBytes(RecoveryCodeBytes)).ToLowerInvariant();
        return string.Join('-', Enumerable.Range(0, 4).Select(group => letters.Substring(group * 5, 5)));
    }

    private static byte[] HashOf(string recoveryCode) =>
        TokenText.Hash(new string([.. recoveryCode.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]));

    private Task<AccountTransaction> BeginAsync(CancellationToken cancellationToken) =>
        AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
}
