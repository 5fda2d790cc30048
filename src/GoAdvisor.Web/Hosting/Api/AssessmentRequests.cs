namespace GoAdvisor.Web.Hosting.Api;

internal static class AssessmentRequests
{
    /// <summary>The assessment that a request addresses; null when the id is malformed or the visitor holds nothing.</summary>
    public static (Guid Assessment, Holder Holder)? Requested(HttpContext context, string id) =>
        context.User.Holder() is { } holder && Guid.TryParseExact(id, "D", out var assessment) ? (assessment, holder) : null;

    /// <summary>Private data is kept in no cache.</summary>
    public static ValueTask<object?> NeverCached(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
