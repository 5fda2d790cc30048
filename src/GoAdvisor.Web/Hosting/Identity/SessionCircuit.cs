using System.Security.Claims;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>
/// A circuit of somebody signed in. When their session ends it goes on as nobody's, upon which <c>SessionGuard</c> loads the page anew, and no
/// connection can take it up again.
/// </summary>
internal sealed class SessionCircuit(CircuitSessions sessions, AuthenticationStateProvider provider) : CircuitHandler
{
    private volatile bool hasEnded;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if ((await provider.GetAuthenticationStateAsync()).User.SignedIn() is { } who)
            sessions.Add(this, who.Session);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) =>
        hasEnded ? throw new InvalidOperationException("The session of this circuit has ended.") : Task.CompletedTask;

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        sessions.Remove(this);
        return Task.CompletedTask;
    }

    public void End()
    {
        hasEnded = true;
        if (provider is IHostEnvironmentAuthenticationStateProvider settable)
            settable.SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }
}
