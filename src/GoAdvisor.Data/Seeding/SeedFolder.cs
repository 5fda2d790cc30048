namespace GoAdvisor.Data.Seeding;

/// <summary>Every <c>*.json</c> below a folder except the schema is a part of the catalogue.</summary>
public static class SeedFolder
{
    public static Catalogue Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase));
        return CatalogueReader.Read(files.Select(file => new CataloguePart(Name(folder, file), File.ReadAllBytes(file))));
    }

    private static string Name(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
