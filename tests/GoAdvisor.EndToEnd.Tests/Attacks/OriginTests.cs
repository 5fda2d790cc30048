using System.Net;
using System.Net.WebSockets;

namespace GoAdvisor.EndToEnd.Tests.Attacks;

/// <summary>A page of another site uses this browser's cookies.</summary>
public sealed class OriginTests(SharedApp shared)
{
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1")]
    [InlineData("null")]
    [InlineData("file://")]
    public async Task A_websocket_that_another_site_opens_is_refused(string origin)
    {
        using var socket = await ConnectAsync(origin);
        (socket.HttpStatusCode, socket.State).Should().Be((HttpStatusCode.Forbidden, WebSocketState.Closed));
    }

    [Fact]
    public async Task A_websocket_of_our_own_pages_is_accepted()
    {
        using var socket = await ConnectAsync((await shared.StartAsync()).Address.GetLeftPart(UriPartial.Authority));
        socket.State.Should().Be(WebSocketState.Open);
    }

    [Theory]
    [InlineData(Urls.StartAssessment)]
    [InlineData(Urls.Resume)]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    public async Task A_form_that_another_site_sends_is_refused(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}") };
        request.Headers.Add("Origin", "https://evil.example");
        using var response = await (await shared.StartAsync()).Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private async Task<ClientWebSocket> ConnectAsync(string origin)
    {
        var app = await shared.StartAsync();
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException refused) when (refused.WebSocketErrorCode == WebSocketError.NotAWebSocket)
        {
            // The caller looks at the status it was refused with.
        }
        return socket;
    }
}
