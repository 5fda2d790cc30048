using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace GoAdvisor.Benchmarks.Serving;

/// <summary>
/// The published app as a process of its own, on a fresh database. It takes its settings from this program's environment, so
/// <c>ConnectionStrings__PostgreSql</c> measures it on PostgreSQL instead of SQLite.
/// </summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly List<string> log = [];

    private AppProcess(string app, DirectoryInfo folder, Uri address)
    {
        this.folder = folder;
        Address = address;
        process = Process.Start(StartInfo(app, folder, address)) ?? throw new MeasurementException($"{app} did not start.");
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public ProcessUsage Usage => new(process);

    public static async Task<AppProcess> StartAsync(CancellationToken cancellationToken)
    {
        var app = Repository.PublishedApp;
        if (!File.Exists(app))
            throw new MeasurementException($"{app} is missing; ./dev bench publishes it.");
        var started = new AppProcess(app, Directory.CreateTempSubdirectory("goadvisor-bench-"), new Uri($"http://127.0.0.1:{FreePort()}"));
        try
        {
            await started.WaitUntilReadyAsync(cancellationToken);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
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

    private static ProcessStartInfo StartInfo(string app, DirectoryInfo folder, Uri address)
    {
        var start = new ProcessStartInfo("dotnet", [app])
        {
            WorkingDirectory = Path.GetDirectoryName(app),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["ConnectionStrings__Sqlite"] = Path.Combine(folder.FullName, "bench.db");
        // The server collector keeps what it has collected, so that memory would measure the collector's habits.
        start.Environment["DOTNET_gcServer"] = "0";
        // Here one address plays all visitors.
        start.Environment["RateLimits__WritesPerMinute"] = "1000000";
        return start;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(100, cancellationToken))
        {
            if (process.HasExited)
                break;
            try
            {
                using var answer = await client.GetAsync("/health/ready", cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // It does not listen yet.
            }
        }
        throw new MeasurementException($"The app did not become ready.\n{Log()}");
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
