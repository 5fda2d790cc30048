namespace GoAdvisor.Data;

/// <summary>Who may touch what, as part of the query: what is not theirs is simply not found.</summary>
internal static class Ownership
{
    /// <summary>The assessments that are open to the holder of a token, while that token is valid, and the link it came by, if it came by one.</summary>
    public static IQueryable<Assessment> AssessmentsOf(this GoAdvisorDbContext database, Guid tokenId, DateTimeOffset now)
    {
        var granted =
            from grant in database.AccessGrants
            join token in database.ValidTokens(now) on grant.TokenId equals token.Id
            where grant.TokenId == tokenId
                && (grant.ThroughId == null || database.ValidTokens(now).Any(link => link.Id == grant.ThroughId))
            select grant.AssessmentId;
        return database.Assessments.Where(assessment => granted.Contains(assessment.Id));
    }

    /// <summary>
    /// The assessments that the token itself started. Whoever came in by a link works on the assessment but hands no access on,
    /// so that withdrawing the link ends all access that came from it.
    /// </summary>
    public static IQueryable<Assessment> AssessmentsStartedBy(this GoAdvisorDbContext database, Guid tokenId, DateTimeOffset now) =>
        database.AssessmentsOf(tokenId, now).Where(assessment => database.AccessGrants.Any(
            grant => grant.TokenId == tokenId && grant.AssessmentId == assessment.Id && grant.ThroughId == null));

    public static IQueryable<AccessToken> ValidTokens(this GoAdvisorDbContext database, DateTimeOffset now) =>
        database.AccessTokens.Where(token => token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt > now));
}
