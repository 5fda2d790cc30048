using System.Diagnostics;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>
/// A browser with all its child processes, none of which outlives this object. The random name of its folder is in the environment or the
/// arguments of each, which also finds those that left the process tree.
/// </summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private const int KeptOutput = 2000;
    private const int KillRounds = 20;

    private static readonly TimeSpan Hearing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KillPause = TimeSpan.FromMilliseconds(20);

    private readonly Process process;
    private readonly string folder;
    private readonly Task<string> said;

    private BrowserProcess(Process process, string folder)
    {
        this.process = process;
        this.folder = folder;
        // Not by the events of Process: waiting for its exit would also wait for whoever else holds the pipe.
        said = ReadAsync(process.StandardError);
        _ = ReadAsync(process.StandardOutput);
    }

    public static BrowserProcess Start(string browser, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(browser, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        KeepOnlyNeeded(start.Environment, folder);
        var process = Process.Start(start) ?? throw new InvalidOperationException("Process.Start gave no process.");
        process.StandardInput.Close();
        return new BrowserProcess(process, folder);
    }

    /// <summary>Waits for the process to exit.</summary>
    /// <returns>The exit code and the end of the output.</returns>
    public async Task<(int ExitCode, string Said)> EndAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        var exitCode = process.ExitCode;
        await KillAsync();
        // Where orphans cannot be found, one may hold the pipe open.
        return (exitCode, await Task.WhenAny(said, Task.Delay(Hearing, cancel)) == said ? await said : "");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    /// <summary>The environment of this process holds proxies and secrets that a browser must not see.</summary>
    private static void KeepOnlyNeeded(IDictionary<string, string?> environment, string folder)
    {
        string[] needed = OperatingSystem.IsWindows() ? ["PATH", "SystemRoot", "SystemDrive", "ProgramFiles", "ProgramData"] : ["PATH"];
        var kept = needed.Select(name => (name, value: environment.TryGetValue(name, out var value) ? value : null)).Where(pair => pair.value is not null).ToList();
        environment.Clear();
        foreach (var (name, value) in kept)
            environment[name] = value;
        foreach (var name in new[] { "HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA" })
            environment[name] = folder;
        environment["LANG"] = "C.UTF-8";
        environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:";
    }

    private async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        if (!OperatingSystem.IsLinux())
            return;
        for (var round = 0; round < KillRounds && KillStrays(); round++)
            await Task.Delay(KillPause);
    }

    /// <summary>Kills orphans: processes whose parent has exited or that started a session, as crash handlers do.</summary>
    /// <returns>Whether there was any; it may take a moment to exit, or may have started another.</returns>
    private bool KillStrays()
    {
        var mark = Encoding.UTF8.GetBytes(folder);
        var any = false;
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(entry), out var id) || id == Environment.ProcessId || !(Has(entry, "environ", mark) || Has(entry, "cmdline", mark)))
                continue;
            any = true;
            try
            {
                using var stray = Process.GetProcessById(id);
                stray.Kill();
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It has exited in the meantime.
                continue;
            }
        }
        return any;
    }

    private static bool Has(string process, string file, byte[] mark)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(process, file)).AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has exited, or belongs to another user.
            return false;
        }
    }

    /// <summary>Reads to the end, so that the browser never blocks on the pipe, and keeps the last lines.</summary>
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[1024];
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            text.Append(buffer, 0, count);
            if (text.Length > KeptOutput)
                text.Remove(0, text.Length - KeptOutput);
        }
        return text.ToString();
    }
}
