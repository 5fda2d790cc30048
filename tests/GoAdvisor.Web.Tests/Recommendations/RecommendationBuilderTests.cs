using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Tests.Recommendations;

public sealed class RecommendationBuilderTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = new Dictionary<string, IReadOnlyList<string>>();

    [Fact]
    public void A_report_says_what_the_evaluation_says()
    {
        foreach (var profile in Cases.Catalogue.Profiles)
        {
            var report = Made.Of(profile.Id);
            var evaluation = Page.Given.Model.Evaluate(Page.Given.Read(profile.Answers));

            report.Verdict.Headline.Should().Be(evaluation.Verdict.Headline);
            report.Alternatives.Select(alternative => (alternative.Id, alternative.Rank, alternative.Score, alternative.FirstShare)).Should().Equal(
                evaluation.Alternatives.Select(result => (result.Alternative.Id, result.Rank, result.Score, result.FirstShare)));
            report.Criteria.Select(criterion => criterion.Weight).Should().Equal(evaluation.Criteria.Select(criterion => criterion.Weight));
        }
    }

    [Fact]
    public void The_points_of_a_column_add_up_to_the_score_before_constraints()
    {
        var report = Made.Of("geofence-lookups");

        foreach (var (a, alternative) in report.Alternatives.Index())
            report.Criteria.Sum(criterion => criterion.Ratings[a].Points ?? 0).Should().BeApproximately(alternative.ScoreBeforeConstraints, 1e-9);
        report.Drivers.Sum(criterion => criterion.Share).Should().BeApproximately(1, 1e-9);
        report.Drivers.Should().BeInDescendingOrder(criterion => criterion.Weight);
    }

    [Fact]
    public void Sources_are_numbered_by_first_citation_and_every_number_leads_to_one()
    {
        var report = Made.Of("kubernetes-operators");

        report.Sources.Select(source => source.Number).Should().Equal(Enumerable.Range(1, report.Sources.Count));
        var cited = report.Alternatives.SelectMany(alternative => alternative.Pros.Concat(alternative.Cons)).SelectMany(difference => difference.Sources)
            .Concat(report.Criteria.SelectMany(criterion => criterion.Ratings).Concat(report.Aspects.SelectMany(aspect => aspect.Ratings)).SelectMany(rating => rating.Sources))
            .Concat(report.Constraints.SelectMany(constraint => constraint.Sources))
            .Concat(report.Claims.SelectMany(claim => claim.Sources)).ToHashSet();
        cited.Should().BeEquivalentTo(report.Sources.Select(source => source.Number));
        var statement = Cases.Catalogue.Criteria[0];
        report.Criteria[0].Ratings[0].Sources.Select(number => report.Sources[number - 1].Id).Should().BeEquivalentTo(statement.Ratings[0].Sources);
    }

    [Fact]
    public void Only_addresses_of_the_web_are_links()
    {
        var source = new ReportSource(
            Number: 1,
            Id: "x",
            Title: "X",
            Links: ["javascript:alert(1)", "https://go.dev/doc", "file:///etc/passwd", "/relative", "http://example.org"],
            Note: null);

        source.WebLinks.Should().Equal("https://go.dev/doc", "http://example.org");
    }

    [Fact]
    public void Without_any_answer_there_is_a_report_that_claims_nothing()
    {
        var report = Made.Of(Nothing);

        report.Verdict.Kind.Should().Be(VerdictKind.Insufficient);
        report.Focus.Should().BeNull();
        report.Reasons.Should().BeEmpty();
        report.Robustness.Should().BeNull();
        report.Flips.Summary.Should().BeNull();
        report.Stability.Criteria.Should().BeEmpty();
        report.RatingFlips.Summary.Should().BeNull();
        report.Sections.SelectMany(section => section.Questions).Should().OnlyContain(question => question.State == ReportAnswerState.NotAnswered);
    }

    [Fact]
    public void Where_constraints_decide_they_are_the_first_reasons()
    {
        var report = Made.Of("bank-core");

        report.Focus.Should().Be(new Reference("java", "Java"));
        var held = Made.Of("geofence-lookups", ("non-negotiables", ["existing-jvm"]));
        held.Verdict.Winner?.Id.Should().Be("java");
        held.Reasons[0].Name.Should().Be("Existing JVM");
        held.Reasons[0].Detail.Should().Contain("Go out, 78.3 before");
    }

    [Fact]
    public void What_speaks_against_the_winner_names_who_does_better()
    {
        var report = Made.Of("geofence-lookups");

        report.Focus?.Name.Should().Be("Go");
        report.Risks.Where(risk => risk.Kind == ReportRiskKind.Criterion).Should().NotBeEmpty()
            .And.OnlyContain(risk => risk.Detail != null && risk.Detail.Contains("Go ", StringComparison.Ordinal) && risk.Detail.Contains('−'));
        report.Reasons.Should().HaveCount(3).And.OnlyContain(reason => reason.Text.Contains('“'));
    }

    [Fact]
    public void An_explicit_dont_know_differs_from_no_answer()
    {
        var answers = new Dictionary<string, IReadOnlyList<string>> { ["payload"] = [], ["system-kind"] = ["crud-api"] };
        var states = Made.Of(answers).Sections.SelectMany(section => section.Questions).ToDictionary(question => question.Id, question => question.State);

        states["payload"].Should().Be(ReportAnswerState.DontKnow);
        states["system-kind"].Should().Be(ReportAnswerState.Answered);
        states["run-target"].Should().Be(ReportAnswerState.NotAnswered);
        states.Should().NotContainKey("approved-alternatives", "nothing asks that follow-up");
    }

    [Fact]
    public void With_nobody_left_there_is_nobody_to_speak_for()
    {
        var report = Made.Of("geofence-lookups", ("non-negotiables", ["approved-list"]), ("approved-alternatives", ["go"]), ("run-target", ["existing-jvm-server"]));

        report.Verdict.Kind.Should().Be(VerdictKind.None);
        report.Focus.Should().BeNull();
        report.Robustness.Should().BeNull();
        report.Constraints.Single(constraint => constraint.Id == "existing-jvm").Effects.Should().Contain(effect => effect.Alternative.Id == "go" && effect.Acts);
    }

    [Fact]
    public void A_decision_makes_it_accepted()
    {
        Made.Of(Nothing).Status.Should().Be(ReportStatus.Proposed);
        Made.Of(Nothing, decision: Made.Decision).Status.Should().Be(ReportStatus.Accepted);
    }

    [Fact]
    public void Nothing_costly_is_computed_for_whoever_has_gone() =>
        FluentActions.Invoking(() => RecommendationBuilder.Build(Made.Published, Made.Snapshot(Cases.Profile("bank-core").Answers), cancellationToken: new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
}
