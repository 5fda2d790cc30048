using GoAdvisor.Engine.Authoring.Impacts;
using GoAdvisor.Engine.Authoring.Linting;

namespace GoAdvisor.Engine.Tests.Authoring;

public class CatalogueLinterTests
{
    private static readonly Catalogue Fair = TestCatalogue.WithWeights([1, 1], ("a", [4, 0]), ("b", [0, 4])) with
    {
        Sources = [new Source { Id = "s", Title = "S", Links = ["https://example.org"] }],
    };

    private static readonly IReadOnlyList<LintFinding> OfSeeds = CatalogueLinter.Run(Seeds.Model);

    [Fact]
    public void The_seeds_have_no_errors_and_their_editorial_ratings_are_noted()
    {
        OfSeeds.Where(finding => finding.Severity == LintSeverity.Error).Should().BeEmpty();
        OfSeeds.Should().Contain(finding => finding.Rule == LintRule.MissingSource && finding.Path == "criteria/framework-ecosystem/ratings/go/sources");
        OfSeeds.Should().Contain(finding => finding.Rule == LintRule.TwinOptions && finding.Path == "questions/p99-latency/options/50-to-500-ms");
        OfSeeds.Should().OnlyContain(finding => finding.What.Length > 0 && finding.Mend.Length > 0);
    }

    [Fact]
    public void Every_finding_leads_somewhere()
    {
        var tree = CatalogueTree.Of(Seeds.Catalogue);

        OfSeeds.Should().OnlyContain(finding => tree.Find(finding.Path) != null);
    }

    [Fact]
    public void A_balanced_catalogue_has_findings_only_for_editorial_ratings_and_its_unused_source() =>
        Found(Fair).Select(finding => finding.Rule).Distinct().Should().BeEquivalentTo([LintRule.MissingSource, LintRule.UnusedSource]);

    [Fact]
    public void A_criterion_without_strengths_is_an_orphan_and_one_capped_by_orphans_has_no_weight()
    {
        var questions = Fair.Questions.ToList();
        questions[0] = questions[0] with { Options = [.. questions[0].Options.Select(option => option with { Strengths = [] })] };
        var catalogue = Fair with { Questions = questions, Criteria = [Fair.Criteria[0], Fair.Criteria[1] with { CappedBy = ["c1"] }] };

        var findings = Found(catalogue);

        findings.Should().ContainSingle(finding => finding.Rule == LintRule.OrphanCriterion).Which.Path.Should().Be("criteria/c1");
        findings.Should().ContainSingle(finding => finding.Rule == LintRule.WeightlessCriterion).Which.Path.Should().Be("criteria/c2/cappedBy");
        findings.Should().ContainSingle(finding => finding.Rule == LintRule.IdleQuestion).Which.Path.Should().Be("questions/q1");
    }

    [Fact]
    public void A_question_that_only_a_condition_looks_at_is_not_idle()
    {
        var catalogue = Fair with
        {
            Questions = [.. Fair.Questions, TestCatalogue.Question("q3", ("yes", null, 0), ("no", null, 0))],
            Constraints = [TestCatalogue.Constraint("k", TestCatalogue.Yes("q3"), TestCatalogue.Exclude("a"))],
        };

        Found(catalogue).Should().NotContain(finding => finding.Rule == LintRule.IdleQuestion);
    }

    [Fact]
    public void A_tick_without_effect_and_options_with_the_same_effect_are_reported()
    {
        var ticks = TestCatalogue.Question("q3", ("x", "c1", 0.5m), ("y", "c1", 0.50m), ("nothing", null, 0), ("none", null, 0)) with { Select = Selection.Many };
        ticks = ticks with { Options = [.. ticks.Options.Select(option => option.Id == "none" ? option with { Exclusive = true } : option)] };

        var findings = Found(Fair with { Questions = [.. Fair.Questions, ticks] });

        findings.Should().ContainSingle(finding => finding.Rule == LintRule.IdleOption).Which.Path.Should().Be("questions/q3/options/nothing");
        findings.Should().ContainSingle(finding => finding.Rule == LintRule.TwinOptions).Which.What.Should().StartWith("x and y");
    }

    [Fact]
    public void A_constraint_that_can_never_fire_is_proved_so()
    {
        var never = new All([TestCatalogue.Yes("q1"), new AnsweredWith("q1", ["no"])]);

        var finding = Found(With(TestCatalogue.Constraint("k", never, TestCatalogue.Exclude("a"))))
            .Should().ContainSingle(finding => finding.Rule == LintRule.ConstraintNeverFires).Subject;

        finding.Path.Should().Be("constraints/k/when");
        finding.What.Should().Contain("every case that it tells apart was tried");
    }

