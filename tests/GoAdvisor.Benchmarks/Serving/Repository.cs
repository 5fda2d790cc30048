namespace GoAdvisor.Benchmarks.Serving;

/// <summary>Where the parts of this repository lie.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>The first version of the catalogue, which keeps figures comparable.</summary>
    public static string Seeds => Path.Combine(Root, "seeds", "v1");

    /// <summary>The newest version of the catalogue; null while there is only one.</summary>
    public static string? NewestSeeds => Path.Combine(Root, "seeds", "v2") is var newest && Directory.Exists(newest) ? newest : null;

    public static string PublishedApp => Path.Combine(Root, "artifacts", "app", "GoAdvisor.Web.dll");

    public static string PublishedPeers => Path.Combine(Root, "artifacts", "peers", "GoAdvisor.Benchmarks.Peers.dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GoAdvisor.sln")))
                return folder.FullName;
        }
        throw new MeasurementException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
