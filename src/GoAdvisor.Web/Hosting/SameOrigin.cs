namespace GoAdvisor.Web.Hosting;

internal static class SameOrigin
{
    /// <summary>
    /// Refuses websockets and writes that a page of another origin starts with this browser's cookies. Programs send no Origin
    /// header and bring no cookies, so the API stays open to them.
    /// </summary>
    public static void UseSameOrigin(this WebApplication app) => app.Use((context, next) =>
    {
        // By its header: the request becomes a websocket only later, in the circuit's own endpoint.
        var starts = context.Request.Headers.Upgrade.Count > 0 || !HttpMethods.IsGet(context.Request.Method);
        if (!starts || Failures.IsApi(context) || IsOwn(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, new Uri($"{request.Scheme}://{request.Host}").Authority, StringComparison.OrdinalIgnoreCase));
    }
}
