using GoAdvisor.Web.Hosting.Admission;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GoAdvisor.Web.Features.Assessments;

internal static class ResumeEndpoint
{
    private sealed record ResumeRequest(string? Token);

    private sealed record ResumeAnswer(string Location);

    /// <summary>
    /// Exchanges the secret of a resume link for a grant to this browser's cookie. Unknown, expired and withdrawn links look alike.
    /// Safe from other sites: a JSON body cannot be sent across origins without a permission that is never given.
    /// </summary>
    public static void MapResume(this WebApplication app) => app
        .MapPost(Urls.Resume, async Task<Microsoft.AspNetCore.Http.HttpResults.Results<Ok<ResumeAnswer>, NotFound>> (ResumeRequest request, HttpContext context, AccessStore access, CancellationToken cancel) =>
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
