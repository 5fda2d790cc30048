using Microsoft.AspNetCore.Http.HttpResults;

namespace GoAdvisor.Web.Features.Assessments;

internal static class ResumeEndpoint
{
    private sealed record ResumeRequest(string? Token);

    private sealed record ResumeAnswer(string Location);

    /// <summary>
    /// Exchanges the secret of a resume link for a grant to this browser's cookie. Unknown, expired and revoked links get the same answer.
    /// Other sites cannot send the request: a JSON body across origins needs a CORS permission that is never given.
    /// </summary>
    public static void MapResume(this WebApplication app) => app
        .MapPost(Urls.Resume, async Task<Results<Ok<ResumeAnswer>, NotFound>> (ResumeRequest request, HttpContext context, AccessStore access, CancellationToken cancel) =>
        {
            if (request.Token is not { } token || await access.FindAsync(TokenPurpose.Resume, token, cancel) is null)
                return TypedResults.NotFound();
            var visitor = await context.EnsureVisitorAsync(access);
            return await access.RedeemResumeLinkAsync(token, visitor, cancel) is { } assessment
                ? TypedResults.Ok(new ResumeAnswer(Urls.Review(assessment)))
                : TypedResults.NotFound();
        })
        .RequireRateLimiting(RateLimits.Resumes)
        .DisableAntiforgery()
        .ExcludeFromDescription();
}
