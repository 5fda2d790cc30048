using GoAdvisor.Engine.Authoring.Populations;
using GoAdvisor.Web.Components.Text;
using GoAdvisor.Web.Features.Recommendations.Document;
using GoAdvisor.Web.Features.Recommendations.Export.Json;
using GoAdvisor.Web.Features.Recommendations.Export.Markdown;

namespace GoAdvisor.Web.Tests.Recommendations;

/// <summary>What reports say since their second edition, and what those of the first go on saying.</summary>
public class SecondEditionTests
{
    private static readonly Recommendation Report = Made.Of("geofence-lookups");

    [Fact]
    public async Task New_reports_speak_of_variations_and_those_of_the_first_edition_of_draws()
    {
        (await ReportDocument.RenderAsync(Report)).Html.Should().Contain("First in variations").And.NotContain("First in draws");
        (await ReportDocument.RenderAsync(Report with { Edition = null })).Html.Should().Contain("First in draws").And.NotContain("First in variations");
    }

    [Fact]
    public void A_report_of_the_first_edition_has_none_of_the_members_that_came_later()
    {
        var first = Report with { Edition = null, Verdict = Report.Verdict with { Varied = null } };
        var json = System.Text.Encoding.UTF8.GetString(ReportJson.Write(first));
        json.Should().NotContainAny("\"edition\"", "\"varied\"", "\"byArticle\"", "\"ownWeights\"", "\"calibration\"");
        ReportJson.Write(ReportJson.Read(ReportJson.Write(first))).Should().Equal(ReportJson.Write(first));
    }

    [Fact]
    public void Where_only_one_is_left_it_is_never_called_clear()
    {
        var bank = Made.Of("bank-core");
        bank.Alternatives.Count(alternative => !alternative.Excluded).Should().Be(1);
        bank.Verdict.Kind.Should().Be(VerdictKind.Sole);
        bank.Verdict.Kind.Badge().Words.Should().Be("Only one left");
    }

    [Fact]
    public void Own_weights_stand_beside_those_of_the_answers()
    {
        var catalogue = Made.Published.Catalogue;
        var snapshot = Made.Snapshot(Cases.Profile("geofence-lookups").Answers) with
        {
            OwnWeights = KeptWeights.Of(catalogue, [.. catalogue.Criteria.Select(criterion => criterion.Favours == "rust" ? 100 : 0)]),
        };
        var report = Features.Recommendations.Model.Building.RecommendationBuilder.Build(Made.Published, snapshot, cancellationToken: TestContext.Current.CancellationToken);
        report.OwnWeights!.Scores.MinBy(score => score.Rank)!.Alternative.Id.Should().Be("rust");
        report.Verdict.Winner!.Id.Should().Be("go", "the answers still say so");
        report.OwnWeights.Changed.Should().NotBeEmpty();
        DecisionRecord.Text(report).Should().Contain("By the team’s own weights");
    }

    [Fact]
    public void What_was_measured_on_cases_like_it_stands_beside_the_verdict()
    {
        var measured = new PublishedCatalogue(1, Made.Published.Model)
        {
            Calibration = new Calibration(1, 4000, [new VerdictCalibration(Report.Verdict.Kind, 1000, 996, 981)], new Dictionary<VerdictKind, double>()),
        };
        var report = Features.Recommendations.Model.Building.RecommendationBuilder.Build(
            measured, Made.Snapshot(Cases.Profile("geofence-lookups").Answers), cancellationToken: TestContext.Current.CancellationToken);
        const string Said = "Of 1,000 simulated cases with such a verdict, 996 kept their winner when one answer in ten was changed to the one next to it, 981 when one in five was.";
        report.Verdict.Calibration!.Sentence.Should().Be(Said);
        DecisionRecord.Text(report).Should().Contain(Said);
        Report.Verdict.Calibration.Should().BeNull("nobody has measured it");
    }

    [Fact]
    public void Every_flip_has_its_own_verdict() => Report.Flips.Flips.Should().NotBeEmpty().And.OnlyContain(flip => flip.Verdict != null);
}
