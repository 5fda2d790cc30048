using GoAdvisor.Web.Features.Admin.Editor.Conditions;
using GoAdvisor.Web.Features.Admin.Editor.Fields;

namespace GoAdvisor.Web.Tests.Admin;

/// <summary>What the buttons of the builder make of a condition. Conditions are compared as they are stored.</summary>
public class ConditionEditTests
{
    private static readonly AnsweredWith A = new("max-pause", ["none"]);
    private static readonly AnsweredWith B = new("payload", ["json"]);
    private static readonly Condition Whole = new All([A, new Not(new Any([A, B]))]);

    [Fact]
    public void A_node_deep_within_is_wrapped_and_the_rest_stays() =>
        Stored(ConditionEdit.Replace(Whole, [1, 0, 1], node => new Not(node))).Should().Be(Stored(new All([A, new Not(new Any([A, new Not(B)]))])));

    [Fact]
    public void A_part_is_taken_out() =>
        Stored(ConditionEdit.Replace(Whole, [1, 0, 0], _ => null)).Should().Be(Stored(new All([A, new Not(new Any([B]))])));

    [Fact]
    public void What_is_left_without_a_part_goes_with_it() =>
        Stored(ConditionEdit.Replace(new All([A, new Not(B)]), [1, 0], _ => null)).Should().Be(Stored(new All([A])));

    [Fact]
    public void Nothing_is_left_when_the_last_part_goes() =>
        ConditionEdit.Replace(new Not(new All([A])), [0, 0], _ => null).Should().BeNull();

    [Fact]
    public void A_place_that_is_gone_meanwhile_changes_nothing() =>
        Stored(ConditionEdit.Replace(Whole, [7, 0], _ => null)).Should().Be(Stored(Whole));

    [Fact]
    public void A_group_takes_another_part_and_can_be_switched() =>
        Stored(ConditionEdit.ToggleAllAny(ConditionEdit.Add(new All([A]), B))).Should().Be(Stored(new Any([A, B])));

    [Fact]
    public void A_node_with_one_part_is_unwrapped_and_one_with_two_is_not()
    {
        Stored(ConditionEdit.Unwrap(new Not(A))).Should().Be(Stored(A));
        Stored(ConditionEdit.Unwrap(new Any([A, B]))).Should().Be(Stored(new Any([A, B])));
    }

    [Fact]
    public void Depth_counts_from_the_outermost_to_the_innermost() => ConditionEdit.Depth(Whole).Should().Be(4);

    [Fact]
    public void Every_condition_of_the_catalogue_comes_back_from_the_draft_as_it_was()
    {
        foreach (var constraint in Cases.Catalogue.Constraints)
        {
            var stored = CatalogueTree.Of(Cases.Catalogue).Find($"constraints/{constraint.Id}/when");
            CatalogueTree.Compact(Stored(DraftJson.Condition(stored))).Should().Be(stored);
        }
    }

    private static string Stored(Condition? condition) => DraftJson.Of(condition);
}
