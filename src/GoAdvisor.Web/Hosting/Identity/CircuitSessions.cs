using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;

namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>
/// Closes the circuits of sessions that have ended: at once when this node ended them, else within five seconds, because the sessions of all open
/// circuits are looked up again and again, in one query. A connection that brings neither a session nor a visitor's secret is closed before a
/// circuit begins: no interactive page has anything for it.
/// </summary>
internal sealed class CircuitSessions(SessionStore sessions) : BackgroundService, IHubFilter
{
    /// <summary>Five seconds, less what the query and <see cref="TimeToLeave"/> take.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>How long a page may take to load itself anew before its connection is closed.</summary>
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<SessionCircuit, UserSession> circuits = [];
    private readonly ConcurrentDictionary<HubCallerContext, UserSession> connections = [];
    private readonly SemaphoreSlim wake = new(0);

    public void Add(SessionCircuit circuit, UserSession session) => circuits[circuit] = session;

    public void Remove(SessionCircuit circuit) => circuits.TryRemove(circuit, out _);

    /// <summary>Looks the sessions up now, because one has just ended.</summary>
    public void CheckSoon() => wake.Release();

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (context.Context.User?.SignedIn() is { } who)
            connections[context.Context] = who.Session;
        else if (context.Context.User?.Holder() is null)
        {
            context.Context.Abort();
            return Task.CompletedTask;
        }
        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.TryRemove(context.Context, out _);
        return next(context, exception);
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await wake.WaitAsync(Interval, stoppingToken);
                await CloseEndedAsync(stoppingToken);
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e))
            {
                // Nothing private can be read or written while the database is away; it is asked again soon.
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task CloseEndedAsync(CancellationToken cancellationToken)
    {
        var ended = circuits.Values.Concat(connections.Values).ToHashSet();
        if (ended.Count > 0)
            ended.ExceptWith(await sessions.ListActiveAsync(ended, cancellationToken));
        if (ended.Count == 0)
            return;
        foreach (var (circuit, _) in circuits.Where(open => ended.Contains(open.Value)))
        {
            Remove(circuit);
            circuit.End();
        }
        await Task.Delay(TimeToLeave, cancellationToken);
        foreach (var (connection, _) in connections.Where(open => ended.Contains(open.Value)))
            connection.Abort();
    }
}

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
