namespace GoAdvisor.Engine.Tests.Scoring;

/// <summary>What the draws add to the verdict.</summary>
public class DrawnVerdictTests
{
    // One criterion: a leads b by 25 points, and b overtakes it only where a is drawn one lower and b one higher, in one of nine draws.
    private static readonly Catalogue OneOfNine = Uncertain(TestCatalogue.WithWeights([1], ("a", [3]), ("b", [2])));

    // Five criteria: one step between them is 5 points, which is lost in about a third of the draws.
    private static readonly Catalogue OneOfThree = Uncertain(TestCatalogue.WithWeights([1, 1, 1, 1, 1], ("a", [2, 2, 2, 2, 3]), ("b", [2, 2, 2, 2, 2])));

    [Fact]
    public void A_clear_lead_that_is_lost_in_too_many_draws_is_leaning()
    {
        var verdict = Verdict(OneOfNine);
        verdict.Should().BeEquivalentTo(new
        {
            Kind = VerdictKind.Leaning,
            Lead = 25.0,
            Winner = new { Id = "a" },
            Headline = "A, probably.",
            Text = "A leads B by 25.0 points and is first in 89 of 100 variations.",
        });
        verdict.FirstShare.Should().BeApproximately(8 / 9.0, 0.01);
        verdict.Contenders.Select(alternative => alternative.Id).Should().Equal("a");
    }

    [Fact]
    public void A_share_of_the_draws_that_is_just_enough_is_clear()
    {
        var share = (decimal)(Verdict(OneOfNine).FirstShare ?? 0);
        Verdict(With(OneOfNine, thresholds => thresholds with { ClearFirstShare = share })).Kind.Should().Be(VerdictKind.Clear);
        Verdict(With(OneOfNine, thresholds => thresholds with { ClearFirstShare = share + 0.0001m })).Kind.Should().Be(VerdictKind.Leaning);
        Verdict(With(OneOfNine, thresholds => thresholds with { ClearFirstShare = share, ClearLead = 25.1m })).Kind
            .Should().Be(VerdictKind.Leaning, "draws do not make up for the lead");
    }

    [Fact]
    public void A_large_enough_lead_that_is_lost_in_a_third_of_the_draws_is_too_close_and_names_both()
    {
        var verdict = Verdict(OneOfThree);
        verdict.Should().BeEquivalentTo(new
        {
            Kind = VerdictKind.TooClose,
            Lead = 5.0,
            Winner = (Alternative?)null,
            Headline = "A or B: too close to call.",
            Text = "A leads B by 5.0 points, but is first in only 64 of 100 variations.",
        });
        verdict.FirstShare.Should().BeLessThan(0.6667);
        verdict.Contenders.Select(alternative => alternative.Id).Should().Equal("a", "b");
    }

    [Fact]
    public void A_share_of_the_draws_that_is_just_enough_is_not_too_close()
    {
        var share = (decimal)(Verdict(OneOfThree).FirstShare ?? 0);
        Verdict(With(OneOfThree, thresholds => thresholds with { TooCloseFirstShare = share })).Kind.Should().Be(VerdictKind.Leaning);
        Verdict(With(OneOfThree, thresholds => thresholds with { TooCloseFirstShare = share + 0.0001m })).Kind.Should().Be(VerdictKind.TooClose);
    }

    [Fact]
    public void A_small_lead_is_too_close_however_many_draws_it_holds_in()
    {
        // One step of a hundred on a criterion that nobody doubts.
        var catalogue = TestCatalogue.WithWeights([1, 0.01m], ("a", [2, 4]), ("b", [2, 0]));
        var verdict = Verdict(catalogue);
        (verdict.Kind, verdict.FirstShare).Should().Be((VerdictKind.TooClose, 1));
        verdict.Text.Should().Be("A and B are within 5.0 points; A leads by 1.0 point.");
    }

    [Fact]
    public void Equal_runners_up_are_both_in_question()
    {
        var catalogue = Uncertain(TestCatalogue.WithWeights(
            [1, 1, 1, 1, 1], ("a", [2, 2, 2, 2, 3]), ("b", [2, 2, 2, 2, 2]), ("c", [2, 2, 2, 2, 2]), ("d", [1, 1, 1, 1, 1])));
        var verdict = Verdict(catalogue);
        verdict.Kind.Should().Be(VerdictKind.TooClose);
        verdict.Contenders.Select(alternative => alternative.Id).Should().Equal("a", "b", "c");
        verdict.Headline.Should().Be("A, B or C: too close to call.");
        verdict.Text.Should().StartWith("A leads B and C by 5.0 points, but is first in only ");
    }

    [Fact]
    public void A_tie_is_said_to_be_one_even_where_no_lead_is_too_small()
    {
        var catalogue = With(TestCatalogue.WithWeights([1], ("a", [2]), ("b", [2])), thresholds => thresholds with { TooCloseLead = 0 });
        Verdict(catalogue).Text.Should().Be("A and B cannot be told apart: they tie for the first place.");
    }

    [Fact]
    public void Too_few_answers_and_nobody_left_come_before_any_draw()
    {
        var model = DecisionModel.Compile(OneOfThree with
        {
            Constraints = [TestCatalogue.Constraint("k", new AnsweredWith("q5", ["no"]), TestCatalogue.Exclude("a"), TestCatalogue.Exclude("b"))],
        });
        model.With("q1=yes", "q5=yes").Verdict.Kind.Should().Be(VerdictKind.Insufficient);
        var none = model.With("q1=yes", "q5=no").Verdict;
        (none.Kind, none.FirstShare).Should().Be((VerdictKind.None, null));
    }

    private static Verdict Verdict(Catalogue catalogue) => DecisionModel.Compile(catalogue).With(TestCatalogue.AllYes(catalogue)).Verdict;

    private static Catalogue With(Catalogue catalogue, Func<Thresholds, Thresholds> change) =>
        catalogue with { Thresholds = change(catalogue.Thresholds) };

    private static Catalogue Uncertain(Catalogue catalogue) => catalogue with
    {
        Criteria = [.. catalogue.Criteria.Select(criterion => criterion with
        {
            Ratings = [.. criterion.Ratings.Select(rating => rating with { Uncertainty = 1 })],
        })],
    };
}
