using GoAdvisor.Web.Features.Admin.Editor;
using GoAdvisor.Web.Features.Admin.Editor.Conditions;

namespace GoAdvisor.Web.Tests.Admin;

public class NewItemsTests
{
    private static readonly CatalogueTree Tree = CatalogueTree.Of(Cases.Catalogue with
    {
        JointCeilings = [],
        Archetypes = [new Archetype { Id = "any", Name = "Any", Weight = 1, Reason = "For the test.", Sources = [], Tilts = [] }],
    });

    public static TheoryData<string, string> Items => new()
    {
        { "sections/new", NewItems.Section("new", "New") },
        { "alternatives/new", NewItems.Alternative("new", "New") },
        { "criteria/new", NewItems.Criterion("new", "New", "go") },
        { "aspects/new", NewItems.Aspect("new", "New") },
        { "sources/new", NewItems.Source("new", "New") },
        { "claims/new", NewItems.Claim("new", "New") },
        { "profiles/new", NewItems.Profile("new", "New", "go") },
        { "questions/new", NewItems.Question("new", "New", "workload") },
        { "questions/max-pause/options/new", NewItems.Option("new", "New") },
        { "questions/max-pause/options/none/strengths/json-rest", NewItems.Strength("json-rest", "0.25") },
        { "constraints/new", NewItems.Constraint("new", "New", ConditionEdit.New(Cases.Catalogue)) },
        { "constraints/hard-real-time/effects/rust", NewItems.Effect("rust") },
        { "jointCeilings/new", NewItems.JointCeiling("new", "New") },
        { "archetypes/new", NewItems.Archetype("new", "New") },
        { "archetypes/any/tilts/max-pause", NewItems.Tilt("max-pause") },
    };

    [Theory]
    [MemberData(nameof(Items))]
    public void A_new_item_fits_where_it_goes(string path, string item) =>
        Tree.TryApply([new CatalogueChange { Path = path, Kind = ChangeKind.Added, After = item }], out _, out var problem).Should().BeTrue(problem);

    [Theory]
    [InlineData("C#", "c")]
    [InlineData("Node.js 24", "node-js-24")]
    [InlineData("  Cost & Überlast! ", "cost-berlast")]
    [InlineData("数据", "")]
    public void An_id_is_made_of_a_name(string name, string slug) => NewItems.Slug(name).Should().Be(slug);

    [Fact]
    public void An_id_that_is_taken_or_cannot_be_one_is_refused_with_what_would_be_right()
    {
        NewItems.Refusal("go", ["go"]).Should().Contain("there already");
        NewItems.Refusal("C Sharp", []).Should().Contain("'c-sharp'");
        NewItems.Refusal("", []).Should().Contain("letters or digits");
        NewItems.Refusal("csharp", ["go"]).Should().BeNull();
    }

    [Fact]
    public void A_second_effect_on_the_same_alternative_gets_a_key_of_its_own() => NewItems.Key("rust", ["go", "rust"]).Should().Be("rust~2");
}
