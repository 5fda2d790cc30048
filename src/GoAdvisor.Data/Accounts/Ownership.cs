namespace GoAdvisor.Data;

/// <summary>Who may touch what, as part of the query: what is not theirs is simply not found.</summary>
internal static class Ownership
{
    /// <summary>The assessments that are open to the holder of a token, while that token is valid.</summary>
    public static IQueryable<Assessment> AssessmentsOf(this GoAdvisorDbContext database, Guid tokenId, DateTimeOffset now)
    {
        var granted =
            from grant in database.AccessGrants
            join token in database.ValidTokens(now) on grant.TokenId equals token.Id
            where grant.TokenId == tokenId
            select grant.AssessmentId;
        return database.Assessments.Where(assessment => granted.Contains(assessment.Id));
    }

    public static IQueryable<AccessToken> ValidTokens(this GoAdvisorDbContext database, DateTimeOffset now) =>
        database.AccessTokens.Where(token => token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt > now));
}
