namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>The private folder of one print. It holds the input and everything the browser writes, and is deleted afterwards.</summary>
internal sealed class PrintFolder : IAsyncDisposable
{
    private const string Prefix = "goadvisor-print-";
    private const int DeleteTries = 20;

    /// <summary>Longer than any print takes.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);
    private static readonly TimeSpan DeletePause = TimeSpan.FromMilliseconds(50);

    // Documented to be readable by its owner only.
    public string Path { get; } = Directory.CreateTempSubdirectory(Prefix).FullName;

    public string Input => System.IO.Path.Combine(Path, "report.mhtml");

    public string Output => System.IO.Path.Combine(Path, "report.pdf");

    public string Profile => System.IO.Path.Combine(Path, "profile");

    /// <summary>Deletes the folders of processes that were killed while printing.</summary>
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
                // It belongs to another user, or another process is deleting it too.
                continue;
            }
        }
    }

    /// <summary>Retries, because a process that was just killed may still hold its files.</summary>
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
