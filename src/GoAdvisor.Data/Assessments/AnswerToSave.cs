using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data;

/// <summary>Everything that decides what becomes of an answer that somebody wants to save; null when the assessment is not open to the token.</summary>
internal delegate Task<AnswerToSave?> LookBeforeSaving(
    GoAdvisorDbContext database, Guid id, Guid tokenId, DateTimeOffset now, string question, CancellationToken cancellationToken);

/// <param name="Revision">The assessment's.</param>
/// <param name="Options">What is stored, null for no answer yet.</param>
/// <param name="AnswerRevision">The answer's; 0 for no answer yet.</param>
internal sealed record AnswerToSave(int CatalogueVersion, long Revision, Guid RespondentId, string? Options, long AnswerRevision)
{
    /// <summary>
    /// The query of every click, which is why it is compiled: preparing it takes longer than the database takes to answer. Compiled
    /// queries cannot call <see cref="Ownership.AssessmentsOf"/>, so its rule stands here a second time; the tests try both.
    /// It serves the contexts of one provider only.
    /// </summary>
    public static LookBeforeSaving Compile()
    {
        var query = EF.CompileAsyncQuery((
            GoAdvisorDbContext database, Guid id, Guid tokenId, DateTimeOffset now, string question, CancellationToken _) => (
            from grant in database.AccessGrants
            join token in database.AccessTokens on grant.TokenId equals token.Id
            join through in database.AccessTokens on grant.ThroughId equals through.Id into links
            from link in links.DefaultIfEmpty()
            join assessment in database.Assessments on grant.AssessmentId equals assessment.Id
            join respondent in database.Respondents on assessment.Id equals respondent.AssessmentId
            from answer in respondent.Answers.Where(answer => answer.Question == question).DefaultIfEmpty()
            where grant.TokenId == tokenId && grant.AssessmentId == id
                && token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt > now)
                && (grant.ThroughId == null || (link!.RevokedAt == null && (link.ExpiresAt == null || link.ExpiresAt > now)))
            select new AnswerToSave(
                assessment.CatalogueVersion,
                assessment.Revision,
                respondent.Id,
                answer == null ? null : answer.Options,
                answer == null ? 0 : answer.Revision)).SingleOrDefault());
        return query.Invoke;
    }
}
