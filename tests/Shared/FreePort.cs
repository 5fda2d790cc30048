using System.Net;
using System.Net.Sockets;

namespace GoAdvisor.Tests;

/// <summary>
/// Ports of the loopback address for servers that tests start. They lie below those that the system gives to outgoing connections, so
/// that a server which is stopped and started again finds its port still free.
/// </summary>
internal static class FreePort
{
    private const int First = 12_000;
    private const int Last = 32_000;

    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there; try another one.
            }
        }
    }
}
