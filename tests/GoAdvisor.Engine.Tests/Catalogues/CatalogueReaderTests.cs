using System.Text;

namespace GoAdvisor.Engine.Tests.Catalogues;

public class CatalogueReaderTests
{
    private static readonly Catalogue Valid = TestCatalogue.WithWeights([1, 1], ("a", [4, 0]), ("b", [0, 4]));

    [Fact]
    public void Parts_are_joined_in_the_order_of_their_names()
    {
        var whole = Encoding.UTF8.GetString(CatalogueReader.Write(Valid));
        var source = """{ "sources": [{ "id": "ID", "title": "A paper", "links": ["https://example.org/paper"] }] }""";
        var catalogue = CatalogueReader.Read([Part("c.json", source.Replace("ID", "late")), Part("a.json", whole), Part("b.json", source.Replace("ID", "early"))]);
        catalogue.Sources.Select(read => read.Id).Should().Equal("early", "late");
    }

    [Fact]
    public void All_problems_of_form_are_named_at_once_with_file_and_item()
    {
        var problems = Problems(
            Part("a.json", """{ "alternatives": [{ "id": "go", "name": "Go", "meaning": "Go.", "colour": "blue" }], "flavours": [] }"""),
            Part("b.json", """{ "criteria": [{ "id": "speed" }], "draws": { "count": "many" } }"""),
            Part("c.json", "not json"));
        problems.Should().Contain(problem => problem.StartsWith("a.json: alternatives/go:") && problem.Contains("colour"));
        problems.Should().Contain(problem => problem.StartsWith("a.json: flavours:"));
        problems.Should().Contain(problem => problem.StartsWith("b.json: criteria/speed:") && problem.Contains("ratings"));
        problems.Should().Contain(problem => problem.StartsWith("b.json: draws:"));
        problems.Should().Contain(problem => problem.StartsWith("c.json: $: is not readable JSON"));
        problems.Should().Contain("questions: is missing from every part");
    }

    [Fact]
    public void All_problems_of_meaning_are_named_at_once_with_their_mend()
    {
        var broken = Valid with
        {
            Criteria = [Valid.Criteria[0] with { Favours = "cobol", Ratings = [Valid.Criteria[0].Ratings[0] with { Value = 5 }] }, Valid.Criteria[1]],
            Questions = [.. Valid.Questions, TestCatalogue.Question("q1", ("x", "nothing", 0.333m), ("y", null, 0))],
            Constraints = [TestCatalogue.Constraint("k", new Not(new AnsweredWith("q1", ["maybe"])), TestCatalogue.Exclude("a") with { Cap = 3 })],
        };
        Problems(Part("all.json", Encoding.UTF8.GetString(CatalogueReader.Write(broken)))).Should().BeEquivalentTo(
            "all.json: questions/q1: has an id that is used twice",
            "all.json: criteria/c1: favours 'cobol', which is no alternative; use one of a, b",
            "all.json: criteria/c1: has 0 ratings for 'b'; give exactly one",
            "all.json: criteria/c1/ratings/a: has the value 5; use 0 to 4",
            "all.json: questions/q1/options/x: strengthens 'nothing', which is no criterion",
            "all.json: questions/q1/options/x: gives 'nothing' a strength that is not above 0, at most 1, in whole hundredths",
            "all.json: constraints/k/when: looks for 'maybe', which 'q1' does not offer; it offers yes, no",
            "all.json: constraints/k/effects/a: must have a 'cap' when its effect is 'cap', and only then");
    }

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("/local")]
    [InlineData("https://user:secret@example.org")]
    public void A_source_links_only_by_https(string link)
    {
        var problems = CatalogueValidator.Validate(Valid with { Sources = [new Source { Id = "s", Title = "S", Links = [link] }] });
        problems.Should().ContainSingle().Which.What.Should().Contain(link);
    }

    [Theory]
    [InlineData("""{ "maybe": [] }""")]
    [InlineData("""{ "all": [], "any": [] }""")]
    [InlineData("""{ "answeredWith": { "question": "q1" } }""")]
    [InlineData("""{ "not": 3 }""")]
    [InlineData("[]")]
    public void Conditions_are_a_closed_set(string condition)
    {
        var whole = Encoding.UTF8.GetString(CatalogueReader.Write(
            Valid with { Constraints = [TestCatalogue.Constraint("k", TestCatalogue.Yes("q1"), TestCatalogue.Exclude("a"))] }));
        var start = whole.IndexOf("\"when\": ", StringComparison.Ordinal) + 8;
        var end = whole.IndexOf("\"reason\": \"Test.\",\n      \"sources\": [],\n      \"effects\"", StringComparison.Ordinal);
        var broken = whole[..start] + condition + "," + whole[end..];
        Problems(Part("all.json", broken)).Should().ContainSingle().Which.Should().StartWith("all.json: constraints/k/");
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused() =>
        Problems(Part("all.json", """{ "claims": [], "claims": [] }""")).Should().Contain(problem => problem == "all.json: claims: stands twice");

    private static CataloguePart Part(string name, string json) => new(name, Encoding.UTF8.GetBytes(json));

    private static List<string> Problems(params CataloguePart[] parts) =>
        [.. FluentActions.Invoking(() => CatalogueReader.Read(parts)).Should().Throw<InvalidCatalogueException>().Which.Problems.Select(problem => problem.ToString())];
}
