using System.Security.Claims;
using System.Text.Encodings.Web;
using GoAdvisor.Data;
using GoAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace GoAdvisor.Web.Access;

/// <summary>
/// A visitor is whoever holds a secret: a browser its cookie, a program its bearer token. What the visitor may see follows from the
/// grants of that secret, as part of every query; nobody has to sign in.
/// </summary>
internal static class Visitor
{
    public const string Scheme = "Visitor";

    private const string CookieName = "goadvisor-visitor";
    private const string TokenClaim = "goadvisor:token";
    private const string BearerPrefix = "Bearer ";
    private static readonly TimeSpan CookieLifetime = TimeSpan.FromDays(400);

    public static void AddVisitors(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddScheme<AuthenticationSchemeOptions, VisitorHandler>(Scheme, null);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
    }

    /// <summary>The id of the secret the visitor holds; null for a stranger.</summary>
    public static Guid? TokenId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(TokenClaim), out var id) ? id : null;

    /// <summary>The id of the secret this browser holds; a stranger is given one.</summary>
    public static async Task<Guid> EnsureVisitorAsync(this HttpContext context, AccessStore access)
    {
        if (context.User.TokenId() is { } known)
            return known;
        var issued = await access.IssueAsync(TokenPurpose.Visitor, context.RequestAborted);
        context.Response.Cookies.Append(CookieName, issued.Token, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = CookieLifetime,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        context.User = Principal(issued.Id);
        return issued.Id;
    }

    private static ClaimsPrincipal Principal(Guid tokenId) => new(new ClaimsIdentity([new Claim(TokenClaim, tokenId.ToString())], Scheme));

    private sealed class VisitorHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessStore access)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Failures.IsStaticAsset(Context) || Context.GetEndpoint()?.Metadata.GetMetadata<WorksWithoutDatabase>() is not null)
                return AuthenticateResult.NoResult();
            return await FindAsync() is { } id
                ? AuthenticateResult.Success(new AuthenticationTicket(Principal(id), Scheme.Name))
                : AuthenticateResult.NoResult();
        }

        /// <summary>Programs show a bearer token to the API only, browsers a cookie to the pages only: a cookie never authorises an API call.</summary>
        private async Task<Guid?> FindAsync()
        {
            if (Failures.IsApi(Context))
            {
                var header = Request.Headers.Authorization.ToString();
                return header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
                    ? await access.FindAsync(TokenPurpose.Bearer, header[BearerPrefix.Length..].Trim(), Context.RequestAborted)
                    : null;
            }
            return Request.Cookies.TryGetValue(CookieName, out var cookie)
                ? await access.FindAsync(TokenPurpose.Visitor, cookie, Context.RequestAborted)
                : null;
        }
    }
}
