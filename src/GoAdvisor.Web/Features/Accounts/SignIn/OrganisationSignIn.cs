using System.Security.Claims;
using GoAdvisor.Data.Accounts.Credentials;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace GoAdvisor.Web.Features.Accounts.SignIn;

/// <summary>Signing in by way of an identity provider. It says who somebody is and what they are there; the session is ours.</summary>
public static class OrganisationSignIn
{
    private const string Scheme = "Organisation";

    private static readonly string[] Scopes = ["openid", "profile", "email"];

    internal static void AddOrganisationSignIn(this IServiceCollection services, OpenIdConnectSettings? settings)
    {
        if (settings is not { IsConfigured: true })
            return;
        services.AddAuthentication().AddOpenIdConnect(Scheme, options =>
        {
            options.Authority = settings.Authority;
            options.ClientId = settings.ClientId;
            options.ClientSecret = settings.ClientSecret;
            options.RequireHttpsMetadata = settings.RequireHttpsMetadata;
            options.CallbackPath = Urls.SignInElsewhereReturn;
            options.ResponseType = OpenIdConnectResponseType.Code;
            // Comes back as a link rather than as a form of another site, so the cookies can be SameSite=Lax.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.GetClaimsFromUserInfoEndpoint = false;
            options.SaveTokens = false;
            options.Scope.Clear();
            foreach (var scope in Scopes)
                options.Scope.Add(scope);
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            options.Events.OnTicketReceived = context => EnterAsync(context, settings);
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect(Urls.SignInRefused);
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    internal static void MapOrganisationSignIn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AccountSettings>().OpenIdConnect is not { IsConfigured: true })
            return;
        app.MapGet(Urls.ExternalSignIn, (string? returnUrl) => Results.Challenge(
                new AuthenticationProperties { RedirectUri = Urls.Local(returnUrl) ?? Urls.Account }, [Scheme]))
            .ExcludeFromDescription();
    }

    public static StaffRole? RoleOf(IEnumerable<string> values, IReadOnlyDictionary<string, string> map) =>
        values.Select(value => map.TryGetValue(value, out var role) && Enum.TryParse<StaffRole>(role, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (StaffRole?)null)
            .Max();

    private static async Task EnterAsync(TicketReceivedContext context, OpenIdConnectSettings settings)
    {
        context.HandleResponse();
        var services = context.HttpContext.RequestServices;
        if (context.Principal is not { } principal || Person(principal, settings) is not { } person)
        {
            context.Response.Redirect(Urls.SignInRefused);
            return;
        }
        var role = RoleOf(principal.FindAll(settings.RoleClaim).Select(claim => claim.Value), settings.RoleMap);
        var account = await services.GetRequiredService<ProviderStore>()
            .EnterAsync(person, settings.RoleMap.Count > 0, role, context.HttpContext.RequestAborted);
        var entered = account is { } id
            && await services.GetRequiredService<SignInService>().StartAsync(context.HttpContext, id, SignInMethod.OpenIdConnect) == SignInOutcome.Done;
        context.Response.Redirect(entered ? Urls.Local(context.ReturnUri) ?? Urls.Account : Urls.SignInRefused);
    }

    private static ProvidedPerson? Person(ClaimsPrincipal principal, OpenIdConnectSettings settings)
    {
        if (principal.FindFirstValue("sub") is not { Length: > 0 and <= Limits.AuditName } key)
            return null;
        var issuer = principal.FindFirstValue("iss") ?? settings.Authority ?? "";
        var email = principal.FindFirstValue("email_verified") == "false" ? null : principal.FindFirstValue("email");
        var name = principal.FindFirstValue("name") ?? principal.FindFirstValue("preferred_username") ?? email ?? key;
        return new ProvidedPerson(
            issuer.Length <= Limits.AuditName ? issuer : issuer[..Limits.AuditName],
            key,
            name.Length <= Limits.PersonName ? name : name[..Limits.PersonName],
            email);
    }
}
