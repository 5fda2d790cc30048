namespace GoAdvisor.Data.Access;

/// <summary>Ownership as part of queries: what a holder may not access is not found.</summary>
internal static class Ownership
{
    /// <summary>Assessments open to a valid token, directly or through a valid link, and those of the account of a running session.</summary>
    public static IQueryable<Assessment> AssessmentsOf(this GoAdvisorDbContext database, Holder holder, DateTimeOffset now)
    {
        var granted =
            from grant in database.AccessGrants
            join token in database.ValidTokens(now) on grant.TokenId equals token.Id
            where grant.TokenId == holder.TokenId
                && (grant.ThroughId == null || database.ValidTokens(now).Any(link => link.Id == grant.ThroughId))
            select grant.AssessmentId;
        if (holder.SessionId is null)
            return database.Assessments.Where(assessment => granted.Contains(assessment.Id));
        var own = database.OfAccount(holder, now);
        return database.Assessments.Where(assessment => granted.Contains(assessment.Id) || own.Contains(assessment.Id));
    }

    /// <summary>Without access through a link, so that revoking the link ends all access that came from it.</summary>
    public static IQueryable<Assessment> AssessmentsStartedBy(this GoAdvisorDbContext database, Holder holder, DateTimeOffset now)
    {
        var own = database.OfAccount(holder, now);
        return database.AssessmentsOf(holder, now).Where(assessment => own.Contains(assessment.Id) || database.AccessGrants.Any(
            grant => grant.TokenId == holder.TokenId && grant.AssessmentId == assessment.Id && grant.ThroughId == null));
    }

    private static IQueryable<Guid> OfAccount(this GoAdvisorDbContext database, Holder holder, DateTimeOffset now) =>
        from grant in database.AccountGrants
        join session in database.ActiveSessions(now) on grant.AccountId equals session.AccountId
        where session.Id == holder.SessionId
        select grant.AssessmentId;

    public static IQueryable<AccessToken> ValidTokens(this GoAdvisorDbContext database, DateTimeOffset now) =>
        database.AccessTokens.Where(token => token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt > now));
}
