namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>How the ranking holds up when weights and ratings are drawn at random within their doubt.</summary>
/// <param name="Summary">Who is first how often, in one sentence.</param>
/// <param name="Alternatives">One per alternative, in catalogue order.</param>
public sealed record ReportRobustness(int Samples, int Seed, WeightDraws Mode, string Summary, string How, IReadOnlyList<ReportDrawn> Alternatives);

/// <summary>What the draws say about one alternative.</summary>
/// <param name="RankAcceptability">At index r − 1 the share of draws, 0 to 1, in which it has rank r; all 0 when it is excluded.</param>
/// <param name="Pairwise">By other alternative: the share of draws, 0 to 1, in which it scores higher.</param>
/// <param name="CentralWeights">By criterion with weight: the mean share of the weight, 0 to 1, in the draws in which it is first; null when it never is.</param>
/// <param name="Confidence">Share of draws of the ratings, 0 to 1, in which it is first under its central weights; null when it is never first.</param>
public sealed record ReportDrawn(
    string Id,
    string Name,
    IReadOnlyList<double> RankAcceptability,
    IReadOnlyList<NamedFigure> Pairwise,
    IReadOnlyList<NamedFigure>? CentralWeights,
    double? Confidence);

/// <summary>How far single weights can move.</summary>
/// <param name="Summary">Which has the least room, in one sentence; null while there are no weights.</param>
/// <param name="Criteria">One per criterion, in catalogue order; empty while there are no weights.</param>
public sealed record ReportStabilities(string? Summary, IReadOnlyList<ReportStability> Criteria);

/// <summary>How far the weight of one criterion can move, all others scaled proportionally, before something changes.</summary>
/// <param name="Share">Its present part of all weight, 0 to 1.</param>
/// <param name="First">Within it the first place stays as it is.</param>
/// <param name="Ranking">Within it the whole ranking stays as it is.</param>
public sealed record ReportStability(Reference Criterion, double Share, ReportInterval First, ReportInterval Ranking)
{
    /// <summary>How little the weight must move, down or up, to change the first place; infinite when no move can.</summary>
    [JsonIgnore]
    public double Room => Components.Charts.Stability.Room(Share, First.Min, First.Max);
}

/// <summary>Parts of all weight, 0 to 1.</summary>
public sealed record ReportInterval(double Min, double Max);

/// <summary>What single steps of ratings do.</summary>
/// <param name="Summary">How many of them change the first place, in a sentence or two; null when there is no lead to move.</param>
/// <param name="Flips">The steps, down and up, of every rating of which one acts on the lead; the largest effect first.</param>
/// <param name="Still">How many ratings act on the lead with neither step.</param>
public sealed record ReportRatingFlips(string? Summary, IReadOnlyList<ReportRatingFlip> Flips, int Still);

/// <summary>What becomes of the lead when one rating moves by one step.</summary>
/// <param name="Alternative">The alternative whose rating moves.</param>
/// <param name="To">One step lower or higher.</param>
/// <param name="Lead">Points by which the present leader would then lead; negative when it would be overtaken.</param>
/// <param name="ChangesFirst">Whether these are others than now.</param>
public sealed record ReportRatingFlip(
    Reference Criterion,
    Reference Alternative,
    int From,
    int To,
    double Lead,
    IReadOnlyList<Reference> First,
    bool ChangesFirst);

/// <summary>What would change the answer.</summary>
/// <param name="Summary">In a sentence or two; null while nothing was sought.</param>
/// <param name="Flips">The smallest sets of changed answers that change the first place: those of one change, then those of two; by plausibility where the catalogue knows shares, else by descending lead.</param>
/// <param name="Tried">How many single changes there are.</param>
/// <param name="Kept">How many of them leave the first place as it is.</param>
public sealed record ReportFlips(string? Summary, IReadOnlyList<ReportFlip> Flips, int Tried, int Kept);

/// <summary>A smallest set of changed answers that changes the first place.</summary>
/// <param name="Sentence">"Rust, if “Most of the team” instead of “Nobody”".</param>
/// <param name="First">Who would then be first; several on a tie, none when all would be excluded.</param>
/// <param name="Lead">Points by which they would then lead; null when there is nobody to lead or to be led.</param>
public sealed record ReportFlip(string Sentence, IReadOnlyList<ReportChange> Changes, IReadOnlyList<Reference> First, double? Lead)
{
    /// <summary>The verdict that the changed answers would have; null in earlier reports.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VerdictKind? Verdict { get; init; }

    /// <summary>The rare hard constraint that it takes; null when it takes none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportGiven? OnlyIf { get; init; }

    /// <summary>The hard limit that it takes, be it rare or one that leaves only one alternative, or none; null when it is a near miss.</summary>
    [JsonIgnore]
    public Reference? HardLimit => OnlyIf?.Option
        ?? (Verdict is VerdictKind.Sole or VerdictKind.None && Changes.Count > 1 ? Changes[0].To.FirstOrDefault(option => !Changes[0].From.Contains(option)) : null);
}

/// <summary>Another answer to one question.</summary>
public sealed record ReportChange(Reference Question, IReadOnlyList<Reference> From, IReadOnlyList<Reference> To);

/// <summary>An open question that could change the first place.</summary>
/// <param name="WhereToLook">Where a team finds the answer.</param>
/// <param name="Offered">How many options it offers.</param>
/// <param name="Changes">The options that change the first place.</param>
public sealed record ReportUnsettled(Reference Question, string WhereToLook, int Offered, IReadOnlyList<ReportDecisive> Changes);

/// <summary>An option that, chosen now, would change the first place, or end a result that could be clear.</summary>
/// <param name="Outcome">What would then be first, in words: "Rust", "A tie of Go and Java", "Nothing is left".</param>
/// <param name="Lead">Points by which they would then lead; null when there is nobody to lead or to be led.</param>
public sealed record ReportDecisive(Reference Option, string Outcome, IReadOnlyList<Reference> First, double? Lead)
{
    /// <summary>What has to be answered besides; null when nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReportGiven>? Together { get; init; }

    /// <summary>Whether the first place stays and the result would only no longer be clear; null in earlier reports.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? EndsClear { get; init; }

    /// <summary>How common this answer is among teams like this one, 0 to 1; null where the catalogue does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Chance { get; init; }

    /// <summary>By how many points the present leader falls back; null in earlier reports.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Moves { get; init; }
}