    [Fact]
    public void The_same_can_fire_where_several_options_may_be_ticked()
    {
        var both = new All([TestCatalogue.Yes("q1"), new AnsweredWith("q1", ["no"])]);
        var catalogue = With(TestCatalogue.Constraint("k", both, TestCatalogue.Exclude("a")));

        Found(catalogue with { Questions = [catalogue.Questions[0] with { Select = Selection.Many }, catalogue.Questions[1]] })
            .Should().NotContain(finding => finding.Rule == LintRule.ConstraintNeverFires);
    }

    [Fact]
    public void A_constraint_that_fires_whatever_is_answered_is_found_and_one_that_nearly_does_is_not()
    {
        var always = new AnsweredWith("q1", ["yes", "no"]);
        var nearly = new Any([always, new Not(TestCatalogue.Yes("q2"))]);

        Found(With(TestCatalogue.Constraint("k", always, TestCatalogue.Exclude("a")))).Should().ContainSingle(finding => finding.Rule == LintRule.ConstraintAlwaysFires);
        Found(With(TestCatalogue.Constraint("k", new All([always, new Not(TestCatalogue.Yes("q2"))]), TestCatalogue.Exclude("a"))))
            .Should().NotContain(finding => finding.Rule == LintRule.ConstraintAlwaysFires);
        Found(With(TestCatalogue.Constraint("k", nearly, TestCatalogue.Exclude("a")))).Should().ContainSingle(finding => finding.Rule == LintRule.ConstraintAlwaysFires);
    }

    [Fact]
    public void An_effect_that_never_applies_and_a_follow_up_that_is_never_asked_are_found()
    {
        var contradiction = new All([TestCatalogue.Yes("q1"), new Not(TestCatalogue.Yes("q1"))]);
        var effect = TestCatalogue.Exclude("a") with { Unless = TestCatalogue.Yes("q1") };
        var catalogue = With(TestCatalogue.Constraint("k", TestCatalogue.Yes("q1"), effect, TestCatalogue.Cap("b", 3)));

        var findings = Found(catalogue with
        {
            Questions = [.. catalogue.Questions, TestCatalogue.Question("q3", ("yes", "c1", 1), ("no", null, 0)) with { AskedWhen = contradiction }],
        });

        findings.Should().ContainSingle(finding => finding.Rule == LintRule.EffectNeverApplies).Which.Path.Should().Be("constraints/k/effects/a");
        findings.Should().ContainSingle(finding => finding.Rule == LintRule.QuestionNeverAsked).Which.Path.Should().Be("questions/q3/askedWhen");
    }

    [Fact]
    public void A_constraint_on_a_follow_up_can_fire_only_where_that_is_asked()
    {
        var asked = TestCatalogue.Question("q3", ("yes", "c1", 1), ("no", null, 0)) with { AskedWhen = TestCatalogue.Yes("q1") };
        var catalogue = With(TestCatalogue.Constraint("k", new All([TestCatalogue.Yes("q3"), new AnsweredWith("q1", ["no"])]), TestCatalogue.Exclude("a")));

        Found(catalogue with { Questions = [.. catalogue.Questions, asked] }).Should().ContainSingle(finding => finding.Rule == LintRule.ConstraintNeverFires);
    }

    [Fact]
    public void A_constraint_on_a_follow_up_alone_can_fire_because_what_asks_it_can_be_answered()
    {
        var asked = TestCatalogue.Question("q3", ("yes", "c1", 1), ("no", null, 0)) with { AskedWhen = TestCatalogue.Yes("q1") };
        var catalogue = With(TestCatalogue.Constraint("k", TestCatalogue.Yes("q3"), TestCatalogue.Exclude("a")));

        Found(catalogue with { Questions = [.. catalogue.Questions, asked] }).Should().NotContain(finding => finding.Rule == LintRule.ConstraintNeverFires);
    }

    [Fact]
    public void Where_there_are_too_many_cases_it_says_that_it_only_tried_some()
    {
        var ticks = TestCatalogue.Question("q3", [.. Enumerable.Range(1, 20).Select(n => ($"o{n}", (string?)"c1", n / 100m))]) with { Select = Selection.Many };
        var all = new All([.. ticks.Options.Select(option => new AnsweredWith("q3", [option.Id]))]);
        var catalogue = With(TestCatalogue.Constraint("k", all, TestCatalogue.Exclude("a")));

        Found(catalogue with { Questions = [.. catalogue.Questions, ticks] })
            .Should().ContainSingle(finding => finding.Rule == LintRule.ConstraintNeverFires).Which.What.Should().Contain("102,400 random answer sets, which is no proof");
    }

