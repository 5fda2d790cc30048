using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;

namespace GoAdvisor.Benchmarks.Circuits;

/// <summary>A page as it was answered: where redirects led, and its text.</summary>
internal sealed record Page(Uri Address, string Html);

/// <summary>One visitor's browser as the server sees it: cookies, compression, forms and websockets. It runs no script.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly SocketsHttpHandler handler;
    private readonly HttpClient client;

    public Browser()
    {
        handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.Brotli, ConnectCallback = Wire.ConnectAsync };
        client = new HttpClient(handler);
    }

    /// <summary>Everything this browser sent and received.</summary>
    public Wire Wire { get; } = new();

    /// <summary>For libraries that bring their own client; disposing that must not end this browser's cookies.</summary>
    public HttpMessageHandler SharedHandler => new Shared(handler);

    public async Task<Page> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(address, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary>Fills in the form "start" of the page for new assessments, and follows to the first questions.</summary>
    public async Task<Page> StartAssessmentAsync(Uri app, CancellationToken cancellationToken)
    {
        var page = await OpenAsync(new Uri(app, "/assessments/new"), cancellationToken);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(FormToken().Match(page.Html).Groups["value"].Value), "__RequestVerificationToken" },
            { new StringContent("start"), "_handler" },
            { new StringContent("Geofence look-ups"), "Form.Title" },
            { new StringContent("One of many assessments that are under way at the same time."), "Form.Context" },
        };
        using var answer = await client.PostAsync(page.Address, form, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    public async ValueTask<WebSocket> ConnectWebSocketAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        // Every browser offers compression; whether it is used is the server's choice.
        socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        await socket.ConnectAsync(address, invoker, cancellationToken);
        return socket;
    }

    public void Dispose() => client.Dispose();

    private static async Task<Page> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var address = answer.RequestMessage?.RequestUri ?? throw new MeasurementException("An answer came without its address.");
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? new Page(address, text) : throw new MeasurementException($"{address} answered {(int)answer.StatusCode}: {text}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex FormToken();

    private sealed class Shared(SocketsHttpHandler handler) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker invoker = new(handler, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            invoker.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                invoker.Dispose();
            base.Dispose(disposing);
        }
    }
}
