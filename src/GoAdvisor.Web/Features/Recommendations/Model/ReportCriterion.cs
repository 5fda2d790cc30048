namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>One "choose X when" statement: what it weighs here and why, and how every alternative does on it.</summary>
/// <param name="Statement">Reads after "Choose X when".</param>
/// <param name="Favours">The alternative whose statement this is.</param>
/// <param name="Weight">0 to 1.</param>
/// <param name="WeightBeforeCap">0 to 1; larger than <see cref="Weight"/> exactly when capped.</param>
/// <param name="CappedBy">The criteria whose largest weight this one may not exceed; empty unless it is an enabling criterion.</param>
/// <param name="Share">Its part of all weight, 0 to 1.</param>
/// <param name="From">The answers that give it weight, the strongest first; the weight is the largest strength, not the sum.</param>
/// <param name="Anchors">What 0, 2 and 4 mean.</param>
/// <param name="Ratings">One per alternative, in catalogue order.</param>
public sealed record ReportCriterion(
    string Id,
    string Name,
    string Statement,
    Reference Favours,
    double Weight,
    double WeightBeforeCap,
    IReadOnlyList<Reference> CappedBy,
    double Share,
    IReadOnlyList<ReportOrigin> From,
    ReportAnchors Anchors,
    IReadOnlyList<ReportRating> Ratings)
{
    /// <summary>Whose criterion it is; null in the first form of catalogues, which knows only the article's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CriterionOrigin? Origin { get; init; }

    /// <summary>The most it ever weighs; null for no such limit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MaxWeight { get; init; }

    /// <summary>What it counts with in the score where a joint ceiling lowers it; null where none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportCeiling? Ceiling { get; init; }

    /// <summary>What it counts with in the score, 0 to 1.</summary>
    [JsonIgnore]
    public double Counts => Ceiling?.Weight ?? Weight;

    public ReportRating RatingOf(ReportAlternative alternative) => Ratings.First(rating => rating.Alternative.Id == alternative.Id);
}

/// <summary>Two criteria are one advantage counted twice, and weigh together no more than a ceiling.</summary>
/// <param name="Weight">What this one counts with in the score, 0 to 1.</param>
/// <param name="Sum">The largest sum of both weights.</param>
/// <param name="Other">The other of the two.</param>
/// <param name="Reason">Why they are one advantage.</param>
public sealed record ReportCeiling(double Weight, double Sum, Reference Other, string Reason);

/// <summary>What ratings of 0, 2 and 4 mean.</summary>
public sealed record ReportAnchors(string Worst, string Middle, string Best);

/// <summary>A chosen option that gives a criterion strength, above 0 and at most 1.</summary>
public sealed record ReportOrigin(Reference Question, Reference Option, double Strength);

/// <summary>A row of the comparison that carries no weight.</summary>
/// <param name="Anchors">What 0, 2 and 4 mean.</param>
/// <param name="Ratings">One per alternative, in catalogue order.</param>
public sealed record ReportAspect(string Id, string Name, ReportAnchors Anchors, IReadOnlyList<ReportRating> Ratings);

/// <summary>How an alternative does on a criterion or aspect.</summary>
/// <param name="Value">0 to 4.</param>
/// <param name="Uncertainty">0, or 1 when one step lower or higher is as likely.</param>
/// <param name="Points">Points it adds to the score before constraints; null on an aspect.</param>
/// <param name="Sources">Numbers of the sources that back the reason; none means editorial.</param>
public sealed record ReportRating(Reference Alternative, int Value, int Uncertainty, double? Points, string Reason, IReadOnlyList<int> Sources);
