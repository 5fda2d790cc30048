namespace GoAdvisor.Web.Hosting.Api;

/// <summary>What all requests for something of an assessment have in common.</summary>
internal static class AssessmentRequests
{
    /// <summary>The id of the assessment a request means; null when the visitor cannot have such an assessment.</summary>
    public static (Guid Assessment, Holder Holder)? Requested(HttpContext context, string id) =>
        context.User.Holder() is { } holder && Guid.TryParseExact(id, "D", out var assessment) ? (assessment, holder) : null;

    /// <summary>What a token opens is kept nowhere on the way.</summary>
    public static ValueTask<object?> NeverCached(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
