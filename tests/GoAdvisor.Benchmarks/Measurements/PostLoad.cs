using System.Diagnostics;
using System.Net.Http.Headers;

namespace GoAdvisor.Benchmarks.Measurements;

/// <summary>What a server got done.</summary>
/// <param name="PerSecond">Requests answered.</param>
/// <param name="CpuEach">Processor time of the server for one.</param>
internal readonly record struct Throughput(double PerSecond, TimeSpan CpuEach);

/// <summary>Sends the same request again and again, on as many connections as are kept open, each as soon as its last answer came.</summary>
internal sealed class PostLoad : IDisposable
{
    public const int Connections = 16;

    private readonly ServerProcess server;
    private readonly Uri address;
    private readonly byte[] body;
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false });
    private int expected = -1;

    public PostLoad(ServerProcess server, string address, byte[] body) =>
        (this.server, this.address, this.body) = (server, new Uri(server.Address, address), body);

    /// <summary>Asks once. Every later answer has to be as long as this one.</summary>
    public async Task<byte[]> AskAsync(CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(cancellationToken);
        var content = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode || content.Length == 0)
            throw new MeasurementException($"{address} answered {(int)answer.StatusCode} with {content.Length} bytes.");
        expected = content.Length;
        return content;
    }

    public async Task<Throughput> RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (expected < 0)
            await AskAsync(cancellationToken);
        var (started, cpu) = (Stopwatch.GetTimestamp(), server.Usage.Cpu);
        var answered = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => RepeatAsync(started, time, cancellationToken))));
        var total = answered.Sum();
        return new Throughput(total / Stopwatch.GetElapsedTime(started).TotalSeconds, (server.Usage.Cpu - cpu) / total);
    }

    public void Dispose() => client.Dispose();

    private async Task<int> RepeatAsync(long started, TimeSpan time, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var answered = 0;
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            using var answer = await SendAsync(cancellationToken);
            await using var content = await answer.Content.ReadAsStreamAsync(cancellationToken);
            var (length, read) = (0, 0);
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
                length += read;
            if (!answer.IsSuccessStatusCode || length != expected)
                throw new MeasurementException($"{address} answered {(int)answer.StatusCode} with {length} bytes instead of {expected}.");
            answered++;
        }
        return answered;
    }

    private Task<HttpResponseMessage> SendAsync(CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return client.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, cancellationToken);
    }
}
