using GoAdvisor.Engine;

namespace GoAdvisor.Web;

/// <summary>Every route and link is built here.</summary>
public static class Urls
{
    public const string Home = "/";
    public const string Comparison = "/comparison";
    public const string Claims = "/claims";
    public const string StartAssessment = "/assessments/new";
    public const string Resume = "/resume";
    public const string NotFound = "/not-found";
    public const string Theme = "/theme.css";
    public const string ReportSheet = "/report.css";
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
    public const string Api = "/api/v1";

    public const string QuestionsRoute = "/assessments/{Id:guid}/questions/{Section}";
    public const string ReviewRoute = "/assessments/{Id:guid}/answers";
    public const string ResultRoute = "/assessments/{Id:guid}/result";
    public const string ResultIfRoute = "/assessments/{Id:guid}/result/if";
    public const string ReportRoute = "/assessments/{Id:guid}/report";
    public const string ReportFileRoute = "/assessments/{id:guid}/report.{ending}";
    public const string ReportSchema = Api + "/schemas/goadvisor-report-1.json";
    public const string DetailsRoute = "/assessments/{Id:guid}/details";
    public const string ElsewhereRoute = "/assessments/{Id:guid}/elsewhere";

    /// <summary>Tells the questionnaire which page the reader came from, to lead back there.</summary>
    public const string ToReview = "answers";

    public const string ToResult = "result";

    public const string MilestonesRoute = "/assessments/{Id:guid}/milestones";
    public const string RecordMilestoneRoute = "/assessments/{Id:guid}/milestones/new";
    public const string CompareMilestonesRoute = "/assessments/{Id:guid}/milestones/compare";
    public const string MilestoneRoute = "/assessments/{Id:guid}/milestones/{Number:int}";
    public const string MilestoneReportFileRoute = "/assessments/{Id:guid}/milestones/{Number:int}/report.{ending}";

    public static string Questions(Guid assessment, string section) => $"/assessments/{assessment}/questions/{section}";

    /// <param name="comingFrom"><see cref="ToReview"/> or <see cref="ToResult"/>.</param>
    public static string Question(Guid assessment, Question question, string comingFrom) =>
        $"{Questions(assessment, question.Section)}?return={comingFrom}#{question.Id}";

    public static string Review(Guid assessment) => $"/assessments/{assessment}/answers";

    public static string Result(Guid assessment, string? view = null) =>
        $"/assessments/{assessment}/result{(view is null ? "" : $"?view={view}")}";

    public const string WhyView = "why";
    public const string HowSureView = "how-sure";
    public const string WhatIfView = "what-if";
    public const string SettleFirstView = "settle-first";
    public const string ConstraintsView = "constraints";
    public const string ComparisonView = "comparison";

    /// <param name="criterion">The criterion whose weight is walked; null for the most decisive one.</param>
    public static string HowSure(Guid assessment, WeightDraws draws, Criterion? criterion) =>
        $"{Result(assessment, HowSureView)}&draws={draws.ToString().ToLowerInvariant()}{(criterion is null ? "" : $"&criterion={criterion.Id}")}";

    /// <param name="weights">The weights tried out, as "criterion:weight,…"; null when there are none.</param>
    public static string WhatIf(Guid assessment, string? weights) =>
        Result(assessment, WhatIfView) + (weights is null ? "" : $"&weights={weights}");

    /// <summary>The result as it would be with other answers, beside the result as it is.</summary>
    public static string ResultIf(Guid assessment, IEnumerable<AnswerChange> changes) =>
        $"/assessments/{assessment}/result/if?{string.Join('&', changes.Select(change => $"change={change.Question.Id}:{string.Join(',', change.To.Select(option => option.Id))}"))}";

    /// <param name="letter">Whether it is laid out on US Letter; else on A4.</param>
    public static string Report(Guid assessment, bool letter = false) => $"/assessments/{assessment}/report{(letter ? "?paper=letter" : "")}";

    /// <summary>A report as a file.</summary>
    /// <param name="report">The address of the report's page, without what follows a "?".</param>
    /// <param name="ending">Such as "html".</param>
    public static string ReportFile(string report, string ending) => $"{report}.{ending}";

    public static string ReportPdf(string report, bool letter) => $"{ReportFile(report, "pdf")}?paper={(letter ? "letter" : "a4")}";

    public static string Details(Guid assessment) => $"/assessments/{assessment}/details";

    public static string Elsewhere(Guid assessment) => $"/assessments/{assessment}/elsewhere";

    public static string Milestones(Guid assessment) => $"/assessments/{assessment}/milestones";

    public static string RecordMilestone(Guid assessment) => $"{Milestones(assessment)}/new";

    public static string Milestone(Guid assessment, int number) => $"{Milestones(assessment)}/{number}";

    /// <summary>The address of a milestone's report, to which the ending of a file is added.</summary>
    public static string MilestoneReport(Guid assessment, int number) => $"{Milestone(assessment, number)}/report";

    public static string CompareMilestones(Guid assessment) => $"{Milestones(assessment)}/compare";

    /// <param name="left">A milestone's number, or <see cref="Now"/>.</param>
    /// <param name="right">The same.</param>
    public static string CompareMilestones(Guid assessment, string left, string right) => $"{CompareMilestones(assessment)}?left={left}&right={right}";

    /// <summary>The assessment as it is, where a milestone's number could stand.</summary>
    public const string Now = "now";

    /// <summary>The secret stands behind the "#", which browsers never send: it reaches no log, no proxy and no Referer.</summary>
    public static string ResumeLink(string origin, string token) => $"{origin}{Resume}#{token}";

    public static string ComparisonRow(string row) => $"{Comparison}#{row}";
}
