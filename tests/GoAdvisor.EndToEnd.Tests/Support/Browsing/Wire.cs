using System.Threading.Channels;

namespace GoAdvisor.EndToEnd.Tests.Support.Browsing;

/// <summary>The network between a page and the server, with the hands of the test on it. Taken before the page is opened.</summary>
public sealed class Wire
{
    private readonly List<(IWebSocketRoute Page, IWebSocketRoute Server)> sockets = [];
    private readonly List<byte[]> sent = [];
    private readonly Channel<string> refusals = Channel.CreateUnbounded<string>();
    private volatile bool silent;
    private volatile bool cut;

    private Wire()
    {
    }

    /// <summary>The binary messages of the page, oldest first.</summary>
    public IReadOnlyList<byte[]> Sent
    {
        get
        {
            lock (sent)
                return [.. sent];
        }
    }

    public static async Task<Wire> OfAsync(IPage page)
    {
        var wire = new Wire();
        await page.RouteWebSocketAsync(_ => true, wire.Connect);
        await page.RouteAsync(_ => true, wire.CarryAsync);
        return wire;
    }

    /// <summary>Nothing passes any more, and neither side notices.</summary>
    public void GoSilent() => silent = true;

    /// <summary>Both sides notice, and nothing gets through until <see cref="Mend"/>.</summary>
    public async Task CutAsync()
    {
        (silent, cut) = (true, true);
        foreach (var (page, server) in sockets)
        {
            await server.CloseAsync();
            await page.CloseAsync();
        }
        sockets.Clear();
    }

    /// <summary>Waits until the page has tried in vain that often.</summary>
    public async Task RefuseAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await refusals.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }

    public void Mend() => (silent, cut) = (false, false);

    /// <summary>Sends the server something that the page never would.</summary>
    public void Forge(byte[] message) => sockets[^1].Server.Send(message);

    /// <summary>Ends when the server closes the connection that is open now.</summary>
    public Task NextCloseAsync()
    {
        var (page, server) = sockets[^1];
        var closed = new TaskCompletionSource();
        server.OnClose((code, reason) =>
        {
            page.CloseAsync(new() { Code = code, Reason = reason });
            closed.TrySetResult();
        });
        return closed.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private void Connect(IWebSocketRoute page)
    {
        var server = page.ConnectToServer();
        sockets.Add((page, server));
        page.OnMessage(frame => Pass(frame, server, keep: true));
        server.OnMessage(frame => Pass(frame, page, keep: false));
    }

    private void Pass(IWebSocketFrame frame, IWebSocketRoute to, bool keep)
    {
        if (silent)
            return;
        if (frame.Binary is not { } bytes)
        {
            to.Send(frame.Text ?? "");
            return;
        }
        to.Send(bytes);
        if (!keep)
            return;
        lock (sent)
            sent.Add(bytes);
    }

    private Task CarryAsync(IRoute route)
    {
        if (!cut)
            return route.ContinueAsync();
        refusals.Writer.TryWrite(route.Request.Url);
        return route.AbortAsync();
    }
}
