namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>Where one alternative stands, and why.</summary>
public sealed record ReportAlternative
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What exactly is rated under this name.</summary>
    public required string Meaning { get; init; }

    /// <summary>Which of the colours it is drawn in, from 0.</summary>
    public required int Colour { get; init; }

    /// <summary>1 is first; equal scores share a rank; null when excluded.</summary>
    public required int? Rank { get; init; }

    /// <summary>After constraints, 0 to 100; 0 when excluded.</summary>
    public required double Score { get; init; }

    /// <summary>Before constraints, 0 to 100.</summary>
    public required double ScoreBeforeConstraints { get; init; }

    /// <summary>Whether a constraint excludes it.</summary>
    public required bool Excluded { get; init; }

    /// <summary>Share of the draws, 0 to 1, in which it is first, alone or not.</summary>
    public required double FirstShare { get; init; }

    /// <summary>How many of the article's own statements for it hold here.</summary>
    public required ReportMatch ArticleMatch { get; init; }

    /// <summary>What fired constraints do to it: what excludes first, then the lowest cap, then warnings.</summary>
    public required IReadOnlyList<ReportEffect> Effects { get; init; }

    /// <summary>The best of the others, with which pros and cons compare it; null when there is nothing to compare.</summary>
    public required Reference? ComparedWith { get; init; }

    /// <summary>The criteria that put it ahead of <see cref="ComparedWith"/>, the largest difference first.</summary>
    public required IReadOnlyList<ReportDifference> Pros { get; init; }

    /// <summary>The criteria that put it behind, the largest difference first.</summary>
    public required IReadOnlyList<ReportDifference> Cons { get; init; }
}

/// <summary>How many of the article's own statements for an alternative hold, of how many.</summary>
public sealed record ReportMatch(int Holds, int Of);

/// <summary>What a fired constraint does to an alternative.</summary>
public sealed record ReportEffect
{
    /// <summary>The constraint.</summary>
    public required Reference Constraint { get; init; }

    /// <summary>The alternative.</summary>
    public required Reference Alternative { get; init; }

    /// <summary>Exclude, cap or warn.</summary>
    public required EffectKind Kind { get; init; }

    /// <summary>The highest score it may keep; null unless <see cref="Kind"/> is a cap.</summary>
    public required int? Cap { get; init; }

    /// <summary>Whether it changes the score; a cap above the score does not, nor does a warning.</summary>
    public required bool Acts { get; init; }

    /// <summary>Why this alternative is affected in this way.</summary>
    public required string Reason { get; init; }

    /// <summary>The answers that made it fire.</summary>
    public required IReadOnlyList<ReportGiven> Because { get; init; }
}

/// <summary>A chosen option of a question.</summary>
public sealed record ReportGiven(Reference Question, Reference Option);

/// <summary>A criterion on which an alternative and the best of the others differ.</summary>
public sealed record ReportDifference
{
    /// <summary>The criterion.</summary>
    public required Reference Criterion { get; init; }

    /// <summary>Its weight, 0 to 1.</summary>
    public required double Weight { get; init; }

    /// <summary>Points by which it puts the alternative ahead; below 0, behind.</summary>
    public required double Points { get; init; }

    /// <summary>The rating of the alternative, 0 to 4.</summary>
    public required int Rating { get; init; }

    /// <summary>The rating of the other.</summary>
    public required int OtherRating { get; init; }

    /// <summary>Why the alternative is rated so.</summary>
    public required string Reason { get; init; }

    /// <summary>Numbers of the sources that back the rating; none means editorial.</summary>
    public required IReadOnlyList<int> Sources { get; init; }
}
