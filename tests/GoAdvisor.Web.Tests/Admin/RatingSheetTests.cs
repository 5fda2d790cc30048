using GoAdvisor.Web.Features.Admin.Editor.Ratings;

namespace GoAdvisor.Web.Tests.Admin;

/// <summary>What keys do to a rating. Go is rated 4 for simplicity in the catalogue the product ships with.</summary>
public class RatingSheetTests
{
    private const string Go = "criteria/simplicity-over-features/ratings/go";

    private readonly CatalogueTree tree = CatalogueTree.Of(Cases.Catalogue);
    private readonly RatingSheet sheet = new("criteria");

    public RatingSheetTests() => sheet.Enter("simplicity-over-features", "go");

    [Fact]
    public void A_digit_is_an_edit_only_once_Enter_is_pressed()
    {
        sheet.Press("2", tree).Should().BeNull();
        sheet.Entered.Should().Be(2);

        sheet.Press("Enter", tree).Should().Be(
            new CatalogueChange { Path = $"{Go}/value", Kind = ChangeKind.Changed, Before = tree.Find($"{Go}/value"), After = "2" });
        sheet.IsEditing.Should().BeFalse();
    }

    [Fact]
    public void Leaving_the_cell_keeps_what_was_entered()
    {
        sheet.Press("2", tree);
        sheet.Press("1", tree);
        sheet.Leave(tree)?.After.Should().Be("1");
        sheet.Leave(tree).Should().BeNull("it was kept already");
    }

    [Fact]
    public void Escape_gives_the_old_value_back()
    {
        sheet.Press("2", tree);
        sheet.Press("Escape", tree).Should().BeNull();
        sheet.Entered.Should().BeNull();
        sheet.Leave(tree).Should().BeNull();
    }

    [Fact]
    public void The_same_value_again_is_no_edit()
    {
        sheet.Press(tree.Find($"{Go}/value") ?? "", tree);
        sheet.Press("Enter", tree).Should().BeNull();
    }

    [Fact]
    public void What_is_entered_is_held_against_the_value_that_stood_there_when_it_was_typed()
    {
        var before = tree.Find($"{Go}/value");
        sheet.Press("2", tree);
        tree.TryApply([new CatalogueChange { Path = $"{Go}/value", Kind = ChangeKind.Changed, Before = before, After = "0" }], out var others, out _);

        sheet.Leave(others)?.Before.Should().Be(before);
    }

    [Theory]
    [InlineData("u")]
    [InlineData("U")]
    [InlineData("+")]
    [InlineData("-")]
    public void A_key_turns_the_uncertainty_on_and_off(string key)
    {
        var turned = sheet.Press(key, tree) ?? throw new InvalidOperationException("Nothing was turned.");
        turned.Path.Should().Be($"{Go}/uncertainty");
        turned.After.Should().Be(turned.Before == "0" ? "1" : "0");
        tree.TryApply([turned], out var made, out _).Should().BeTrue();
        sheet.Press(key, made)?.After.Should().Be(turned.Before);
    }

    [Fact]
    public void What_is_not_rated_yet_gets_a_rating_with_its_reason_left_to_fill()
    {
        tree.TryApply([new CatalogueChange { Path = Go, Kind = ChangeKind.Removed, Before = tree.Find(Go) }], out var without, out _).Should().BeTrue();
        sheet.Press("3", without);
        var added = sheet.Press("Enter", without) ?? throw new InvalidOperationException("Nothing was added.");

        without.TryApply([added], out var made, out var problem).Should().BeTrue(problem);
        CatalogueValidator.Validate(made.Catalogue).Should().ContainSingle().Which.Where.Should().StartWith(Go);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("a")]
    [InlineData("Tab")]
    public void Other_keys_do_nothing(string key)
    {
        sheet.Press(key, tree).Should().BeNull();
        sheet.IsEditing.Should().BeFalse();
    }
}
