namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>One "choose X when" statement: what it weighs here and why, and how every alternative does on it.</summary>
public sealed record ReportCriterion
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Reads after "Choose X when".</summary>
    public required string Statement { get; init; }

    /// <summary>The alternative whose statement this is.</summary>
    public required Reference Favours { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Weight { get; init; }

    /// <summary>0 to 1; larger than <see cref="Weight"/> exactly when capped.</summary>
    public required double WeightBeforeCap { get; init; }

    /// <summary>The criteria whose largest weight this one may not exceed; empty unless it is an enabling criterion.</summary>
    public required IReadOnlyList<Reference> CappedBy { get; init; }

    /// <summary>Its part of all weight, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>The answers that give it weight, the strongest first; the weight is the largest strength, not the sum.</summary>
    public required IReadOnlyList<ReportOrigin> From { get; init; }

    /// <summary>What 0, 2 and 4 mean.</summary>
    public required ReportAnchors Anchors { get; init; }

    /// <summary>One per alternative, in catalogue order.</summary>
    public required IReadOnlyList<ReportRating> Ratings { get; init; }
}

/// <summary>What ratings of 0, 2 and 4 mean.</summary>
public sealed record ReportAnchors(string Worst, string Middle, string Best);

/// <summary>A chosen option that gives a criterion strength, above 0 and at most 1.</summary>
public sealed record ReportOrigin(Reference Question, Reference Option, double Strength);

/// <summary>A row of the comparison that carries no weight.</summary>
public sealed record ReportAspect
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What 0, 2 and 4 mean.</summary>
    public required ReportAnchors Anchors { get; init; }

    /// <summary>One per alternative, in catalogue order.</summary>
    public required IReadOnlyList<ReportRating> Ratings { get; init; }
}

/// <summary>How an alternative does on a criterion or aspect.</summary>
public sealed record ReportRating
{
    /// <summary>The alternative.</summary>
    public required Reference Alternative { get; init; }

    /// <summary>0 to 4.</summary>
    public required int Value { get; init; }

    /// <summary>0, or 1 when one step lower or higher is as likely.</summary>
    public required int Uncertainty { get; init; }

    /// <summary>Points it adds to the score before constraints; null on an aspect.</summary>
    public required double? Points { get; init; }

    /// <summary>Why this value.</summary>
    public required string Reason { get; init; }

    /// <summary>Numbers of the sources that back the reason; none means editorial.</summary>
    public required IReadOnlyList<int> Sources { get; init; }
}
