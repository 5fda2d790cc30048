using GoAdvisor.Data;
using GoAdvisor.Engine;

namespace GoAdvisor.EndToEnd.Tests;

/// <summary>The catalogue that a new installation publishes, to know what pages should say.</summary>
internal static class Seeds
{
    public static Catalogue Catalogue { get; } = SeedFolder.Read(Path.Combine(AppContext.BaseDirectory, "app", "seeds"));

    public static Profile Profile(string id) => Catalogue.Profiles.Single(profile => profile.Id == id);
}
