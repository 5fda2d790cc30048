namespace GoAdvisor.Engine.Tests.Authoring;

public class RemovalTests
{
    private static readonly CatalogueTree Tree = CatalogueTree.Of(Seeds.Catalogue);

    [Fact]
    public void An_alternative_goes_with_its_ratings_effects_and_expected_scores()
    {
        var removal = Removal.Of(Tree, "alternatives/java");
        var rows = Seeds.Catalogue.Criteria.Count + Seeds.Catalogue.Aspects.Count;
        var effects = Seeds.Catalogue.Constraints.Sum(constraint => constraint.Effects.Count(effect => effect.Alternative == "java"));

        removal.Goes.Should().Contain($"{rows} ratings").And.Contain($"{effects} effects of constraints");
        After(removal).Catalogue.Constraints.SelectMany(constraint => constraint.Effects).Should().NotContain(effect => effect.Alternative == "java");
        removal.Left.Should().Contain(problem => problem.What.Contains("favours 'java'"), "a criterion has to favour somebody, so the editor says whom");
        removal.Left.Should().Equal(After(removal).Problems);
    }

    [Fact]
    public void A_source_is_taken_out_of_every_list_that_names_it()
    {
        var id = Seeds.Catalogue.Criteria.SelectMany(criterion => criterion.Ratings).SelectMany(rating => rating.Sources).First();

        var removal = Removal.Of(Tree, $"sources/{id}");

        After(removal).Problems.Should().BeEmpty();
        removal.Goes.Should().ContainSingle().Which.Should().Contain("lists");
        removal.Left.Should().BeEmpty();
    }

    [Fact]
    public void An_item_that_nothing_is_about_goes_alone() =>
        Removal.Of(Tree, $"claims/{Seeds.Catalogue.Claims[0].Id}").Should().Match<Removal>(removal => removal.Changes.Count == 1 && removal.Goes.Count == 0 && removal.Left.Count == 0);

    private static CatalogueTree After(Removal removal)
    {
        Tree.TryApply(removal.Changes, out var after, out var problem).Should().BeTrue(problem);
        return after;
    }
}
