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
        // Not the scheme: behind a proxy that ends TLS and is not named as trusted, a request looks like plain HTTP.
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
