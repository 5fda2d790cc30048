namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>The folder of one print, which nobody else can read. What is printed, and all the browser writes, lies in it and goes with it.</summary>
internal sealed class PrintFolder : IAsyncDisposable
{
    private const string Prefix = "goadvisor-print-";
    private const int DeleteTries = 20;

    /// <summary>Longer than any print takes.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);
    private static readonly TimeSpan DeletePause = TimeSpan.FromMilliseconds(50);

    // Readable for its owner alone, by the contract of this method.
    public string Path { get; } = Directory.CreateTempSubdirectory(Prefix).FullName;

    public string Input => System.IO.Path.Combine(Path, "report.mhtml");

    public string Output => System.IO.Path.Combine(Path, "report.pdf");

    public string Profile => System.IO.Path.Combine(Path, "profile");

    /// <summary>Deletes what a process left behind that was killed while it printed.</summary>
    public static void DeleteAbandoned(DateTimeOffset now)
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            if (now - Directory.GetLastWriteTimeUtc(folder) < Abandoned)
                continue;
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another user's, or another process is deleting it as well: not ours to report.
                continue;
            }
        }
    }

    /// <summary>Deletes the folder; a process that was just killed may still be letting go of its files.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var tries = 1; Directory.Exists(Path); tries++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && tries < DeleteTries)
            {
                await Task.Delay(DeletePause);
            }
        }
    }
}
