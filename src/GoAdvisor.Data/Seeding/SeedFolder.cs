namespace GoAdvisor.Data.Seeding;

/// <summary>The catalogue as files: every <c>*.json</c> below a folder is a part of it, except the schema that describes them.</summary>
public static class SeedFolder
{
    /// <exception cref="InvalidCatalogueException">With every problem of every file.</exception>
    public static Catalogue Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase));
        return CatalogueReader.Read(files.Select(file => new CataloguePart(Name(folder, file), File.ReadAllBytes(file))));
    }

    private static string Name(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
