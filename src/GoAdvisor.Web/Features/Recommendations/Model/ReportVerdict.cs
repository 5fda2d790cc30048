using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>The recommendation, or why there is none.</summary>
/// <param name="Provisional">What could still change it, in one sentence; null when no open question could, or there is no verdict yet.</param>
/// <param name="Winner">The recommended alternative; null unless clear or leaning.</param>
/// <param name="Contenders">Who is in question, best first.</param>
/// <param name="RunnerUp">The best that is not in first place (on a tie: another of those in it); null when there is none.</param>
/// <param name="Lead">Points between the first place and the runner-up; 0 on a tie, null when there is no runner-up.</param>
/// <param name="FirstShare">Share of the draws, 0 to 1, in which the best placed is first; null when all are excluded.</param>
/// <param name="Asked">Questions that count; follow-ups do not.</param>
public sealed record ReportVerdict(
    VerdictKind Kind,
    string Headline,
    string Text,
    string? Provisional,
    Reference? Winner,
    IReadOnlyList<Reference> Contenders,
    Reference? RunnerUp,
    double? Lead,
    double? FirstShare,
    int Answered,
    int Asked);

/// <summary>Something that speaks for the focus.</summary>
/// <param name="Text">What it is: the answers behind a criterion, the reason of a constraint.</param>
/// <param name="Detail">Its figures, such as weight and ratings; null when it has none.</param>
public sealed record ReportPoint(string Name, string Text, string? Detail);

/// <summary>Something that speaks against the focus, or is not settled.</summary>
/// <param name="Detail">Its figures; null when it has none.</param>
public sealed record ReportRisk(ReportRiskKind Kind, string Name, string Text, string? Detail);

[JsonConverter(typeof(KebabCaseEnumConverter<ReportRiskKind>))]
public enum ReportRiskKind
{
    /// <summary>A fired constraint caps the focus or warns of it.</summary>
    Constraint,

    /// <summary>A criterion on which another alternative does better.</summary>
    Criterion,

    /// <summary>Constraints that the answers make likely and nobody has confirmed.</summary>
    WorthAsking,

    Coverage,

    /// <summary>How well the ratings and statements behind the result are backed.</summary>
    Evidence,
}

/// <summary>What was decided, by whom and when, in the words of those who recorded it.</summary>
/// <param name="Note">Why it was decided so, or what was decided otherwise; null when nothing was noted.</param>
/// <param name="ReviewBy">The day by which it is to be looked at again; null when none was set.</param>
/// <param name="RecordedAt">When it was recorded here, in UTC.</param>
public sealed record ReportDecision(string Name, string? Note, string? Deciders, DateOnly Date, DateOnly? ReviewBy, DateTimeOffset RecordedAt);

[JsonConverter(typeof(KebabCaseEnumConverter<ReportStatus>))]
public enum ReportStatus
{
    /// <summary>Nobody has recorded it as decided.</summary>
    Proposed,

    Accepted,
}
