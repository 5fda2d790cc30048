using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>The recommendation, or why there is none.</summary>
/// <param name="Provisional">What could still change it, in one sentence; null when no open question could, or there is no verdict yet.</param>
/// <param name="Winner">The recommended alternative; null unless clear, leaning or sole.</param>
/// <param name="Contenders">Who is in question, best first.</param>
/// <param name="RunnerUp">The best that is not in first place; null when there is none, and on a tie.</param>
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
    int Asked)
{
    /// <summary>
    /// Points by which the one in first place leads in the middle one of the variations, which answer the open questions as well; below 0 where it is behind. Null
    /// where no open question is drawn.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? DrawnLead { get; init; }

    /// <summary>How many of the open questions can change nothing any more; a verdict counts them as answered. Null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Idle { get; init; }

    /// <summary>The open answers that could exclude the only alternative that is left; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReportGiven>? Unless { get; init; }

    /// <summary>Why the only alternative that is left is nothing to be glad of; null where it is, or where others are left.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Warning { get; init; }

    /// <summary>How often results like this one kept their winner when answers were a step off; null where the catalogue version has no figures for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportCalibration? Calibration { get; init; }

    /// <summary>What a probable result lacks to be clear, in one sentence; null for any other verdict, and in earlier reports.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NotClear { get; init; }

    /// <summary>What the share of first places is counted over: "weights, ratings, caps and open questions". Null in earlier reports.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Varied { get; init; }
}

/// <summary>What became of realistic cases with the same verdict when answers were a step off.</summary>
/// <param name="Sentence">In words.</param>
/// <param name="Cases">How many were tried.</param>
/// <param name="KeptAtOneInTen">How many kept their winner with one answer in ten a step off.</param>
/// <param name="KeptAtOneInFive">How many did with one in five.</param>
public sealed record ReportCalibration(string Sentence, int Cases, int KeptAtOneInTen, int KeptAtOneInFive);

/// <summary>What the criteria of the article say by themselves, under the same constraints.</summary>
/// <param name="Sentence">The result in a sentence that names the article.</param>
/// <param name="First">Those in first place.</param>
/// <param name="Lead">In points, 0 on a tie; null when fewer than two are left.</param>
/// <param name="Scores">By alternative, after constraints; 0 when excluded.</param>
public sealed record ReportByArticle(string Sentence, IReadOnlyList<Reference> First, double? Lead, IReadOnlyList<NamedFigure> Scores);

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
