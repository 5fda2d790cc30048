using GoAdvisor.Data.Accounts.Sessions;
using GoAdvisor.Data.Assessments;

namespace GoAdvisor.Data.Access;

/// <summary>Who may touch what, as part of the query: what is not theirs is simply not found.</summary>
internal static class Ownership
{
    /// <summary>
    /// The assessments that are open to the holder of a token, while that token is valid, and the link it came by, if it came by one;
    /// and those of the account whose session it is, while that lasts.
    /// </summary>
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

    /// <summary>
    /// The assessments that the holder started or claimed. Whoever came in by a link works on the assessment but hands no access on,
    /// so that withdrawing the link ends all access that came from it.
    /// </summary>
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
