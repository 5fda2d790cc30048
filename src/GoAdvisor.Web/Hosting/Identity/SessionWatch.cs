using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>
/// Looks again and again, in every circuit of somebody signed in, whether they still are and as what. <c>SessionGuard</c> ends the
/// circuit when not; until then, stores and <see cref="CurrentStaff"/> refuse what is written.
/// </summary>
internal sealed class SessionWatch(ILoggerFactory loggers, SessionStore sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(5);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (authenticationState.User.SignedIn() is not { } before)
            return true;
        try
        {
            return await sessions.FindAsync(before.SessionId, cancellationToken) is { } now && now.Role == before.Role;
        }
        catch (Exception e) when (DatabaseFault.IsTransient(e))
        {
            return true; // nothing can be written while the database is away
        }
    }
}
