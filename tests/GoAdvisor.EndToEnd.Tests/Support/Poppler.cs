using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GoAdvisor.EndToEnd.Tests.Support;

/// <summary>What other people's tools read in a PDF.</summary>
public static partial class Poppler
{
    public static Task<string> TextAsync(ReadOnlyMemory<byte> pdf) => RunAsync("pdftotext", pdf, ["-", "-"]);

    public static Task<string> InfoAsync(ReadOnlyMemory<byte> pdf, params string[] options) => RunAsync("pdfinfo", pdf, [.. options, "-"]);

    /// <summary>
    /// Its tags with their texts. By which numbers the tags refer to each other is the browser's own affair and differs from one print to
    /// the next; so each is numbered anew by where it first stands, and what refers to what stays to be seen.
    /// </summary>
    public static async Task<string> StructureAsync(ReadOnlyMemory<byte> pdf)
    {
        var numbers = new Dictionary<string, int>();
        return Internal().Replace(await InfoAsync(pdf, "-struct-text"), name =>
        {
            numbers.TryAdd(name.Value, numbers.Count + 1);
            return $"#{numbers[name.Value]}";
        });
    }

    public static Task<string> FontsAsync(ReadOnlyMemory<byte> pdf) => RunAsync("pdffonts", pdf, ["-"]);

    /// <summary>Makes a picture of the first page.</summary>
    /// <param name="pdf">The document.</param>
    /// <param name="path">Where to, without the ending, which is ".png".</param>
    public static Task PictureAsync(ReadOnlyMemory<byte> pdf, string path) => RunAsync("pdftoppm", pdf, ["-singlefile", "-r", "110", "-png", "-", path]);

    [GeneratedRegex(@"\bnode\d+|(?<=Object )\d+(?= \d+)")]
    private static partial Regex Internal();

    private static async Task<string> RunAsync(string tool, ReadOnlyMemory<byte> pdf, string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{tool} did not start: apt-get install poppler-utils.");
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        await process.StandardInput.BaseStream.WriteAsync(pdf, cancel);
        process.StandardInput.Close();
        return await output;
    }
}
