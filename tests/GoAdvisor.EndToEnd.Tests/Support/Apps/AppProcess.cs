using System.Diagnostics;
using System.Net;
using System.Text;

namespace GoAdvisor.EndToEnd.Tests.Support.Apps;

/// <summary>
/// The published program as a process of its own, in Production, on a port it keeps across restarts. It ends with the test, or
/// with the test run when that is killed: a shell watches the pipe to this process.
/// </summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "app");

    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly StringBuilder log = new();
    private Process? process;
    private Process? watcher;

    private AppProcess(IReadOnlyDictionary<string, string> settings)
    {
        this.settings = settings;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address, Timeout = Wait.Limit };
    }

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient Http { get; }

    /// <summary>Everything written to the console since the first start.</summary>
    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    /// <summary>Waits until the text is in the log, because the console is written after the answer is sent.</summary>
    public Task ShouldLogAsync(string text) => Wait.UntilAsync(() => Log.Contains(text, StringComparison.Ordinal), $"“{text}” in the log");

    /// <summary>Runs on a database, and returns when it is ready.</summary>
    public static async Task<AppProcess> StartAsync(TestDatabase database, params (string Name, string Value)[] more)
    {
        var app = Prepare(database, more);
        await app.StartAsync();
        return app;
    }

    public static AppProcess Prepare(TestDatabase database, params (string Name, string Value)[] more) =>
        new(database.Settings.Concat(more.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).ToDictionary());

    public async Task StartAsync()
    {
        Launch();
        await ReadyAsync();
    }

    /// <summary>Starts it without waiting for anything.</summary>
    public void Launch()
    {
        process = new Process { StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "GoAdvisor.Web.dll")]) };
        process.StartInfo.WorkingDirectory = Folder;
        process.StartInfo.RedirectStandardOutput = process.StartInfo.RedirectStandardError = true;
        var environment = process.StartInfo.Environment;
        environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        environment["ASPNETCORE_URLS"] = Address.ToString();
        environment["Seeds__Folder"] = Seeds.Folder;
        // It lives for minutes, too short to earn back what measuring its code for a better compilation costs.
        environment["DOTNET_TieredPGO"] = "0";
        // What the browser complains of then says what went wrong in the circuit.
        environment["DetailedErrors"] = "true";
        // A print takes longer on a busy machine than anybody would wait.
        environment["Reports__TimeoutSeconds"] = "300";
        foreach (var (name, value) in settings)
            environment[name] = value;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        watcher = Process.Start(new ProcessStartInfo("sh", ["-c", $"trap '' INT; cat; kill -9 {process.Id}"]) { RedirectStandardInput = true });
    }

    /// <summary>Waits until it says that it can serve.</summary>
    public Task ReadyAsync() => ShouldAnswerAsync(Urls.Ready);

    /// <summary>Waits until it answers at a path with 200. A process that has ended will not.</summary>
    public Task ShouldAnswerAsync(string path) => Wait.UntilAsync(
        async () => process is { HasExited: false }
            ? await StatusAsync(path) == HttpStatusCode.OK
            : throw new InvalidOperationException($"The app has ended:\n{Log}"),
        $"200 at {path}");

    /// <summary>The status it answers with; null while it does not answer at all.</summary>
    public async Task<HttpStatusCode?> StatusAsync(string path)
    {
        try
        {
            using var response = await Http.GetAsync(path);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Stops it in its tracks, as a machine that is out of breath: connections stay open and nothing answers.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Ends it as a power cut would: no handler of its own runs.</summary>
    public Task KillAsync() => EndAsync("KILL");

    /// <summary>Asks it to end, as a service manager does, and returns its exit code.</summary>
    public Task<int> StopAsync() => EndAsync("TERM");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine(Log);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process?.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task<int> EndAsync(string signal)
    {
        if (process is null)
            return 0;
        if (!process.HasExited)
        {
            await SignalAsync(signal);
        }
        await process.WaitForExitAsync();
        var exitCode = process.ExitCode;
        watcher?.Kill();
        watcher?.Dispose();
        process.Dispose();
        process = null;
        return exitCode;
    }

    private void Append(string? line)
    {
        lock (log)
            log.AppendLine(line);
    }
}
