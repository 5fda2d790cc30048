namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>Where one alternative stands, and why.</summary>
/// <param name="Meaning">What exactly is rated under this name.</param>
/// <param name="Colour">Which of the colours it is drawn in, from 0.</param>
/// <param name="Rank">1 is first; equal scores share a rank; null when excluded.</param>
/// <param name="Score">After constraints, 0 to 100; 0 when excluded.</param>
/// <param name="ScoreBeforeConstraints">Before constraints, 0 to 100.</param>
/// <param name="Excluded">Whether a constraint excludes it.</param>
/// <param name="FirstShare">Share of the draws, 0 to 1, in which it is first, alone or not.</param>
/// <param name="ArticleMatch">How many of the article's own statements for it hold here.</param>
/// <param name="Effects">What fired constraints do to it: what excludes first, then the lowest cap, then warnings.</param>
/// <param name="ComparedWith">The best of the others, with which pros and cons compare it; null when there is nothing to compare.</param>
/// <param name="Pros">The criteria that put it ahead of <see cref="ComparedWith"/>, the largest difference first.</param>
/// <param name="Cons">The criteria that put it behind, the largest difference first.</param>
public sealed record ReportAlternative(
    string Id,
    string Name,
    string Meaning,
    int Colour,
    int? Rank,
    double Score,
    double ScoreBeforeConstraints,
    bool Excluded,
    double FirstShare,
    ArticleMatch ArticleMatch,
    IReadOnlyList<ReportEffect> Effects,
    Reference? ComparedWith,
    IReadOnlyList<ReportDifference> Pros,
    IReadOnlyList<ReportDifference> Cons);

/// <summary>What a fired constraint does to an alternative.</summary>
/// <param name="Cap">The highest score it may keep; null unless <see cref="Kind"/> is a cap.</param>
/// <param name="Acts">Whether it changes the score; a cap above the score does not, nor does a warning.</param>
/// <param name="Reason">Why this alternative is affected in this way.</param>
/// <param name="Because">The answers that made it fire.</param>
public sealed record ReportEffect(
    Reference Constraint,
    Reference Alternative,
    EffectKind Kind,
    int? Cap,
    bool Acts,
    string Reason,
    IReadOnlyList<ReportGiven> Because);

/// <summary>A chosen option of a question.</summary>
public sealed record ReportGiven(Reference Question, Reference Option);

/// <summary>A criterion on which an alternative and the best of the others differ.</summary>
/// <param name="Points">Points by which it puts the alternative ahead; below 0, behind.</param>
/// <param name="Rating">The rating of the alternative, 0 to 4.</param>
/// <param name="OtherRating">The rating of the other.</param>
/// <param name="Reason">Why the alternative is rated so.</param>
/// <param name="Sources">Numbers of the sources that back the rating; none means editorial.</param>
public sealed record ReportDifference(
    Reference Criterion,
    double Weight,
    double Points,
    int Rating,
    int OtherRating,
    string Reason,
    IReadOnlyList<int> Sources);

/// <summary>A rule over answers, and what became of it.</summary>
/// <param name="Reason">Why the rule exists.</param>
/// <param name="Because">The answers that made it fire, or that make it likely; else none.</param>
/// <param name="Effects">What it does; empty unless fired.</param>
/// <param name="Sources">Numbers of the sources that back the reason; none means editorial.</param>
public sealed record ReportConstraint(
    string Id,
    string Name,
    string Reason,
    ReportConstraintState State,
    IReadOnlyList<ReportGiven> Because,
    IReadOnlyList<ReportEffect> Effects,
    IReadOnlyList<int> Sources)
{
    /// <summary>What would apply unless an open question says otherwise; null when nothing would.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReportPending>? Pending { get; init; }
}

/// <summary>An effect that does not apply as long as it is not known to.</summary>
/// <param name="Cap">The highest score the alternative could keep; null unless <see cref="Kind"/> is a cap.</param>
/// <param name="DecidedBy">The open questions that decide it.</param>
public sealed record ReportPending(Reference Alternative, EffectKind Kind, int? Cap, string Reason, IReadOnlyList<Reference> DecidedBy);

[JsonConverter(typeof(KebabCaseEnumConverter<ReportConstraintState>))]
public enum ReportConstraintState
{
    /// <summary>Its condition holds.</summary>
    Fired,

    /// <summary>It has not fired although the answers make it likely: worth asking the team.</summary>
    PointedOut,

    /// <summary>It depends on a question that is not answered.</summary>
    Open,

    /// <summary>The answers rule it out.</summary>
    NotFired,
}
