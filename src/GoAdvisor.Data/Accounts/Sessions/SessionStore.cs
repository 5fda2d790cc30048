namespace GoAdvisor.Data.Accounts.Sessions;

/// <summary>Sessions are checked on every request and write, so ending one takes effect at once.</summary>
public sealed class SessionStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock)
{
    /// <summary>Null when the account does not exist or is disabled. <paramref name="address"/> is the network address for the audit log.</summary>
    public async Task<IssuedToken?> StartAsync(
        Guid accountId, SignInMethod method, TimeSpan lifetime, string? address, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        await using var change = await AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
        var account = await change.Database.Accounts
            .Where(account => account.Id == accountId && account.DisabledAt == null)
            .Select(account => new { account.Name, account.Email })
            .SingleOrDefaultAsync(cancellationToken);
        if (account is null)
            return null;
        var token = TokenText.Generate(TokenPurpose.Session);
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(change.Now),
            AccountId = accountId,
            Hash = TokenText.Hash(token),
            Method = method,
            CreatedAt = change.Now,
            ExpiresAt = change.Now + lifetime,
        };
        change.Database.AccountSessions.Add(session);
        var name = account.Email ?? account.Name;
        change.Append(new AuditRecord(
            new AuditActor(accountId, name), AuditActions.SignedIn, name, After: AuditRecord.Json(new { method = method.ToString(), address })));
        await change.CommitAsync(cancellationToken);
        return new IssuedToken(session.Id, token);
    }

    /// <summary>Null when the session is unknown or has ended, or the account is disabled.</summary>
    public async Task<SignedIn?> FindAsync(string token, CancellationToken cancellationToken = default)
    {
        if (!TokenText.IsWellFormed(TokenPurpose.Session, token))
            return null;
        var hash = TokenText.Hash(token);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.SignedIn(database.ActiveSessions(clock.GetUtcNow()).Where(session => session.Hash == hash)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>For checks long after the request, such as in a circuit; null when the session has ended.</summary>
    public async Task<SignedIn?> FindAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.SignedInAsync(session, clock.GetUtcNow(), cancellationToken);
    }

    public async Task<IReadOnlySet<UserSession>> ListActiveAsync(IReadOnlyCollection<UserSession> sessions, CancellationToken cancellationToken = default)
    {
        var ids = sessions.Select(session => session.Id).ToList();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.ActiveSessions(clock.GetUtcNow()).Where(active => ids.Contains(active.Id))
            .Select(active => new UserSession(active.Id)).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Does nothing when the session has already ended.</summary>
    public async Task EndAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var change = await AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
        if (await change.Database.SignedInAsync(session, change.Now, cancellationToken) is not { } who)
            return;
        await change.Database.AccountSessions.Where(active => active.Id == session.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, change.Now), cancellationToken);
        change.Append(new AuditRecord(who.Actor, AuditActions.SignedOut, who.Actor.Name));
        await change.CommitAsync(cancellationToken);
    }
}

internal static class Sessions
{
    public static IQueryable<AccountSession> ActiveSessions(this GoAdvisorDbContext database, DateTimeOffset now) =>
        database.AccountSessions.Where(session => session.EndedAt == null && session.ExpiresAt > now
            && database.Accounts.Any(account => account.Id == session.AccountId && account.DisabledAt == null));

    public static Task<SignedIn?> SignedInAsync(
        this GoAdvisorDbContext database, UserSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.SignedIn(database.ActiveSessions(now).Where(active => active.Id == session.Id)).SingleOrDefaultAsync(cancellationToken);

    public static IQueryable<SignedIn> SignedIn(this GoAdvisorDbContext database, IQueryable<AccountSession> sessions) =>
        from session in sessions
        join account in database.Accounts on session.AccountId equals account.Id
        select new SignedIn(
            new UserSession(session.Id), account.Id, account.Name, account.Email, account.Role, session.Method,
            account.TwoFactorEnabled || database.Set<IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == account.Id),
            account.CreatedAt);
}
