using GoAdvisor.Data.Seeding;

namespace GoAdvisor.EndToEnd.Tests.Support;

/// <summary>The catalogue that a new installation publishes, to know what pages should say.</summary>
internal static class Seeds
{
    public static Catalogue Catalogue { get; } = SeedFolder.Read(Path.Combine(AppContext.BaseDirectory, "app", "seeds"));

    public static Profile Profile(string id) => Catalogue.Profiles.Single(profile => profile.Id == id);
}
