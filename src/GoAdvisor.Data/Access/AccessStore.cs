using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Access;

/// <summary>Tokens, and the resume links that open an assessment to another one.</summary>
public sealed class AccessStore(IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock)
{
    /// <summary>A token for a new visitor or API client. It opens nothing yet.</summary>
    public async Task<IssuedToken> IssueAsync(TokenPurpose purpose, CancellationToken cancellationToken = default)
    {
        if (purpose is not (TokenPurpose.Visitor or TokenPurpose.Bearer))
            throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "is made together with what it opens");
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await AddTokenAsync(database, purpose, assessmentId: null, expiresAt: null, cancellationToken);
    }

    /// <summary>The token's id; null when it is unknown, expired, revoked or meant for another purpose.</summary>
    public async Task<Guid?> FindAsync(TokenPurpose purpose, string token, CancellationToken cancellationToken = default)
    {
        if (!TokenText.IsWellFormed(purpose, token))
            return null;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await ValidTokens(database, purpose, token).Select(found => (Guid?)found.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>A link that opens the assessment on another device; null unless the holder started it.</summary>
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

    /// <summary>The links that are neither revoked nor expired, newest first.</summary>
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

    /// <summary>Closes a link and shuts out everybody who came in through it; false when there is no such link.</summary>
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

    /// <summary>Whether the holder started the assessment, and so may hand out links to it.</summary>
    public async Task<bool> MayShareAsync(Guid assessmentId, Holder holder, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.AssessmentsStartedBy(holder, clock.GetUtcNow()).AnyAsync(assessment => assessment.Id == assessmentId, cancellationToken);
    }

    /// <summary>
    /// Opens the link's assessment to a visitor and returns the assessment's id; null when the link is unknown, expired or
    /// revoked. Who started it keeps that access as it is, so that revoking a link never takes it away; who came by another link
    /// holds this one from now on.
    /// </summary>
    public async Task<Guid?> RedeemResumeLinkAsync(string resumeToken, Guid visitorTokenId, CancellationToken cancellationToken = default)
    {
        if (!TokenText.IsWellFormed(TokenPurpose.Resume, resumeToken))
            return null;
        var now = clock.GetUtcNow();
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);

        // Writing the row that stays as it is locks it, so that a link cannot be revoked between being read and being used.
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
        var now = clock.GetUtcNow();
        var token = TokenText.Generate(purpose);
        var stored = new AccessToken
        {
            Id = Guid.CreateVersion7(now),
            Purpose = purpose,
            Hash = TokenText.Hash(token),
            AssessmentId = assessmentId,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
        database.AccessTokens.Add(stored);
        await database.SaveChangesAsync(cancellationToken);
        return new IssuedToken(stored.Id, token);
    }
}
