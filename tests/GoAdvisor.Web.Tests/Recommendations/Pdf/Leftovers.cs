using System.Text;

namespace GoAdvisor.Tests;

/// <summary>What prints have left on this machine.</summary>
public static class Leftovers
{
    /// <summary>The processes that were started for a print in a folder, or whose arguments name it.</summary>
    public static IReadOnlyList<string> ProcessesOf(string folder) =>
    [
        .. from process in Directory.GetDirectories("/proc")
           where int.TryParse(Path.GetFileName(process), out _) && (Read(process, "environ") + Read(process, "cmdline")).Contains(folder, StringComparison.Ordinal)
           select $"{Path.GetFileName(process)} {Read(process, "cmdline").Replace('\0', ' ')}",
    ];

    /// <summary>Neither a process nor the folder is there any more.</summary>
    public static void ShouldBeNone(IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            ProcessesOf(folder).Should().BeEmpty();
            Directory.Exists(folder).Should().BeFalse("the folder of a print goes with it");
        }
    }

    private static string Read(string process, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
