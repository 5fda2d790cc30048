using System.ComponentModel;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>Prints one page with a browser started for it.</summary>
internal static class PrintRun
{
    /// <summary>Leaves neither a process nor a file behind, however it ends.</summary>
    /// <returns>The PDF, or the reason of the failure for the log.</returns>
    public static async Task<(byte[]? Pdf, string Problem)> PrintAsync(string browser, byte[] archive, bool sandbox, CancellationToken cancel)
    {
        try
        {
            await using var folder = new PrintFolder();
            await File.WriteAllBytesAsync(folder.Input, archive, cancel);
            await using var process = BrowserProcess.Start(browser, BrowserFlags.For(folder.Input, folder.Output, folder.Profile, sandbox), folder.Path);
            var (exitCode, said) = await process.EndAsync(cancel);
            // Browsers exit with 0 even when they could not print; only the file shows it.
            if (!File.Exists(folder.Output))
                return (null, $"{browser} exited with {exitCode} and wrote nothing. It said: {said}");
            var pdf = await File.ReadAllBytesAsync(folder.Output, cancel);
            return IsWhole(pdf) ? (pdf, "") : (null, $"{browser} exited with {exitCode} and wrote {pdf.Length} bytes that are not a whole PDF. It said: {said}");
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return (null, $"{browser} could not be run: {e.Message}");
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> pdf) => pdf.StartsWith("%PDF-"u8) && pdf.TrimEnd("\r\n"u8).EndsWith("%%EOF"u8);
}
