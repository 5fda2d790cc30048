using System.Security.Claims;
using Claim = System.Security.Claims.Claim;

namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>A signed-in person, in addition to the visitor identity of the browser.</summary>
internal sealed class AccountIdentity(SignedIn who, bool secondFactorIsDue) : ClaimsIdentity(
    [new Claim(ClaimTypes.NameIdentifier, who.AccountId.ToString()), new Claim(ClaimTypes.Name, who.Name)], "Account")
{
    public SignedIn Who => who;

    /// <summary>An admin whose grace period is over, and who can only set up a second factor.</summary>
    public bool SecondFactorIsDue => secondFactorIsDue;

    public bool LacksSecondFactor => Lacks(who);

    public static AccountIdentity From(SignedIn who, AccountSettings settings, DateTimeOffset now) =>
        new(who, Lacks(who) && now >= who.AccountCreatedAt + settings.Grace);

    private static bool Lacks(SignedIn who) => who is { Role: StaffRole.Admin, HasSecondFactor: false, Method: not SignInMethod.OpenIdConnect };
}

internal static class AccountIdentities
{
    public static SignedIn? SignedIn(this ClaimsPrincipal user) => user.Account()?.Who;

    /// <summary>The session to show to stores; that of nobody, which none of them accepts, when nobody is signed in.</summary>
    public static UserSession Session(this ClaimsPrincipal user) => user.SignedIn()?.Session ?? default;

    public static AccountIdentity? Account(this ClaimsPrincipal user) => user.Identities.OfType<AccountIdentity>().FirstOrDefault();
}
