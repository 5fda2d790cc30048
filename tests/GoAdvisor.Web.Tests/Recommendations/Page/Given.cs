using AngleSharp.Dom;
using Bunit;
using GoAdvisor.Engine.Robustness.Flips;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Tests.Recommendations.Page;

/// <summary>What the charts are given in these tests: the shipped catalogue with figures made up by hand.</summary>
internal static class Given
{
    public static Catalogue Catalogue => Cases.Catalogue;

    public static DecisionModel Model { get; } = DecisionModel.Compile(Cases.Catalogue);

    public static Alternative Alternative(string id) => Catalogue.Alternatives.Single(alternative => alternative.Id == id);

    public static Criterion Criterion(string id) => Catalogue.Criteria.Single(criterion => criterion.Id == id);

    public static Question Question(string id) => Catalogue.Questions.Single(question => question.Id == id);

    public static Option Option(string question, string id) => Question(question).Options.Single(option => option.Id == id);

    /// <summary>The answers of a worked case, with some replaced.</summary>
    public static AnswerSet Answers(string profile, params ReadOnlySpan<(string Question, string[] Options)> replaced)
    {
        var answers = Cases.Profile(profile).Answers.ToDictionary(answer => answer.Key, answer => answer.Value);
        foreach (var (question, options) in replaced)
            answers[question] = options;
        return Read(answers);
    }

    public static AnswerSet Read(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> answers) =>
        Model.TryRead(answers, out var set, out var problems) ? set : throw new ArgumentException(string.Join("; ", problems.Select(problem => problem.What)));

    /// <summary>A change of a select-one answer.</summary>
    public static AnswerChange Change(string question, string from, string to) => new(Question(question), [Option(question, from)], [Option(question, to)]);

    /// <summary>A recommendation whose parts can be replaced.</summary>
    public static Recommendation Report { get; } = Made.Of("geofence-lookups");

    public static RobustnessSection Parts { get; } = RobustnessSection.Of(Answers("geofence-lookups"));

    /// <summary>The recommendation for answers.</summary>
    public static Recommendation ReportOf(AnswerSet answers) => RecommendationBuilder.Build(Made.Published, Made.Snapshot(
        Catalogue.Questions.Where(answers.IsAnswered).ToDictionary(question => question.Id, IReadOnlyList<string> (question) => [.. answers.Chosen(question).Select(option => option.Id)])));

    /// <summary>A recommendation in which those are excluded that have no rank in any draw.</summary>
    public static Recommendation Ranked(RobustnessResult drawn) => Report with
    {
        Alternatives = [.. Report.Alternatives.Zip(drawn.Alternatives, (alternative, figures) => alternative with { Excluded = figures.RankAcceptability.All(share => share == 0) })],
    };

    /// <summary>Rank acceptability by alternative, in catalogue order.</summary>
    public static RobustnessResult Drawn(params IReadOnlyList<double[]> ranks) => new(
        new DrawSettings(10_000, 1, WeightDraws.Stated),
        [.. ranks.Select(shares => new AlternativeRobustness
        {
            RankAcceptability = shares,
            Beats = [0.9, 0.8, 0.7, 0.6],
            CentralWeights = shares[0] > 0 ? [.. Catalogue.Criteria.Select((_, i) => i == 0 ? 1.0 : 0)] : null,
            Confidence = shares[0] > 0 ? 0.75 : null,
        })]);

    public static IElement Row(this IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> component, string name) =>
        component.FindAll("tbody tr").Single(row => row.QuerySelector("th")?.Words().Contains(name, StringComparison.Ordinal) == true);

    /// <summary>The texts of the cells that hold figures.</summary>
    public static IReadOnlyList<string> Figures(this IElement row) => [.. row.QuerySelectorAll("td.num").Select(Words)];

    /// <summary>The text as a reader sees it: one space between words.</summary>
    public static string Words(this INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>An attribute in percent, as a number.</summary>
    public static double Percent(this IElement element, string attribute) =>
        double.Parse((element.GetAttribute(attribute) ?? "0").TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);
}
