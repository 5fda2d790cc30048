using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GoAdvisor.Benchmarks.Circuits;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Circuits;

/// <summary>
/// A circuit without a browser, opened as anybody can who has seen a page: by negotiating, starting a circuit and adding the components that
/// the page describes. It acknowledges every render and keeps what was rendered.
/// </summary>
internal sealed partial class TestCircuit : IAsyncDisposable
{
    /// <summary>So that a test which waits in vain fails instead of hanging.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ApiHost host;
    private readonly HubConnection connection;
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock watching = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> awaited = [];
    private readonly StringBuilder rendered = new();
    private readonly string state;
    private readonly string components;
    private string? id;

    private TestCircuit(ApiHost host, string html, string? cookie)
    {
        this.host = host;
        state = PersistedState().Match(html).Groups["state"].Value;
        components = AddAll(html);
        var builder = new HubConnectionBuilder().WithUrl("https://goadvisor.test/_blazor", options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.HttpMessageHandlerFactory = _ => host.Server.CreateHandler();
            options.WebSocketFactory = (context, stop) => ConnectAsync(host, context.Uri, cookie, stop);
            if (cookie is not null)
                options.Headers["Cookie"] = cookie;
        });
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPackProtocol());
        connection = builder.Build();
        connection.On<int, string, string, int, long, int>("JS.BeginInvokeJS", (call, name, _, _, _, _) => AnswerAsync(call, name));
        connection.On<long, byte[]>("JS.RenderBatch", KeepAsync);
        connection.On<string, bool, string>("JS.EndInvokeDotNet", (_, _, _) => { });
        connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        connection.On<int>("JS.EndUpdateRootComponents", _ => { });
        connection.On<string>("JS.Error", _ => { });
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public bool IsClosed => closed.Task.IsCompleted;

    /// <summary>Completes when the server has closed the circuit, or has refused to begin one.</summary>
    public Task ClosesAsync() => closed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Every text that the server has rendered so far, whether it is still shown or not.</summary>
    public string Rendered
    {
        get
        {
            lock (watching)
                return rendered.ToString();
        }
    }

    /// <param name="html">The page as somebody was given it.</param>
    /// <param name="address">Its address.</param>
    /// <param name="cookie">What the circuit is opened with; null for no cookie at all.</param>
    public static async Task<TestCircuit> OpenAsync(ApiHost host, string html, string address, string? cookie)
    {
        var circuit = new TestCircuit(host, html, cookie);
        try
        {
            await circuit.connection.StartAsync(TestContext.Current.CancellationToken);
            circuit.id = await circuit.connection.InvokeAsync<string?>(
                "StartCircuit", "https://goadvisor.test/", $"https://goadvisor.test{address}", "[]", circuit.state, TestContext.Current.CancellationToken);
            if (circuit.id is null)
                circuit.closed.TrySetResult();
        }
        catch (Exception e) when (e is HttpRequestException or WebSocketException or IOException or InvalidOperationException or OperationCanceledException or HubException)
        {
            circuit.closed.TrySetResult();
        }
        return circuit;
    }

    /// <summary>Completes when the text has been rendered.</summary>
    public Task ShowsAsync(string text)
    {
        lock (watching)
        {
            if (rendered.ToString().Contains(text, StringComparison.Ordinal))
                return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((text, seen));
            return seen.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Leaves as a page does that is closed, so that nothing of the circuit is kept.</summary>
    public async ValueTask DisposeAsync()
    {
        if (id is not null)
        {
            using var http = host.Stranger;
            using var left = await http.PostAsync("/_blazor/disconnect", new FormUrlEncodedContent([KeyValuePair.Create("circuitId", id)]));
        }
        await connection.DisposeAsync();
    }

    private static async ValueTask<WebSocket> ConnectAsync(ApiHost host, Uri address, string? cookie, CancellationToken cancellationToken)
    {
        var client = host.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (cookie is not null)
                request.Headers.Cookie = cookie;
        };
        return await client.ConnectAsync(address, cancellationToken);
    }

    /// <summary>The order to add every component of the page, as the browser's script sends it.</summary>
    private static string AddAll(string html)
    {
        // A component's end is marked too, by its prerender id alone.
        var markers = Marker().Matches(html).Select(match => JsonNode.Parse(match.Groups["json"].Value)).OfType<JsonObject>()
            .Where(marker => (string?)marker["type"] == "server");
        return new JsonObject
        {
            ["batchId"] = 1,
            ["operations"] = new JsonArray([.. markers.Select((marker, i) =>
                new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker.DeepClone() })]),
        }.ToJsonString();
    }

    private async Task AnswerAsync(int call, string name)
    {
        // The browser's first sign that it is ready for components.
        if (name == "Blazor._internal.attachWebRendererInterop")
            await connection.SendAsync("UpdateRootComponents", components, state);
        await connection.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,null]");
    }

    private Task KeepAsync(long id, byte[] batch)
    {
        lock (watching)
        {
            rendered.AppendLine(Encoding.UTF8.GetString(batch));
            var text = rendered.ToString();
            foreach (var (_, seen) in awaited.Where(wait => text.Contains(wait.Text, StringComparison.Ordinal)))
                seen.TrySetResult();
        }
        return connection.SendAsync("OnRenderCompleted", id, null);
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->")]
    private static partial Regex PersistedState();
}
