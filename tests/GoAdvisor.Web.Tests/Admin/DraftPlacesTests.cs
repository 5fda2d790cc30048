using System.Text.Json;
using GoAdvisor.Web.Features.Admin.Editor;

namespace GoAdvisor.Web.Tests.Admin;

public class DraftPlacesTests
{
    private static readonly Catalogue Shipped = GoAdvisor.Data.Seeding.SeedFolder.ReadVersions(FirstCatalogue.Shipped)[^1];

    [Theory]
    [InlineData("format", "/admin/catalogue/draft/settings#format", "Verdict and draws › form of the catalogue")]
    [InlineData("draws/capSpread", "/admin/catalogue/draft/settings#draws.capSpread", "Verdict and draws › spread of caps")]
    [InlineData("questionnaire/twoMinutes", "/admin/catalogue/draft/settings#questionnaire.twoMinutes", "Verdict and draws › two-minute version")]
    [InlineData("questionnaire/twoMinutes/system-kind", "/admin/catalogue/draft/settings#questionnaire.twoMinutes", "Verdict and draws › two-minute version › system-kind")]
    [InlineData("archetypes", "/admin/catalogue/draft/archetypes", "Archetypes")]
    [InlineData("criteria/high-concurrency/maxWeight", "/admin/catalogue/draft/criteria#criteria.high-concurrency", "Criteria › High concurrency › largest weight")]
    [InlineData("sources/some/read", "/admin/catalogue/draft/sources#sources.some", "Sources › some › read on")]
    public void A_place_has_a_page_and_words(string path, string link, string words) =>
        (DraftPlaces.Link(path), DraftPlaces.Words(Shipped, path)).Should().Be((link, words));

    [Fact]
    public void A_factor_of_an_archetype_reads_as_its_question_and_option()
    {
        var archetype = Shipped.Archetypes?[0] ?? throw new InvalidOperationException("There is no archetype.");
        var tilt = archetype.Tilts[0];

        DraftPlaces.Words(Shipped, $"archetypes/{archetype.Id}/tilts/{tilt.Question}/factors/{tilt.Factors.Keys.First()}").Should()
            .Be($"Archetypes › {archetype.Name} › {Shipped.Questions.Single(question => question.Id == tilt.Question).Text} › {tilt.Factors.Keys.First()}");
    }

    /// <summary>Whatever a catalogue holds can be edited somewhere, and what is wrong with it is shown there.</summary>
    [Fact]
    public void Every_part_of_a_catalogue_has_an_editor()
    {
        using var document = JsonDocument.Parse(CatalogueReader.Write(Shipped));
        foreach (var part in document.RootElement.EnumerateObject())
            DraftPlaces.Part(part.Name).Should().NotBe("Whole catalogue", part.Name);
    }
}
