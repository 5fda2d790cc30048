using System.Diagnostics;
using System.Text;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>
/// One browser, with every process it starts: none of them outlives this object. Its folder's name, which is random, stands in the
/// environment or the arguments of each, and so finds also those that have left the tree.
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
        // Not by the events of Process: waiting for its exit would then also wait for whoever else holds the pipe.
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

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code and the end of what it said.</returns>
    public async Task<(int ExitCode, string Said)> EndAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        var exitCode = process.ExitCode;
        await KillAsync();
        // Where strays cannot be found, one may hold the pipe open.
        return (exitCode, await Task.WhenAny(said, Task.Delay(Hearing, cancel)) == said ? await said : "");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    /// <summary>The program's own environment holds proxies and secrets; a browser needs to know neither.</summary>
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

    /// <summary>Kills what has left the tree: a process whose parent has ended, or that made a session of its own, as crash handlers do.</summary>
    /// <returns>Whether there was any; it may take a moment to end, or may have had time to start another.</returns>
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
                // It ended by itself in between, which is what was wanted.
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
            // It has ended, or is another user's and so none of ours.
            return false;
        }
    }

    /// <summary>Reads to the end, so that the browser never waits for a reader, and keeps the last of it.</summary>
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
