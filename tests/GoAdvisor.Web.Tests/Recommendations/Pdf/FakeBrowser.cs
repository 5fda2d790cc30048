using GoAdvisor.Web.Features.Recommendations.Export.Pdf;

namespace GoAdvisor.Tests;

/// <summary>A script in place of the browser. Every run of it notes its own folder first.</summary>
public sealed class FakeBrowser : IDisposable
{
    /// <summary>Writes what passes for a PDF.</summary>
    public const string Prints = """printf '%%PDF-1.4\nfake\n%%%%EOF\n' > "$out" """;

    /// <summary>Stays for ever, with a child in its tree, and one in a session of its own whose parent has ended.</summary>
    public const string Hangs = """
        sleep 1000 &
        sh -c 'setsid sleep 1000 >/dev/null 2>&1 &'
        wait
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("fake-browser-").FullName;

    public FakeBrowser(string body)
    {
        Path = System.IO.Path.Combine(folder, "browser");
        File.WriteAllText(Path, $"""
            #!/bin/sh
            for argument in "$@"; do case $argument in --print-to-pdf=*) out=$(echo "$argument" | cut -d= -f2-);; esac; done
            echo "$HOME" >> "{folder}/runs"
            {body}
            """);
        Allow(UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    /// <summary>A file the script can wait for or write to.</summary>
    public static string Beside(string path, string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", name);

    /// <summary>The folders of the runs so far.</summary>
    public IReadOnlyList<string> Runs => File.Exists($"{folder}/runs") ? File.ReadAllLines($"{folder}/runs") : [];

    public PrintingOptions With(int timeout = 300, int browsers = 1, int queue = 20, int cache = 32) =>
        new() { Browser = Path, TimeoutSeconds = timeout, Browsers = browsers, Queue = queue, CacheMegabytes = cache };

    public void Allow(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The scripts that stand for a browser are for a Unix shell.");
        else
            File.SetUnixFileMode(Path, mode);
    }

    public Task StartedAsync(int runs = 1) => Wait.UntilAsync(() => Runs.Count >= runs, "the browser is started");

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
