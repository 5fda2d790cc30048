namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>
/// The cookie of somebody who is signed in. Over https its name begins with <c>__Host-</c>, by which browsers refuse one that another
/// host of the same domain, or a page over http, has set.
/// </summary>
internal static class SessionCookie
{
    private const string Name = "goadvisor-account";

    public static string? Read(HttpRequest request) => request.Cookies.TryGetValue(NameFor(request), out var token) ? token : null;

    public static void Write(HttpContext context, string token) =>
        context.Response.Cookies.Append(NameFor(context.Request), token, Options(context.Request));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? $"__Host-{Name}" : Name;

    /// <summary>What is common to the cookies that grant something.</summary>
    /// <param name="maxAge">Null for one that goes when the browser is closed, as this one does; the session behind it has an end of its own.</param>
    public static CookieOptions Options(HttpRequest request, TimeSpan? maxAge = null) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = maxAge,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };
}
