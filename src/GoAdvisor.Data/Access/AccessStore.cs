namespace GoAdvisor.Data.Access;

public sealed class AccessStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock)
{
    public async Task<IssuedToken> IssueAsync(TokenPurpose purpose, CancellationToken cancellationToken = default)
    {
        if (purpose is not (TokenPurpose.Visitor or TokenPurpose.Bearer))
            throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "is made together with what it opens");
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await AddTokenAsync(database, purpose, assessmentId: null, expiresAt: null, cancellationToken);
    }

    /// <summary>Null when the token is unknown, expired, revoked or for another purpose.</summary>
    public async Task<Guid?> FindAsync(TokenPurpose purpose, string token, CancellationToken cancellationToken = default)
    {
        if (!TokenText.IsWellFormed(purpose, token))
            return null;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await ValidTokens(database, purpose, token).Select(found => (Guid?)found.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Null unless the holder created the assessment.</summary>
    public async Task<IssuedToken?> CreateResumeLinkAsync(
        Guid assessmentId, Holder holder, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        var now = clock.GetUtcNow();
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await database.AssessmentsStartedBy(holder, now).AnyAsync(assessment => assessment.Id == assessmentId, cancellationToken))
            return null;
        return await AddTokenAsync(database, TokenPurpose.Resume, assessmentId, now + lifetime, cancellationToken);
    }

    /// <summary>Links that are neither revoked nor expired, newest first.</summary>
    public async Task<IReadOnlyList<ResumeLink>> ListResumeLinksAsync(
        Guid assessmentId, Holder holder, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await LinksOf(database, assessmentId, holder, now)
            .Where(link => link.RevokedAt == null && link.ExpiresAt > now)
            .OrderByDescending(link => link.CreatedAt).ThenByDescending(link => link.Id)
            .Select(link => new ResumeLink(
                link.Id,
                link.CreatedAt,
                link.ExpiresAt.GetValueOrDefault(),
                database.AccessGrants.Count(grant => grant.ThroughId == link.Id)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Also ends all access that was granted through the link; false when there is no such link.</summary>
    public async Task<bool> RevokeResumeLinkAsync(
        Guid linkId, Guid assessmentId, Holder holder, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var revoked = await LinksOf(database, assessmentId, holder, now)
            .Where(link => link.Id == linkId)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.RevokedAt, link => link.RevokedAt ?? now), cancellationToken);
        if (revoked == 0)
            return false;
        await database.AccessGrants.Where(grant => grant.ThroughId == linkId).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<bool> MayShareAsync(Guid assessmentId, Holder holder, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.AssessmentsStartedBy(holder, clock.GetUtcNow()).AnyAsync(assessment => assessment.Id == assessmentId, cancellationToken);
    }

    /// <summary>
    /// Grants a visitor access to the link's assessment and returns its id; null when the link is not valid. A creator keeps their own grant, so that revoking
    /// a link never removes it; access by an earlier link is moved to this one.
    /// </summary>
    public async Task<Guid?> RedeemResumeLinkAsync(string resumeToken, Guid visitorTokenId, CancellationToken cancellationToken = default)
    {
        if (!TokenText.IsWellFormed(TokenPurpose.Resume, resumeToken))
            return null;
        var now = clock.GetUtcNow();
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);

        // The update changes nothing but locks the row, so that the link cannot be revoked between the check and the grant.
        var link = ValidTokens(database, TokenPurpose.Resume, resumeToken);
        if (await link.ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, row => row.RevokedAt), cancellationToken) == 0)
            return null;
        var found = await link
            .Select(token => new { token.Id, AssessmentId = token.AssessmentId.GetValueOrDefault() })
            .SingleAsync(cancellationToken);
        var visitors = database.ValidTokens(now).Where(token => token.Id == visitorTokenId && (token.Purpose == TokenPurpose.Visitor || token.Purpose == TokenPurpose.Bearer));
        if (!await visitors.AnyAsync(cancellationToken))
            return null;

        var held = database.AccessGrants.Where(grant => grant.TokenId == visitorTokenId && grant.AssessmentId == found.AssessmentId);
        await held.Where(grant => grant.ThroughId != null)
            .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.ThroughId, found.Id), cancellationToken);
        if (!await held.AnyAsync(cancellationToken))
        {
            database.AccessGrants.Add(new AccessGrant
            {
                TokenId = visitorTokenId,
                AssessmentId = found.AssessmentId,
                Role = AccessRole.Owner,
                ThroughId = found.Id,
                CreatedAt = now,
            });
            await database.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return found.AssessmentId;
    }

    private IQueryable<AccessToken> ValidTokens(GoAdvisorDbContext database, TokenPurpose purpose, string token)
    {
        var hash = TokenText.Hash(token);
        return database.ValidTokens(clock.GetUtcNow()).Where(stored => stored.Purpose == purpose && stored.Hash == hash);
    }

    private static IQueryable<AccessToken> LinksOf(GoAdvisorDbContext database, Guid assessmentId, Holder holder, DateTimeOffset now)
    {
        var owned = database.AssessmentsStartedBy(holder, now).Where(assessment => assessment.Id == assessmentId);
        return database.AccessTokens.Where(link =>
            link.Purpose == TokenPurpose.Resume && link.AssessmentId == assessmentId && owned.Any());
    }

    private async Task<IssuedToken> AddTokenAsync(
        GoAdvisorDbContext database, TokenPurpose purpose, Guid? assessmentId, DateTimeOffset? expiresAt,
        CancellationToken cancellationToken)
    {
        var (stored, text) = AccessToken.New(purpose, clock.GetUtcNow(), expiresAt, assessmentId);
        database.AccessTokens.Add(stored);
        await database.SaveChangesAsync(cancellationToken);
        return new IssuedToken(stored.Id, text);
    }
}
