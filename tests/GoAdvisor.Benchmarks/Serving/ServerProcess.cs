using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace GoAdvisor.Benchmarks.Serving;

/// <summary>How a server's garbage is collected.</summary>
internal enum Collector
{
    /// <summary>As it is published.</summary>
    Shipped,

    /// <summary>Giving back what is free. The server collector keeps it, so that memory would measure the collector's habits.</summary>
    Frugal,
}

/// <summary>A published server as a process of its own, with a folder that goes when it goes.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly List<string> log = [];

    private ServerProcess(ProcessStartInfo start, DirectoryInfo folder, Uri address)
    {
        this.folder = folder;
        Address = address;
        process = Process.Start(start) ?? throw new MeasurementException($"{start.ArgumentList[0]} did not start.");
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public ProcessUsage Usage => new(process);

    /// <summary>
    /// The app on a fresh database. It takes its settings from this program's environment, so <c>ConnectionStrings__PostgreSql</c>
    /// measures it on PostgreSQL instead of SQLite.
    /// </summary>
    /// <param name="collector">How its garbage is collected.</param>
    /// <param name="cancellationToken">Gives up waiting for it.</param>
    /// <param name="seeds">The catalogue; the one that keeps figures comparable, unless a page is measured as it ships.</param>
    public static Task<ServerProcess> StartAppAsync(Collector collector, CancellationToken cancellationToken, string? seeds = null) =>
        StartAsync(Repository.PublishedApp, [], "/health/ready", collector, cancellationToken, seeds);

    /// <summary>One of the apps that ours is held against.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="data">What it serves, handed over in a file.</param>
    /// <param name="ready">Where it answers as soon as it is up.</param>
    /// <param name="collector">How its garbage is collected.</param>
    /// <param name="cancellationToken">Gives up waiting for it.</param>
    public static async Task<ServerProcess> StartPeerAsync(
        string kind, ReadOnlyMemory<byte> data, string ready, Collector collector, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, data, cancellationToken);
            return await StartAsync(Repository.PublishedPeers, [kind, file], ready, collector, cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<ServerProcess> StartAsync(
        string program, string[] arguments, string ready, Collector collector, CancellationToken cancellationToken, string? seeds = null)
    {
        if (!File.Exists(program))
            throw new MeasurementException($"{program} is missing; ./dev bench publishes it.");
        var folder = Directory.CreateTempSubdirectory("goadvisor-bench-");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var started = new ServerProcess(StartInfo(program, arguments, folder, address, collector, seeds), folder, address);
        try
        {
            await started.WaitUntilReadyAsync(ready, cancellationToken);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    private static ProcessStartInfo StartInfo(string program, string[] arguments, DirectoryInfo folder, Uri address, Collector collector, string? seeds)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["Seeds__Folder"] = seeds ?? Repository.Seeds;
        start.Environment["ConnectionStrings__Sqlite"] = Path.Combine(folder.FullName, "bench.db");
        if (collector == Collector.Frugal)
            start.Environment["DOTNET_gcServer"] = "0";
        // Here one address plays all visitors.
        start.Environment["RateLimits__WritesPerMinute"] = "1000000";
        start.Environment["RateLimits__EvaluationsPerMinute"] = "100000000";
        return start;
    }

    private async Task WaitUntilReadyAsync(string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(100, cancellationToken))
        {
            if (process.HasExited)
                break;
            try
            {
                using var answer = await client.GetAsync(path, cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // It does not listen yet.
            }
        }
        throw new MeasurementException($"The server did not become ready.\n{Log()}");
    }

    private string Log()
    {
        lock (log)
            return string.Join('\n', log);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (log)
        {
            if (line.Data is not null)
                log.Add(line.Data);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
