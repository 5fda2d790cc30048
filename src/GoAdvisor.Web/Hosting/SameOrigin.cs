namespace GoAdvisor.Web.Hosting;

internal static class SameOrigin
{
    /// <summary>
    /// Refuses circuits and writes that a page of another origin starts with this browser's cookies. Programs send no Origin
    /// header and bring no cookies, so the API stays open to them.
    /// </summary>
    public static void UseSameOrigin(this WebApplication app) => app.Use((context, next) =>
    {
        var matters = context.Request.Path.StartsWithSegments("/_blazor") || !HttpMethods.IsGet(context.Request.Method);
        if (!matters || Failures.IsApi(context) || IsOwn(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
