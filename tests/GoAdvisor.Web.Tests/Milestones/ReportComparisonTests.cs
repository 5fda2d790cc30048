using GoAdvisor.Web.Features.Milestones.Comparing;
using GoAdvisor.Web.Tests.Recommendations;

namespace GoAdvisor.Web.Tests.Milestones;

public class ReportComparisonTests
{
    [Fact]
    public void A_report_and_itself_differ_in_nothing()
    {
        var comparison = ReportComparison.Of(Made.Of("bank-core"), Made.Of("bank-core"));

        comparison.IsEmpty.Should().BeTrue();
        comparison.Same.Should().Equal("verdict", "answers", "scores", "weights", "title", "context", "catalogue version");
    }

    [Fact]
    public void A_recorded_decision_is_not_a_difference() =>
        ReportComparison.Of(Made.Of("bank-core") with { Decision = Made.Decision }, Made.Of("bank-core")).IsEmpty.Should().BeTrue();

    [Fact]
    public void A_changed_answer_is_told_from_what_to_what_with_the_weights_and_scores_it_moves_and_nothing_else()
    {
        var (left, right) = (Made.Of("geofence-lookups"), Made.Of("geofence-lookups", ("request-work", ["waits-on-io"])));
        var before = left.Sections.SelectMany(section => section.Questions).Single(question => question.Id == "request-work").Options[0].Name;

        var comparison = ReportComparison.Of(left, right);

        comparison.Answers.Should().Equal(new ChangedAnswer("What does a request spend its time on?", $"“{before}”", "“Mostly waiting for databases and other services”"));
        comparison.Weights.Should().NotBeEmpty().And.OnlyContain(weight => weight.From != weight.To);
        comparison.Standings.Should().NotBeEmpty();
        comparison.Same.Should().Equal("title", "context", "catalogue version");
    }

    [Fact]
    public void An_answer_that_was_unknown_reads_so()
    {
        var comparison = ReportComparison.Of(Made.Of("geofence-lookups", ("request-work", [])), Made.Of("geofence-lookups"));

        comparison.Answers.Should().ContainSingle().Which.From.Should().Be("I don’t know");
    }

    [Fact]
    public void A_follow_up_that_is_asked_on_one_side_alone_is_told_as_not_asked_on_the_other()
    {
        var comparison = ReportComparison.Of(
            Made.Of("geofence-lookups", ("non-negotiables", ["approved-list"]), ("approved-alternatives", ["java"])), Made.Of("geofence-lookups"));

        comparison.Answers.Select(change => (change.From, change.To)).Should().Contain(("“Java”", "not asked"));
        comparison.Standings.Single(standing => standing.Alternative == "Go").Should().Match<ChangedStanding>(standing =>
            standing.From != null && standing.From.Excluded && standing.To != null && !standing.To.Excluded);
    }

    [Fact]
    public void What_differs_only_behind_the_digits_that_are_shown_is_no_difference()
    {
        var report = Made.Of("geofence-lookups");
        var other = report with { Alternatives = [.. report.Alternatives.Select(alternative => alternative with { Score = alternative.Score + 1e-9 })] };

        ReportComparison.Of(report, other).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void Title_context_and_catalogue_version_are_compared_too()
    {
        var report = Made.Of("geofence-lookups");

        ReportComparison.Of(report, report with { Title = "Other", Context = "Other", CatalogueVersion = 2 }).Should()
            .Match<ReportComparison>(comparison => comparison.Title && comparison.Context && comparison.CatalogueVersion && !comparison.Verdict && !comparison.IsEmpty);
    }
}
