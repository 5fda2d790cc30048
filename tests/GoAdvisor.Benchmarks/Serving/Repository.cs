namespace GoAdvisor.Benchmarks.Serving;

/// <summary>Where the parts of this repository lie.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string Seeds => Path.Combine(Root, "seeds");

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
