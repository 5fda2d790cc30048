namespace GoAdvisor.Data.Accounts.Credentials;

/// <summary><paramref name="Id"/> is the credential's id in base64url.</summary>
public sealed record PasskeySummary(string Id, string Name, DateTimeOffset CreatedAt);

public sealed class PasskeyStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock)
{
    public async Task<IReadOnlyList<PasskeySummary>> ListAsync(UserSession session, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var own = database.ActiveSessions(clock.GetUtcNow()).Where(active => active.Id == session.Id);
        var passkeys = await database.Set<IdentityUserPasskey<Guid>>().AsNoTracking()
            .Where(passkey => own.Any(active => active.AccountId == passkey.UserId)).ToListAsync(cancellationToken);
        return [.. passkeys.OrderBy(passkey => passkey.Data.CreatedAt)
            .Select(passkey => new PasskeySummary(IdOf(passkey.CredentialId), passkey.Data.Name ?? "Passkey", passkey.Data.CreatedAt))];
    }

    /// <summary>Expects a verified passkey and ends all other sessions of the account; false when the session has ended.</summary>
    public async Task<bool> AddAsync(UserSession session, UserPasskeyInfo verified, CancellationToken cancellationToken = default)
    {
        await using var change = await AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
        if (await change.Database.SignedInAsync(session, change.Now, cancellationToken) is not { } who
            || await change.Database.Set<IdentityUserPasskey<Guid>>().AnyAsync(passkey => passkey.CredentialId == verified.CredentialId, cancellationToken))
            return false;
        change.Database.Add(new IdentityUserPasskey<Guid>
        {
            UserId = who.AccountId,
            CredentialId = verified.CredentialId,
            Data = new IdentityPasskeyData
            {
                Name = verified.Name,
                PublicKey = verified.PublicKey,
                CreatedAt = change.Now,
                SignCount = verified.SignCount,
                Transports = verified.Transports,
                IsUserVerified = verified.IsUserVerified,
                IsBackupEligible = verified.IsBackupEligible,
                IsBackedUp = verified.IsBackedUp,
                AttestationObject = verified.AttestationObject,
                ClientDataJson = verified.ClientDataJson,
            },
        });
        await change.EndSessionsAsync(who.AccountId, except: session, cancellationToken);
        change.Append(new AuditRecord(who.Actor, AuditActions.PasskeyAdded, who.Actor.Name, After: AuditRecord.Json(new { id = IdOf(verified.CredentialId) })));
        await change.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Ends all other sessions of the account; false when it has no such passkey.</summary>
    public async Task<bool> RemoveAsync(UserSession session, string id, CancellationToken cancellationToken = default)
    {
        await using var change = await AccountTransaction.BeginAsync(contexts, writers, clock, cancellationToken);
        if (await change.Database.SignedInAsync(session, change.Now, cancellationToken) is not { } who)
            return false;
        var own = await change.Database.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == who.AccountId).ToListAsync(cancellationToken);
        if (own.Find(passkey => IdOf(passkey.CredentialId) == id) is not { } removed)
            return false;
        change.Database.Remove(removed);
        await change.EndSessionsAsync(who.AccountId, except: session, cancellationToken);
        change.Append(new AuditRecord(who.Actor, AuditActions.PasskeyRemoved, who.Actor.Name, Before: AuditRecord.Json(new { id })));
        await change.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Stores the signature counter, by which a cloned passkey is detected.</summary>
    public async Task UsedAsync(UserPasskeyInfo verified, CancellationToken cancellationToken = default)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await database.Set<IdentityUserPasskey<Guid>>()
            .SingleOrDefaultAsync(passkey => passkey.CredentialId == verified.CredentialId, cancellationToken);
        if (stored is null)
            return;
        (stored.Data.SignCount, stored.Data.IsBackedUp, stored.Data.IsUserVerified) = (verified.SignCount, verified.IsBackedUp, verified.IsUserVerified);
        await database.SaveChangesAsync(cancellationToken);
    }

    private static string IdOf(byte[] credential) => System.Buffers.Text.Base64Url.EncodeToString(credential);
}
