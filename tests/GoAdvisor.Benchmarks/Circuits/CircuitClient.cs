using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Benchmarks.Circuits;

/// <summary>
/// A Blazor Server circuit without a browser: it says what blazor.web.js of .NET 10 says, in the same order, and keeps of the page
/// only what is needed to click on its inputs.
/// </summary>
internal sealed class CircuitClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HubConnection connection;
    private readonly PageMarkers markers;
    private readonly RenderTree tree = new();
    private readonly Lock treeLock = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int eventReceiver;
    private int calls;
    private volatile Click? click;

    private CircuitClient(Browser browser, Page page)
    {
        markers = PageMarkers.Read(page);
        connection = Connect(browser, new Uri(page.Address, "/_blazor"));
        connection.On<int, string, string, int, long, int>("JS.BeginInvokeJS", (call, name, arguments, _, _, _) => AnswerAsync(call, name, arguments));
        connection.On<long, byte[]>("JS.RenderBatch", RenderAsync);
        connection.On<string, bool, string>("JS.EndInvokeDotNet", (_, succeeded, result) => click?.End(succeeded, result));
        connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        connection.On<int>("JS.EndUpdateRootComponents", _ => { });
        connection.On<string>("JS.Error", error => Fail($"The circuit reports: {error}"));
        connection.Closed += error =>
        {
            Fail($"The circuit was closed: {error?.Message}");
            return Task.CompletedTask;
        };
    }

    /// <summary>The inputs of the page as they look now.</summary>
    public IReadOnlyList<Input> Inputs
    {
        get
        {
            lock (treeLock)
                return [.. tree.Inputs];
        }
    }

    /// <summary>Starts the circuit of a page that this browser has just been given.</summary>
    public static async Task<CircuitClient> OpenAsync(Browser browser, Page page, CancellationToken cancellationToken)
    {
        var client = new CircuitClient(browser, page);
        try
        {
            await client.connection.StartAsync(cancellationToken);
            var origin = page.Address.GetLeftPart(UriPartial.Authority) + "/";
            var circuit = await client.connection.InvokeAsync<string?>(
                "StartCircuit", origin, page.Address.AbsoluteUri, "[]", client.markers.State, cancellationToken);
            if (circuit is null)
                throw new MeasurementException($"{page.Address} refuses to start a circuit.");
            await client.opened.Task.WaitAsync(Patience, cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Chooses a radio, or ticks a checkbox; returns when the server has done everything the click asked for.</summary>
    /// <returns>How long it took until the page showed the input as chosen.</returns>
    public async Task<TimeSpan> ChooseAsync(Input input, CancellationToken cancellationToken)
    {
        var chosen = new Click(input.Id);
        click = chosen;
        object value = input.Type == "checkbox" ? true : input.Value;
        var arguments = JsonSerializer.Serialize(new object[]
        {
            new
            {
                eventHandlerId = input.Listener.Handler,
                eventName = "change",
                eventFieldInfo = new { componentId = input.Listener.Component, fieldValue = value },
            },
            new { value },
        });
        var call = (++calls).ToString(CultureInfo.InvariantCulture);
        await connection.SendAsync("BeginInvokeDotNetFromJS", call, null, "DispatchEventAsync", eventReceiver, arguments, cancellationToken);
        return await chosen.Done.WaitAsync(Patience, cancellationToken);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static HubConnection Connect(Browser browser, Uri hub)
    {
        var builder = new HubConnectionBuilder().WithUrl(hub, options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.HttpMessageHandlerFactory = _ => browser.SharedHandler;
            options.WebSocketFactory = (context, cancellationToken) => browser.ConnectWebSocketAsync(context.Uri, cancellationToken);
        });
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPackProtocol());
        return builder.Build();
    }

    /// <summary>Answers what the server calls in the browser; the first call hands over the object that takes events.</summary>
    private async Task AnswerAsync(int call, string name, string arguments)
    {
        if (name == "Blazor._internal.attachWebRendererInterop")
        {
            eventReceiver = (int?)JsonNode.Parse(arguments)?[1]?["__dotNetObject"] ?? throw new MeasurementException($"{name} came with {arguments}.");
            await connection.SendAsync("UpdateRootComponents", markers.AddAll(), markers.State);
        }
        await connection.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,null]");
    }

    private async Task RenderAsync(long id, byte[] batch)
    {
        var arrived = Stopwatch.GetTimestamp();
        lock (treeLock)
        {
            tree.Apply(new RenderBatch(batch));
            if (!opened.Task.IsCompleted && tree.Inputs.Any())
                opened.SetResult();
            if (click is { IsShown: false } waiting && tree.Inputs.Any(input => input.Id == waiting.Input && input.IsChecked))
                waiting.Show(arrived);
        }
        await connection.SendAsync("OnRenderCompleted", id, null);
    }

    private void Fail(string reason)
    {
        opened.TrySetException(new MeasurementException(reason));
        click?.Fail(reason);
    }

    /// <summary>One click on its way.</summary>
    private sealed class Click(string input)
    {
        private readonly long sent = Stopwatch.GetTimestamp();
        private readonly TaskCompletionSource<TimeSpan> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long shown;

        public string Input => input;

        public Task<TimeSpan> Done => done.Task;

        public bool IsShown => shown != 0;

        public void Show(long at) => shown = at;

        public void End(bool succeeded, string result)
        {
            if (succeeded && IsShown)
                done.TrySetResult(Stopwatch.GetElapsedTime(sent, shown));
            else
                Fail(succeeded ? $"A click on {input} was handled, but the page does not show it." : $"A click on {input} failed: {result}");
        }

        public void Fail(string reason) => done.TrySetException(new MeasurementException(reason));
    }
}
