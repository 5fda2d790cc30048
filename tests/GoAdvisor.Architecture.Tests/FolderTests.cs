using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GoAdvisor.Architecture.Tests;

/// <summary>A folder is a namespace, and holds no more than one takes in at a glance.</summary>
public partial class FolderTests
{
    private const int Most = 15;

    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Files that several test projects compile, each of which has them in another folder.</summary>
    private const string Shared = "GoAdvisor.Tests";

    [Fact]
    public void A_folder_is_a_namespace()
    {
        var files = Files("src").Concat(Files("tests")).Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        files.Should().HaveCountGreaterThan(400);
        var wrong = from file in files
                    let declared = Namespace().Match(File.ReadAllText(file)).Groups[1].Value
                    where declared is not ("" or Shared) && declared != Expected(file)
                    select $"{Path.GetRelativePath(Root, file)}: {declared}";
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void No_folder_holds_too_many_files()
    {
        var folders = Files("src").Concat(Files("tests")).CountBy(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!)).ToList();
        folders.Should().HaveCountGreaterThan(60);
        folders.Where(folder => folder.Value > Most).Should().BeEmpty("a larger one has a second room in it");
    }

    private static string Expected(string file) =>
        string.Join('.', Path.GetRelativePath(Root, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar).Skip(1));

    /// <summary>Code as it was written: neither what a build made nor migrations, which a tool wrote.</summary>
    private static IEnumerable<string> Files(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Migrations")
        select file;

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
