namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>The authentication cookie. Over https its name starts with <c>__Host-</c>, against cookies set by another host of the domain or over http.</summary>
internal static class SessionCookie
{
    private const string Name = "goadvisor-account";

    public static string? Read(HttpRequest request) => request.Cookies.TryGetValue(NameFor(request), out var token) ? token : null;

    public static void Write(HttpContext context, string token) =>
        context.Response.Cookies.Append(NameFor(context.Request), token, Options(context.Request));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? $"__Host-{Name}" : Name;

    /// <summary>The options of cookies that grant something.</summary>
    /// <param name="maxAge">Null for a session cookie, as this one is; the server-side session has an expiry of its own.</param>
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
