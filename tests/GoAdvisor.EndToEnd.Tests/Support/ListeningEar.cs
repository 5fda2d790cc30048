using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GoAdvisor.EndToEnd.Tests.Support;

/// <summary>A web server on loopback that notes who knocks.</summary>
public sealed class ListeningEar : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> heard = new();
    private readonly Task listening;

    public ListeningEar()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listening = ListenAsync();
    }

    public int Port { get; }

    /// <summary>The first line of each connection; empty for one that asked for nothing.</summary>
    public IReadOnlyCollection<string> Heard => heard;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await listening;
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                _ = HearAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task HearAsync(TcpClient client)
    {
        using (client)
        {
            var line = "";
            try
            {
                var stream = client.GetStream();
                var buffer = new byte[1024];
                var count = await stream.ReadAsync(buffer);
                line = Encoding.ASCII.GetString(buffer, 0, count).Split('\r')[0];
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
            catch (IOException)
            {
                line = "(cut)";
            }
            finally
            {
                heard.Enqueue(line);
            }
        }
    }
}
