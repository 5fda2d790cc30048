using GoAdvisor.Data.Seeding;

namespace GoAdvisor.EndToEnd.Tests.Support;

/// <summary>The catalogue that tests start with unless they say otherwise, the first version, to know what pages should say.</summary>
internal static class Seeds
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "app", "seeds", "v1");

    /// <summary>Every version that is delivered.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "app", "seeds");

    public static Catalogue Catalogue { get; } = SeedFolder.Read(Folder);

    public static Profile Profile(string id) => Catalogue.Profiles.Single(profile => profile.Id == id);
}
