namespace GoAdvisor.Data.Accounts;

public sealed class InvitationStore(
    IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, StaffAccess access, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Replaces earlier invitations to the address. The link is present when the outcome is <see cref="PeopleChange.Done"/>.</summary>
    public async Task<(PeopleChange Outcome, IssuedToken? Link)> InviteAsync(
        UserSession session, string email, StaffRole? role, CancellationToken cancellationToken = default)
    {
        if (!EmailAddress.IsPlausible(email))
            throw new ArgumentException("This is no e-mail address.", nameof(email));
        await using var change = await BeginAsync(cancellationToken);
        if (await access.ActorAsync(change.Database, session, StaffRight.ManagePeople, cancellationToken) is not { AccountId: { } adminId } admin)
            return (PeopleChange.NotAllowed, null);
        var normalised = EmailAddress.Normalise(email);
        if (await change.Database.Accounts.AnyAsync(account => account.NormalizedUserName == normalised, cancellationToken))
            return (PeopleChange.Taken, null);
        await Open(change.Database, change.Now).Where(invitation => invitation.Email == email)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.ClosedAt, change.Now), cancellationToken);
        var token = TokenText.Generate(TokenPurpose.Invitation);
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(change.Now),
            Email = email,
            Role = role,
            Hash = TokenText.Hash(token),
            InvitedById = adminId,
            CreatedAt = change.Now,
            ExpiresAt = change.Now + Lifetime,
        };
        change.Database.Invitations.Add(invitation);
        change.Append(new AuditRecord(
            admin, AuditActions.Invited, email, After: AuditRecord.Json(new { role = role?.ToString(), expiresAt = invitation.ExpiresAt })));
        await change.CommitAsync(cancellationToken);
        return (PeopleChange.Done, new IssuedToken(invitation.Id, token));
    }

    public async Task<IReadOnlyList<OpenInvitation>> ListAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var allowed = access.Allowed(database, session, StaffRight.Oversee);
        return await Describe(database, Open(database, clock.GetUtcNow()).Where(_ => allowed.Any())).ToListAsync(cancellationToken);
    }

    public async Task<PeopleChange> WithdrawAsync(UserSession session, Guid id, CancellationToken cancellationToken = default)
    {
        await using var change = await BeginAsync(cancellationToken);
        if (await access.ActorAsync(change.Database, session, StaffRight.ManagePeople, cancellationToken) is not { } admin)
            return PeopleChange.NotAllowed;
        var invitation = await Open(change.Database, change.Now).SingleOrDefaultAsync(invitation => invitation.Id == id, cancellationToken);
        if (invitation is null)
            return PeopleChange.NotFound;
        invitation.ClosedAt = change.Now;
        change.Append(new AuditRecord(admin, AuditActions.InvitationWithdrawn, invitation.Email));
        await change.CommitAsync(cancellationToken);
        return PeopleChange.Done;
    }

    /// <summary>Null when the link is unknown, used, withdrawn or expired, or its sender is no longer an admin.</summary>
    public async Task<OpenInvitation?> FindAsync(string token, CancellationToken cancellationToken = default)
    {
        if (!TokenText.IsWellFormed(TokenPurpose.Invitation, token))
            return null;
        var hash = TokenText.Hash(token);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Describe(database, Open(database, clock.GetUtcNow()).Where(invitation => invitation.Hash == hash))
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<Guid?> AcceptAsync(string token, string name, string passwordHash, CancellationToken cancellationToken = default)
    {
        if (!TokenText.IsWellFormed(TokenPurpose.Invitation, token))
            return null;
        var hash = TokenText.Hash(token);
        await using var change = await BeginAsync(cancellationToken);
        var invitation = await Open(change.Database, change.Now).SingleOrDefaultAsync(invitation => invitation.Hash == hash, cancellationToken);
        if (invitation is null)
            return null;
        var account = NewAccounts.Create(invitation.Email, name, invitation.Role, passwordHash, change.Now);
        if (await change.Database.Accounts.AnyAsync(other => other.NormalizedUserName == account.NormalizedUserName, cancellationToken))
            return null;
        invitation.ClosedAt = change.Now;
        change.Database.Accounts.Add(account);
        change.Append(new AuditRecord(
            new AuditActor(account.Id, invitation.Email), AuditActions.InvitationAccepted, invitation.Email,
            After: AuditRecord.Json(new { role = invitation.Role?.ToString() })));
        await change.CommitAsync(cancellationToken);
        return account.Id;
    }

    /// <summary>An invitation is only valid while its sender is an admin.</summary>
    private static IQueryable<Invitation> Open(GoAdvisorDbContext database, DateTimeOffset now) =>
        database.Invitations.Where(invitation => invitation.ClosedAt == null && invitation.ExpiresAt > now
            && database.Accounts.Any(account => account.Id == invitation.InvitedById && account.Role == StaffRole.Admin && account.DisabledAt == null));

    private static IQueryable<OpenInvitation> Describe(GoAdvisorDbContext database, IQueryable<Invitation> invitations) =>
        from invitation in invitations
        join inviter in database.Accounts on invitation.InvitedById equals inviter.Id
        orderby invitation.CreatedAt, invitation.Id
        select new OpenInvitation(
            invitation.Id, invitation.Email, invitation.Role, inviter.Email ?? inviter.Name, invitation.CreatedAt, invitation.ExpiresAt);

    private Task<AccountTransaction> BeginAsync(CancellationToken cancellationToken) =>
        AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
}
