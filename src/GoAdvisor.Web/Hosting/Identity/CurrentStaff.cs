using System.Security.Claims;

namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>
/// Who asks for a write, as of now. A circuit lives long after the request that began it; whoever was signed out, disabled or given
/// another role meanwhile is turned away here.
/// </summary>
public sealed class CurrentStaff(SessionStore sessions, AccountSettings settings, TimeProvider clock)
{
    /// <summary>The person, when their session still counts and the policy allows them; null otherwise, and then nothing may be written.</summary>
    /// <param name="policy">One of <see cref="Policies"/> that are for roles.</param>
    public async Task<SignedIn?> MayAsync(ClaimsPrincipal user, string policy, CancellationToken cancellationToken = default)
    {
        if (user.SignedIn() is not { } before || await sessions.FindAsync(before.SessionId, cancellationToken) is not { } now)
            return null;
        return Policies.Allows(AccountIdentity.From(now, settings, clock.GetUtcNow()), policy) ? now : null;
    }
}
