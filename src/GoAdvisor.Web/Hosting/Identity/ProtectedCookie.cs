namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>A short-lived encrypted cookie for state between two requests, such as that the password was right.</summary>
internal sealed class ProtectedCookie(IDataProtectionProvider protection, string purpose)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector($"GoAdvisor.Accounts.{purpose}").ToTimeLimitedDataProtector();

    private string Name => $"goadvisor-{purpose}";

    public void Write(HttpContext context, string text) =>
        context.Response.Cookies.Append(Name, protector.Protect(text, Lifetime), SessionCookie.Options(context.Request, Lifetime));

    public string? Read(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Name, out var text))
            return null;
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null; // an expected outcome: it has run out, or the keys are new
        }
    }

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, SessionCookie.Options(context.Request, Lifetime));
}
