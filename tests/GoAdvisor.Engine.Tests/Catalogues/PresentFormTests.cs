using GoAdvisor.Engine.Authoring.Diff;

namespace GoAdvisor.Engine.Tests.Catalogues;

/// <summary>What the second form of a catalogue adds, and that the first is still read.</summary>
public class PresentFormTests
{
    [Fact]
    public void A_catalogue_of_the_present_form_is_written_and_read_byte_for_byte()
    {
        foreach (var catalogue in new[] { SharedCatalogue.Seeded, SharedCatalogue.Of(GeneratedCatalogue.Of(Shape.Small, 3), 3) })
        {
            var file = CatalogueFile.Write(catalogue);
            System.Text.Encoding.UTF8.GetString(file).Should().StartWith("{\n  \"format\": 2,\n");
            var read = CatalogueFile.Read(file);
            read.Problems.Should().BeEmpty();
            CatalogueFile.Write(read.Catalogue!).Should().Equal(file);
        }
    }

    [Fact]
    public async Task It_follows_the_published_schema()
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "catalogue.schema.json"), TestContext.Current.CancellationToken);
        schema.Validate(System.Text.Encoding.UTF8.GetString(CatalogueFile.Write(SharedCatalogue.Seeded))).Should().BeEmpty();
    }

    [Fact]
    public void A_catalogue_of_the_first_form_is_read_and_says_what_it_lacks_part_by_part()
    {
        var file = CatalogueFile.Write(Seeds.Catalogue);
        var read = CatalogueFile.Read(file).Catalogue!;
        read.Format.Should().BeNull();
        CatalogueFile.Write(read).Should().Equal(file);

        var missing = CatalogueFormats.Missing(read).Select(problem => problem.ToString()).ToList();
        missing.Should().Contain([
            "thresholds: needs 'clearCoverage', the share of answers that a clear verdict takes",
            "draws: needs 'capSpread', by how many points a cap may be off",
            "archetypes: is missing; it may be empty",
            "criteria/high-concurrency: needs 'origin': article or goadvisor",
            "questions/ramp-up/options/none: needs 'share', how common it is in percent",
            "constraints/bare-metal/effects/rust: needs an effect: exclude, cap, warn or none"]);
        missing.Should().NotContain(problem => problem.StartsWith("questions/non-negotiables/options/none", StringComparison.Ordinal), "its share is what is left");
        CatalogueValidator.Validate(read with { Format = 2 }).Select(problem => problem.ToString()).Should().BeEquivalentTo(missing);
        CatalogueFormats.Missing(SharedCatalogue.Seeded).Should().BeEmpty();
    }

    [Fact]
    public void One_form_leads_to_the_other_by_changes_of_fields()
    {
        var (before, after) = (CatalogueTree.Of(Seeds.Catalogue), CatalogueTree.Of(SharedCatalogue.Seeded));
        var changes = CatalogueDiff.Between(before, after);
        before.TryApply(changes, out var tree, out var problem).Should().BeTrue(problem);
        CatalogueFile.Write(tree.Catalogue).Should().Equal(CatalogueFile.Write(SharedCatalogue.Seeded));
        tree.TryApply([.. changes.Reverse().Select(change => change.Inverse)], out var back, out problem).Should().BeTrue(problem);
        CatalogueFile.Write(back.Catalogue).Should().Equal(CatalogueFile.Write(Seeds.Catalogue));
    }

    [Fact]
    public void Everything_wrong_with_the_new_parts_is_named()
    {
        var catalogue = SharedCatalogue.Seeded;
        var wrong = catalogue with
        {
            Draws = catalogue.Draws with { CapSpread = 51, BackgroundMax = 0.3m },
            Thresholds = catalogue.Thresholds with { ClearCoverage = 0.3m },
            Questionnaire = new QuestionnaireSettings { TwoMinutes = ["ramp-up", "ramp-up", "approved-alternatives"] },
            JointCeilings = [new JointCeiling { Id = "j", Criteria = ["high-concurrency", "high-concurrency"], Ceiling = 2.5m, Reason = "x", Sources = ["nowhere"] }],
            Archetypes = [new Archetype { Id = "k", Name = "K", Weight = 0, Reason = "x", Sources = [], Profile = "nobody",
                Tilts = [new ShareTilt { Question = "ramp-up", Factors = new Dictionary<string, decimal> { ["never"] = 101 } }] }],
            Constraints = [catalogue.Constraints[0] with { Effects = [.. catalogue.Constraints[0].Effects, catalogue.Constraints[0].Effects[^1] with { Kind = EffectKind.None, Cap = null }] }],
            Questions = [.. catalogue.Questions.Select(question => question.Id == "non-negotiables" ? question with { Ordered = true } : question)],
        };
        CatalogueValidator.Validate(wrong).Select(problem => problem.Where).Distinct().Should().Contain([
            "draws", "thresholds", "questionnaire/twoMinutes/ramp-up", "questionnaire/twoMinutes/approved-alternatives", "jointCeilings/j", "archetypes/k",
            "archetypes/k/tilts/ramp-up", "questions/non-negotiables"]);
    }
}
