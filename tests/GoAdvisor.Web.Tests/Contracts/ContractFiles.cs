using System.IO.Compression;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>
/// The files of <c>tests/Contracts</c>, read from and written to the source tree. A name is a path within that folder, with "/". What
/// somebody saves as a file is long and alike, so it is held compressed, under its name with ".gz".
/// </summary>
internal static class ContractFiles
{
    private const string Compressed = ".gz";

    /// <summary>What the program is asked; the rest is what it answered.</summary>
    private static readonly string[] Asked = ["cases/", "conversations/"];

    public static string Root { get; } = FindRoot();

    /// <summary>The names of what is held, in order.</summary>
    public static IReadOnlyList<string> Held =>
        [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => file.Contains('/', StringComparison.Ordinal) && !Asked.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .Select(file => file.EndsWith(Compressed, StringComparison.Ordinal) ? file[..^Compressed.Length] : file)
            .Order(StringComparer.Ordinal)];

    /// <summary>Whether it is a file that somebody saves, or stores, as it is: every byte of it counts.</summary>
    public static bool IsExact(string name) => Path.GetFileNameWithoutExtension(name) is var plain && (plain is "report" or "stored" || plain.EndsWith(".pdf", StringComparison.Ordinal));

    /// <summary>The files of a folder that the program is asked with: name without ending, and content.</summary>
    public static IEnumerable<(string Name, JsonNode Content)> In(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.json").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileNameWithoutExtension(file), ContractJson.Parse(File.ReadAllBytes(file))));

    public static bool Exists(string name) => File.Exists(PathOf(name));

    public static byte[] Read(string name)
    {
        if (!IsExact(name))
            return File.ReadAllBytes(PathOf(name));
        using var content = new MemoryStream();
        using (var file = new GZipStream(File.OpenRead(PathOf(name)), CompressionMode.Decompress))
            file.CopyTo(content);
        return content.ToArray();
    }

    public static void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name)) ?? Root);
        using Stream file = File.Create(PathOf(name));
        using var written = IsExact(name) ? new GZipStream(file, CompressionLevel.SmallestSize) : file;
        written.Write(content);
    }

    public static void Delete(string name) => File.Delete(PathOf(name));

    private static string PathOf(string name) => Path.Combine(Root, IsExact(name) ? name + Compressed : name);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GoAdvisor.sln")))
                return Path.Combine(folder.FullName, "tests", "Contracts");
        }
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
