namespace GoAdvisor.Web.Hosting;

internal static class SameOrigin
{
    /// <summary>
    /// Refuses what a page of another origin sends with this browser's cookies; API clients send neither.
    /// </summary>
    public static void UseSameOrigin(this WebApplication app) => app.Use((context, next) =>
    {
        var isProtected = context.Request.Path.StartsWithSegments("/_blazor") || !HttpMethods.IsGet(context.Request.Method);
        if (!isProtected || Failures.IsApi(context) || IsSameOrigin(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        // The scheme is not compared: behind a TLS proxy that is not listed as trusted, a request looks like plain HTTP.
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
