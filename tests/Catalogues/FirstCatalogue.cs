using GoAdvisor.Data.Seeding;
using GoAdvisor.Engine.Catalogues;

namespace GoAdvisor.Tests;

/// <summary>
/// The first version of the catalogue that the product ships with. Most tests run on it alone, so that what they hold about one catalogue stays true when another
/// one is shipped.
/// </summary>
public static class FirstCatalogue
{
    /// <summary>A folder of seeds that has this version only.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "seeds", "v1");

    /// <summary>The folder of seeds as it is shipped, with every version.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "seeds");

    public static Catalogue Read() => SeedFolder.Read(Folder);
}