    [Fact]
    public void An_alternative_that_nothing_puts_first_is_found_with_proof_where_there_is_one()
    {
        var beaten = TestCatalogue.WithWeights([1, 1], ("a", [4, 1]), ("b", [0, 4]), ("c", [3, 0]));
        Found(beaten).Where(finding => finding.Rule == LintRule.AlternativeNeverFirst).Should().ContainSingle()
            .Which.What.Should().Contain("a is rated above it on every criterion");
        Found(beaten).Should().ContainSingle(finding => finding.Rule == LintRule.DominatedAlternative).Which.Path.Should().Be("alternatives/c");

        var between = TestCatalogue.WithWeights([1, 1], ("a", [4, 0]), ("b", [0, 4]), ("c", [1, 1]));
        Found(between).Should().ContainSingle(finding => finding.Rule == LintRule.AlternativeNeverFirst).Which.What.Should().Contain("which is no proof");
        Found(between).Should().NotContain(finding => finding.Rule == LintRule.DominatedAlternative);
    }

    [Fact]
    public void An_alternative_that_wins_only_by_a_rare_combination_is_found_by_hill_climbing()
    {
        // "b" is ahead only when all of fourteen questions out of fourteen are answered "yes" and the strong one "no".
        var catalogue = TestCatalogue.WithWeights([1, .. Enumerable.Repeat(0.09m, 14)], ("a", [4, .. Enumerable.Repeat(3, 14)]), ("b", [0, .. Enumerable.Repeat(3, 13), 4]));
        var strict = catalogue with
        {
            Constraints = [TestCatalogue.Constraint("k", new Any([.. Enumerable.Range(2, 14).Select(q => new AnsweredWith($"q{q}", ["no"]))]), TestCatalogue.Exclude("b"))],
        };
        var places = new FirstPlaces(DecisionModel.Compile(strict), 1, seed: 3).FillAll();

        places.Counts()[1].First.Should().Be(0);
        CatalogueLinter.Run(places.Model, places).Should().NotContain(finding => finding.Rule == LintRule.AlternativeNeverFirst);
    }

    [Fact]
    public void Concentrated_first_places_and_uneven_favour_are_reported()
    {
        var lopsided = TestCatalogue.WithWeights([1, 1, 1, 0.01m], ("a", [4, 4, 4, 0]), ("b", [1, 1, 1, 1]), ("c", [1, 1, 1, 4]), ("d", [0, 0, 0, 1]));
        var findings = Found(lopsided with { Criteria = [.. lopsided.Criteria.Select(criterion => criterion with { Favours = criterion.Id == "c4" ? "c" : "a" })] });

        findings.Should().ContainSingle(finding => finding.Rule == LintRule.EqualWeightBias).Which.What.Should().Contain("a has 75.0 points");
        findings.Should().ContainSingle(finding => finding.Rule == LintRule.UnevenFavour).Which.What.Should().Contain("a 3, b 0, c 1, d 0");
    }

    [Fact]
    public void Flat_criteria_missing_reasons_and_a_favourite_that_is_not_best_are_found_in_a_draft_that_is_not_consistent()
    {
        var (first, second) = (Fair.Criteria[0], Fair.Criteria[1]);
        var draft = Fair with
        {
            Criteria =
            [
                first with { Ratings = [.. first.Ratings.Select(rating => rating with { Value = 2, Reason = " " })] },
                second with { Favours = "a" },
            ],
        };

        var findings = CatalogueLinter.Read(draft);

        findings.Should().ContainSingle(finding => finding.Rule == LintRule.FlatCriterion).Which.Path.Should().Be("criteria/c1/ratings");
        findings.Where(finding => finding.Rule == LintRule.MissingReason).Select(finding => finding.Path)
            .Should().Equal("criteria/c1/ratings/a/reason", "criteria/c1/ratings/b/reason");
        findings.Should().ContainSingle(finding => finding.Rule == LintRule.FavouredNotBest).Which.Path.Should().Be("criteria/c2/favours");
        findings.Select(finding => finding.Severity).Should().BeInDescendingOrder();
    }

    private static Catalogue With(Constraint constraint) => Fair with { Constraints = [constraint] };

    private static IReadOnlyList<LintFinding> Found(Catalogue catalogue) => CatalogueLinter.Run(DecisionModel.Compile(catalogue));
}
