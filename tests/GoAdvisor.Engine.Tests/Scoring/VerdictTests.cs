namespace GoAdvisor.Engine.Tests.Scoring;

public class VerdictTests
{
    // Three equal criteria; a's lead over b is 100 · (sum a − sum b) / 12.
    private static DecisionModel Rated(int[] a, int[] b, params Constraint[] constraints) =>
        DecisionModel.Compile(TestCatalogue.WithWeights([1, 1, 1], ("a", a), ("b", b)) with { Constraints = constraints });

    private static readonly string[] AllYes = ["q1=yes", "q2=yes", "q3=yes"];

    [Fact]
    public void A_large_lead_is_clear()
    {
        var verdict = Rated([4, 4, 4], [2, 2, 2]).With(AllYes).Verdict;
        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.Clear, Lead = 50.0, Text = "A leads B by 50.0 points and is first in 100 of 100 variations." });
        verdict.Winner!.Id.Should().Be("a");
    }

    [Fact]
    public void A_small_lead_is_leaning_and_names_who_to_argue_against()
    {
        var verdict = Rated([4, 3, 2], [3, 3, 2]).With(AllYes).Verdict;
        verdict.Kind.Should().Be(VerdictKind.Leaning);
        verdict.Headline.Should().Be("A, probably.");
        verdict.Lead.Should().BeApproximately(100.0 / 12, 1e-12);
    }

    [Fact]
    public void The_thresholds_are_catalogue_data_and_inclusive_where_they_say_so()
    {
        var catalogue = TestCatalogue.WithWeights([1], ("a", [2]), ("b", [1]));
        Kind(catalogue with { Thresholds = catalogue.Thresholds with { ClearLead = 25 } }).Should().Be(VerdictKind.Clear);
        Kind(catalogue with { Thresholds = catalogue.Thresholds with { ClearLead = 25.1m } }).Should().Be(VerdictKind.Leaning);
        Kind(catalogue with { Thresholds = catalogue.Thresholds with { ClearLead = 30, TooCloseLead = 25 } }).Should().Be(VerdictKind.Leaning);
        Kind(catalogue with { Thresholds = catalogue.Thresholds with { ClearLead = 30, TooCloseLead = 25.1m } }).Should().Be(VerdictKind.TooClose);

        static VerdictKind Kind(Catalogue catalogue) => DecisionModel.Compile(catalogue).With("q1=yes").Verdict.Kind;
    }

    [Fact]
    public void A_lead_that_rounds_up_to_the_threshold_it_misses_says_so()
    {
        // 25 points of lead against a threshold of 25.01.
        var catalogue = TestCatalogue.WithWeights([1], ("a", [2]), ("b", [1]));
        var verdict = DecisionModel.Compile(catalogue with { Thresholds = catalogue.Thresholds with { ClearLead = 30, TooCloseLead = 25.01m } }).With("q1=yes").Verdict;
        verdict.Text.Should().Be("A and B are within 25.0 points; A leads by just under 25.0 points.");
    }

    [Fact]
    public void Equal_scores_are_said_to_be_a_tie_whatever_the_order()
    {
        var verdict = Rated([4, 2, 0], [0, 2, 4]).With(AllYes).Verdict;
        verdict.Kind.Should().Be(VerdictKind.TooClose);
        verdict.Winner.Should().BeNull();
        verdict.Text.Should().Be("A and B cannot be told apart: they tie for the first place.");
    }

    [Fact]
    public void Too_few_answers_give_no_verdict()
    {
        var verdict = Rated([4, 4, 4], [0, 0, 0]).With("q1=yes").Verdict;
        verdict.Kind.Should().Be(VerdictKind.Insufficient);
        verdict.Winner.Should().BeNull();
        verdict.Text.Should().Be("1 of 3 questions are answered; a verdict needs 2.");
    }

    [Fact]
    public void The_only_one_left_is_said_to_be_that_and_not_a_clear_winner()
    {
        var verdict = Rated([4, 4, 4], [0, 0, 0], TestCatalogue.Constraint("k", TestCatalogue.Yes("q1"), TestCatalogue.Exclude("a")))
            .With(AllYes).Verdict;
        verdict.Kind.Should().Be(VerdictKind.Sole);
        verdict.Winner!.Id.Should().Be("b");
        verdict.Lead.Should().BeNull();
        verdict.Headline.Should().Be("B: nothing else is left.");
        verdict.Text.Should().Be("B is the only alternative that your constraints leave. Be warned: by itself it has only 0.0 of 100 points.");
    }

    [Fact]
    public void Nobody_left_is_said_even_when_few_questions_are_answered()
    {
        var verdict = Rated([4, 4, 4], [0, 0, 0],
            TestCatalogue.Constraint("k", TestCatalogue.Yes("q1"), TestCatalogue.Exclude("a"), TestCatalogue.Exclude("b"))).With("q1=yes").Verdict;
        verdict.Kind.Should().Be(VerdictKind.None);
        verdict.Contenders.Should().BeEmpty();
    }

    [Fact]
    public void Of_several_caps_the_lowest_holds_and_the_score_before_stays_visible()
    {
        var a = Rated([4, 4, 4], [3, 3, 3],
            TestCatalogue.Constraint("k1", TestCatalogue.Yes("q1"), TestCatalogue.Cap("a", 80)),
            TestCatalogue.Constraint("k2", TestCatalogue.Yes("q2"), TestCatalogue.Cap("a", 60)),
            TestCatalogue.Constraint("k3", TestCatalogue.Yes("q3"), TestCatalogue.Cap("b", 80))).With(AllYes);
        a.Of("a").Score.Should().Be(60);
        a.Of("a").ScoreBeforeConstraints.Should().Be(100);
        a.Of("b").Score.Should().Be(75, "a cap is a ceiling, not a score");
        a.Verdict.Winner!.Id.Should().Be("b");
    }

    [Fact]
    public void Exclude_beats_cap()
    {
        var a = Rated([4, 4, 4], [3, 3, 3],
            TestCatalogue.Constraint("k1", TestCatalogue.Yes("q1"), TestCatalogue.Exclude("a")),
            TestCatalogue.Constraint("k2", TestCatalogue.Yes("q2"), TestCatalogue.Cap("a", 60))).With(AllYes).Of("a");
        a.Excluded.Should().BeTrue();
        a.Rank.Should().BeNull();
        a.Effects.Should().HaveCount(2);
    }

    [Fact]
    public void Settle_first_lists_the_questions_that_could_change_the_first_place_most_decisive_first()
    {
        // Without q2 a leads by its rating on c1; only q2 can turn that.
        var evaluation = Rated([4, 0, 2], [3, 4, 2]).With("q1=yes");
        var unsettled = evaluation.DecisiveQuestions.Single();
        unsettled.Question.Id.Should().Be("q2");
        unsettled.Changes.Single().Option.Id.Should().Be("yes");
        unsettled.Changes.Single().First.Single().Id.Should().Be("b");
        unsettled.Changes.Single().Lead.Should().Be(100.0 * 3 / 8);
    }
}
