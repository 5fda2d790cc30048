namespace GoAdvisor.Web;

/// <summary>Every route and link is built here.</summary>
public static class Urls
{
    public const string Home = "/";
    public const string Comparison = "/comparison";
    public const string Claims = "/claims";
    public const string Glossary = "/glossary";
    public const string Example = "/example";
    public const string StartAssessment = "/assessments/new";
    public const string Resume = "/resume";
    public const string NotFound = "/not-found";

    public const string Setup = "/setup";
    public const string SignIn = "/sign-in";
    public const string SignInSecondStep = "/sign-in/second-step";
    public const string SignInPasskeyOptions = "/sign-in/passkey/options";
    public const string SignInPasskey = "/sign-in/passkey";
    public const string ExternalSignIn = "/sign-in/organisation";
    public const string SignInRefused = "/sign-in?refused=organisation";
    public const string SignInElsewhereReturn = "/sign-in/organisation/return";
    public const string SignOut = "/sign-out";
    public const string Invitation = "/invitation";
    public const string AcceptInvitation = "/invitation/accept";
    public const string Account = "/account";
    public const string AccountAssessments = "/account/assessments";
    public const string AccountAuthenticator = "/account/authenticator";
    public const string AccountPassword = "/account/password";
    public const string AccountPasskeyOptions = "/account/passkeys/options";
    public const string AccountPasskeys = "/account/passkeys";

    public const string Admin = "/admin";
    public const string AdminCatalogue = "/admin/catalogue";
    public const string AdminDiscard = "/admin/catalogue?discard=true";
    public const string AdminImport = "/admin/catalogue/import";
    public const string AdminVersionFileRoute = "/admin/catalogue/versions/{number:int}/file";
    public const string AdminRestoreRoute = "/admin/catalogue/versions/{Number:int}/publish";
    public const string Draft = "/admin/catalogue/draft";
    public const string DraftPublish = "/admin/catalogue/draft/publish";
    public const string DraftAlternatives = "/admin/catalogue/draft/alternatives";
    public const string DraftCriteria = "/admin/catalogue/draft/criteria";
    public const string DraftRatings = "/admin/catalogue/draft/ratings";
    public const string DraftAspects = "/admin/catalogue/draft/aspects";
    public const string DraftQuestions = "/admin/catalogue/draft/questions";
    public const string DraftConstraints = "/admin/catalogue/draft/constraints";
    public const string DraftSources = "/admin/catalogue/draft/sources";
    public const string DraftClaims = "/admin/catalogue/draft/claims";
    public const string DraftProfiles = "/admin/catalogue/draft/profiles";
    public const string DraftArchetypes = "/admin/catalogue/draft/archetypes";
    public const string DraftSettings = "/admin/catalogue/draft/settings";
    public const string AdminPeople = "/admin/people";
    public const string AdminPersonRoute = "/admin/people/{Id:guid}";
    public const string AdminAudit = "/admin/audit";
    public const string AdminAuditCsv = "/admin/audit.csv";

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
    public const string WeightsRoute = "/assessments/{Id:guid}/weights";
    public const string DetailsRoute = "/assessments/{Id:guid}/details";
    public const string UpgradeRoute = "/assessments/{Id:guid}/upgrade";
    public const string ResumeLinkRoute = "/assessments/{Id:guid}/elsewhere";

    /// <summary>Tells the questionnaire which page the reader came from, to lead back there.</summary>
    public const string ToReview = "answers";

    public const string ToResult = "result";

    public const string MilestonesRoute = "/assessments/{Id:guid}/milestones";
    public const string RecordMilestoneRoute = "/assessments/{Id:guid}/milestones/new";
    public const string CompareMilestonesRoute = "/assessments/{Id:guid}/milestones/compare";
    public const string MilestoneRoute = "/assessments/{Id:guid}/milestones/{Number:int}";
    public const string MilestoneReportFileRoute = "/assessments/{Id:guid}/milestones/{Number:int}/report.{ending}";

    public static string Questions(Guid assessment, string section) => $"/assessments/{assessment}/questions/{section}";

    public static string Question(Guid assessment, Question question, string comingFrom) => Question(assessment, question.Section, question.Id, comingFrom);

    public static string Question(Guid assessment, string section, string question, string comingFrom) =>
        $"{Questions(assessment, section)}?return={comingFrom}#{question}";

    /// <param name="weights">Weights to begin with, as "criterion:weight,…"; null for those that are kept or that follow from the answers.</param>
    public static string Weights(Guid assessment, string? weights = null) => $"/assessments/{assessment}/weights{(weights is null ? "" : $"?weights={weights}")}";

