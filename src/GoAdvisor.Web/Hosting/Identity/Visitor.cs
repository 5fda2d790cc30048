using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Claim = System.Security.Claims.Claim;

namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>
/// A visitor holds a secret: a browser in its cookie, an API client as bearer token. The grants of that secret are part of every query; signing in
/// is optional and adds an account, see <see cref="AccountIdentity"/>.
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
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
    }

    public static Guid? TokenId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(TokenClaim), out var id) ? id : null;

    /// <summary>Whose assessments are asked for: the visitor's, and the account's of somebody signed in; null for a stranger.</summary>
    public static Holder? Holder(this ClaimsPrincipal user) => (user.TokenId(), user.Account() is { SecondFactorIsDue: false } account ? account.Who.Session : (UserSession?)null) switch
    {
        (null, null) => null,
        var (token, session) => new Holder(token, session),
    };

    /// <summary>The id of the secret of this browser, which is created when there is none.</summary>
    public static async Task<Guid> EnsureVisitorAsync(this HttpContext context, AccessStore access)
    {
        if (context.User.TokenId() is { } known)
            return known;
        var issued = await access.IssueAsync(TokenPurpose.Visitor, context.RequestAborted);
        context.Response.Cookies.Append(CookieName, issued.Token, SessionCookie.Options(context.Request, CookieLifetime));
        context.User = new ClaimsPrincipal(context.User.Identities.Where(identity => identity.IsAuthenticated).Append(VisitorIdentity(issued.Id)));
        return issued.Id;
    }

    private static ClaimsIdentity VisitorIdentity(Guid tokenId) => new([new Claim(TokenClaim, tokenId.ToString())], Scheme);

    private sealed class VisitorHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessStore access,
        SessionStore sessions, AccountSettings settings, TimeProvider clock)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Failures.IsStaticAsset(Context) || Context.GetEndpoint()?.Metadata.GetMetadata<WorksWithoutDatabase>() is not null)
                return AuthenticateResult.NoResult();
            List<ClaimsIdentity> identities = [];
            if (await FindAccountAsync() is { } who)
                identities.Add(AccountIdentity.From(who, settings, clock.GetUtcNow()));
            if (await FindAsync() is { } id)
                identities.Add(VisitorIdentity(id));
            return identities.Count > 0
                ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identities), Scheme.Name))
                : AuthenticateResult.NoResult();
        }

        /// <summary>An account's cookie authorises pages, never an API call.</summary>
        private async Task<SignedIn?> FindAccountAsync() =>
            !Failures.IsApi(Context) && SessionCookie.Read(Request) is { } cookie ? await sessions.FindAsync(cookie, Context.RequestAborted) : null;

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
