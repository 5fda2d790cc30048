using NJsonSchema;

namespace GoAdvisor.Engine.Tests.Catalogues;

public class SeedTests
{
    [Fact]
    public void The_catalogue_has_its_parts()
    {
        var catalogue = Seeds.Catalogue;
        catalogue.Alternatives.Select(alternative => alternative.Id).Should().Equal("go", "java", "nodejs", "rust");
        catalogue.Criteria.Should().HaveCount(17);
        catalogue.Aspects.Should().HaveCount(9);
        catalogue.Questions.Count(question => question.AskedWhen is null).Should().Be(24);
        catalogue.Questions[^1].Id.Should().Be("approved-alternatives");
        catalogue.Constraints.Should().HaveCount(18);
        catalogue.Claims.Should().HaveCountGreaterThan(25);
    }

    [Fact]
    public void Equal_weights_favour_nobody() =>
        Seeds.Catalogue.Alternatives.Select(alternative => Seeds.Catalogue.Criteria
            .Sum(criterion => criterion.Ratings.Single(rating => rating.Alternative == alternative.Id).Value))
            .Should().Equal(40, 41, 40, 39);

    [Fact]
    public async Task Every_part_follows_the_published_schema()
    {
        var cancel = TestContext.Current.CancellationToken;
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Seeds.Folder, "..", "catalogue.schema.json"), cancel);
        foreach (var file in Seeds.PartFiles())
        {
            var problems = schema.Validate(await File.ReadAllTextAsync(file, cancel));
            problems.Select(problem => $"{Path.GetFileName(file)}: {problem.Path} {problem.Kind}").Should().BeEmpty();
        }
    }

    [Fact]
    public void Import_of_an_export_is_the_same_catalogue_byte_for_byte()
    {
        var exported = CatalogueReader.Write(Seeds.Catalogue);
        CatalogueReader.Write(CatalogueReader.Read(exported)).Should().Equal(exported);
    }
}
