using GoAdvisor.Engine.Authoring.Diff;

namespace GoAdvisor.Engine.Tests.Authoring;

public class CatalogueTreeTests
{
    private const string Value = "criteria/high-concurrency/ratings/go/value";

    private static readonly CatalogueTree Tree = CatalogueTree.Of(Seeds.Catalogue);

    [Theory]
    [InlineData(Value, "4")]
    [InlineData("criteria/high-concurrency/favours", "\"go\"")]
    [InlineData("thresholds/clearLead", "15")]
    [InlineData("questions/joiners/options/over-30-percent/strengths/simplicity-over-features/strength", "1")]
    [InlineData("profiles/bank-core/expected/winner", "\"java\"")]
    [InlineData("criteria/high-concurrency/cappedBy", null)]
    [InlineData("criteria/nothing/name", null)]
    [InlineData("criteria/high-concurrency/name/first", null)]
    [InlineData("", null)]
    public void A_path_leads_to_a_value(string path, string? value) => Tree.Find(path).Should().Be(value);

    [Fact]
    public void Lists_give_their_slugs_in_order()
    {
        Tree.Keys("alternatives").Should().Equal("go", "java", "nodejs", "rust");
        Tree.Keys("constraints/rust-without-experience/effects").Should().Equal("rust", "rust~2");
        Tree.Keys("criteria/high-concurrency/name").Should().BeNull();
        Tree.Follows("alternatives/java").Should().Be("go");
        Tree.Follows("alternatives/go").Should().BeNull();
    }

    [Theory]
    [InlineData(Value, "\"four\"", "fit")]
    [InlineData(Value, null, "fit")]
    [InlineData(Value, "{", "fit")]
    [InlineData("criteria/high-concurrency/colour", "\"blue\"", "fit")]
    [InlineData("criteria/high-concurrency/id", "\"speed\"", "cannot be changed")]
    [InlineData("criteria/high-concurrency", "{}", "is no field")]
    [InlineData("criteria/none/name", "\"None\"", "is no field")]
    [InlineData("constraints/bare-metal/when", "{\"maybe\":[]}", "fit")]
    public void What_would_break_the_form_is_refused(string path, string? value, string why)
    {
        Tree.TryApply([new CatalogueChange { Path = path, Kind = ChangeKind.Changed, After = value }], out var tree, out var problem).Should().BeFalse();

        problem.Should().Contain(why);
        tree.Should().BeSameAs(Tree);
    }

    [Fact]
    public void A_draft_may_be_inconsistent_for_a_while()
    {
        Tree.TryApply([new CatalogueChange { Path = Value, Kind = ChangeKind.Changed, After = "9" }], out var tree, out _).Should().BeTrue();

        CatalogueValidator.Validate(tree.Catalogue).Should().ContainSingle().Which.Where.Should().Be("criteria/high-concurrency/ratings/go");
        Tree.Find(Value).Should().Be("4");
    }

    [Fact]
    public void What_comes_of_a_tree_is_made_once_and_shared()
    {
        var change = new CatalogueChange { Path = Value, Kind = ChangeKind.Changed, After = "3" };
        Tree.TryApply([change], out var first, out _).Should().BeTrue();
        Tree.TryApply([change with { }], out var again, out _).Should().BeTrue();

        again.Should().BeSameAs(first);
        first.Catalogue.Should().NotBeSameAs(Tree.Catalogue);
        first.Problems.Should().BeEmpty().And.BeSameAs(first.Problems);
        first.Model.Should().NotBeNull().And.BeSameAs(first.Model);
        first.TryApply([change with { After = "9" }], out var wrong, out _).Should().BeTrue();
        wrong.Model.Should().BeNull();
    }

    [Fact]
    public void Fields_that_may_be_absent_come_and_go()
    {
        var path = "criteria/high-concurrency/cappedBy";
        Tree.TryApply([new CatalogueChange { Path = path, Kind = ChangeKind.Changed, After = "[ \"json-rest\" ]" }], out var with, out _).Should().BeTrue();
        with.Find(path).Should().Be("[\"json-rest\"]");

        with.TryApply([new CatalogueChange { Path = path, Kind = ChangeKind.Changed }], out var without, out _).Should().BeTrue();
        CatalogueDiff.Between(Tree, without).Should().BeEmpty();
    }

    [Fact]
    public void Items_are_added_where_they_belong_and_not_twice()
    {
        var item = """{"id":"nim","name":"Nim","meaning":"Nim 2."}""";
        var adding = new CatalogueChange { Path = "alternatives/nim", Kind = ChangeKind.Added, After = item, FollowsAfter = "go" };
        Tree.TryApply([adding], out var tree, out _).Should().BeTrue();

        tree.Keys("alternatives").Should().Equal("go", "nim", "java", "nodejs", "rust");
        tree.TryApply([adding], out _, out var again).Should().BeFalse();
        again.Should().Contain("there already");
        Tree.TryApply([adding with { FollowsAfter = "cobol" }], out _, out var nowhere).Should().BeFalse();
        nowhere.Should().Contain("cobol");
    }
}