    public static string Review(Guid assessment) => $"/assessments/{assessment}/answers";

    public static string Result(Guid assessment, string? view = null) =>
        $"/assessments/{assessment}/result{(view is null ? "" : $"?view={view}")}";

    public const string WhyView = "why";
    public const string HowSureView = "how-sure";
    public const string WhatIfView = "what-if";
    public const string SettleFirstView = "settle-first";
    public const string ConstraintsView = "constraints";
    public const string ComparisonView = "comparison";

    public static string HowSure(Guid assessment, WeightDraws draws, Criterion? criterion) =>
        $"{Result(assessment, HowSureView)}&draws={draws.ToString().ToLowerInvariant()}{(criterion is null ? "" : $"&criterion={criterion.Id}")}";

    /// <param name="weights">The weights tried out, as "criterion:weight,…"; null when there are none.</param>
    public static string WhatIf(Guid assessment, string? weights) =>
        Result(assessment, WhatIfView) + (weights is null ? "" : $"&weights={weights}");

    /// <summary>The result as it would be with other answers, beside the result as it is.</summary>
    public static string ResultIf(Guid assessment, params IEnumerable<(string Question, IEnumerable<string> Options)> changes) =>
        $"/assessments/{assessment}/result/if?{string.Join('&', changes.Select(change => $"change={change.Question}:{string.Join(',', change.Options)}"))}";

    public static string Report(Guid assessment, bool letter = false) => $"/assessments/{assessment}/report{(letter ? "?paper=letter" : "")}";

    public static string ReportFile(string report, string ending) => $"{report}.{ending}";

    public static string ReportPdf(string report, bool letter) => $"{ReportFile(report, "pdf")}?paper={(letter ? "letter" : "a4")}";

    public static string Details(Guid assessment) => $"/assessments/{assessment}/details";

    /// <summary>What the current catalogue would change in an assessment that is on an older one.</summary>
    public static string Upgrade(Guid assessment) => $"/assessments/{assessment}/upgrade";

    public static string ResumeLink(Guid assessment) => $"/assessments/{assessment}/elsewhere";

    public static string Milestones(Guid assessment) => $"/assessments/{assessment}/milestones";

    public static string RecordMilestone(Guid assessment) => $"{Milestones(assessment)}/new";

    public static string Milestone(Guid assessment, int number) => $"{Milestones(assessment)}/{number}";

    /// <summary>The address of a milestone's report, to which the ending of a file is added.</summary>
    public static string MilestoneReport(Guid assessment, int number) => $"{Milestone(assessment, number)}/report";

    public static string CompareMilestones(Guid assessment) => $"{Milestones(assessment)}/compare";

    public static string CompareMilestones(Guid assessment, string left, string right) => $"{CompareMilestones(assessment)}?left={left}&right={right}";

    /// <summary>The assessment as it is, where a milestone's number could stand.</summary>
    public const string Now = "now";

    /// <summary>The secret stands behind the "#", which browsers never send: it reaches no log, no proxy and no Referer.</summary>
    public static string ResumeLink(string origin, string token) => $"{origin}{Resume}#{token}";

    /// <summary>As for resume links, the secret stands behind the "#".</summary>
    public static string InvitationLink(string origin, string token) => $"{origin}{Invitation}#{token}";

    /// <summary>Null unless ours: browsers read "//" and "/\" as another host, and drop tabs and line breaks.</summary>
    public static string? Local(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : null;

    /// <param name="returnTo">The page of ours to go to afterwards; null for the one that suits the person.</param>
    public static string SignInFor(string? returnTo) => returnTo is null ? SignIn : $"{SignIn}?returnUrl={Uri.EscapeDataString(returnTo)}";

    public static string SignInSecondStepFor(string? returnTo) =>
        returnTo is null ? SignInSecondStep : $"{SignInSecondStep}?returnUrl={Uri.EscapeDataString(returnTo)}";

    public static string AdminPerson(Guid account) => $"/admin/people/{account}";

    public static string AdminVersionFile(int number) => $"/admin/catalogue/versions/{number}/file";

    public static string AdminPublished(int number) => $"{AdminCatalogue}?published={number}";

    public static string AdminRestore(int number) => $"/admin/catalogue/versions/{number}/publish";

    /// <param name="profile">A worked case of the catalogue.</param>
    public static string ExampleOf(string profile) => $"{Example}?case={profile}";

    public static string ClaimsThatAre(string verdict) => $"{Claims}?verdict={verdict}";

    public static string ComparisonRow(string row) => $"{Comparison}#{row}";
}
