namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>How the ranking holds up when weights and ratings are drawn at random within their doubt.</summary>
public sealed record ReportRobustness
{
    /// <summary>Number of draws.</summary>
    public required int Samples { get; init; }

    /// <summary>Where the random sequence starts.</summary>
    public required int Seed { get; init; }

    /// <summary>Where the weights of a draw come from.</summary>
    public required WeightDraws Mode { get; init; }

    /// <summary>Who is first how often, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>How the draws were made.</summary>
    public required string How { get; init; }

    /// <summary>One per alternative, in catalogue order.</summary>
    public required IReadOnlyList<ReportDrawn> Alternatives { get; init; }
}

/// <summary>What the draws say about one alternative.</summary>
public sealed record ReportDrawn
{
    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>At index r − 1 the share of draws, 0 to 1, in which it has rank r; all 0 when it is excluded.</summary>
    public required IReadOnlyList<double> RankAcceptability { get; init; }

    /// <summary>By other alternative: the share of draws, 0 to 1, in which it scores higher.</summary>
    public required IReadOnlyList<NamedFigure> Pairwise { get; init; }

    /// <summary>By criterion with weight: the mean share of the weight, 0 to 1, in the draws in which it is first; null when it never is.</summary>
    public required IReadOnlyList<NamedFigure>? CentralWeights { get; init; }

    /// <summary>Share of draws of the ratings, 0 to 1, in which it is first under its central weights; null when it is never first.</summary>
    public required double? Confidence { get; init; }
}

/// <summary>How far single weights can move.</summary>
public sealed record ReportStabilities
{
    /// <summary>Which has the least room, in one sentence; null while there are no weights.</summary>
    public required string? Summary { get; init; }

    /// <summary>One per criterion, in catalogue order; empty while there are no weights.</summary>
    public required IReadOnlyList<ReportStability> Criteria { get; init; }
}

/// <summary>How far the weight of one criterion can move, all others scaled proportionally, before something changes.</summary>
public sealed record ReportStability
{
    /// <summary>The criterion.</summary>
    public required Reference Criterion { get; init; }

    /// <summary>Its present part of all weight, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Within it the first place stays as it is.</summary>
    public required ReportInterval First { get; init; }

    /// <summary>Within it the whole ranking stays as it is.</summary>
    public required ReportInterval Ranking { get; init; }
}

/// <summary>Parts of all weight, 0 to 1.</summary>
public sealed record ReportInterval(double Min, double Max);

/// <summary>What single steps of ratings do.</summary>
public sealed record ReportRatingFlips
{
    /// <summary>How many of them change the first place, in a sentence or two; null when there is no lead to move.</summary>
    public required string? Summary { get; init; }

    /// <summary>The steps, down and up, of every rating of which one acts on the lead; the largest effect first.</summary>
    public required IReadOnlyList<ReportRatingFlip> Flips { get; init; }

    /// <summary>How many ratings act on the lead with neither step.</summary>
    public required int Still { get; init; }
}

/// <summary>What becomes of the lead when one rating moves by one step.</summary>
public sealed record ReportRatingFlip
{
    /// <summary>The criterion.</summary>
    public required Reference Criterion { get; init; }

    /// <summary>The alternative whose rating moves.</summary>
    public required Reference Alternative { get; init; }

    /// <summary>The rating now.</summary>
    public required int From { get; init; }

    /// <summary>One step lower or higher.</summary>
    public required int To { get; init; }

    /// <summary>Points by which the present leader would then lead; negative when it would be overtaken.</summary>
    public required double Lead { get; init; }

    /// <summary>Who would then be first.</summary>
    public required IReadOnlyList<Reference> First { get; init; }

    /// <summary>Whether these are others than now.</summary>
    public required bool ChangesFirst { get; init; }
}
