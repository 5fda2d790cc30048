namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>
/// A recommendation with everything that led to it, as plain data: what a document, an export and a milestone are made of. Whatever it
/// mentions it names, so it reads the same for ever, whatever becomes of the catalogue. Written and read by <see cref="ReportJson"/>.
/// </summary>
public sealed record Recommendation
{
    /// <summary>The <see cref="Edition"/> that this version writes.</summary>
    public const int CurrentEdition = 2;

    /// <summary>The <see cref="Format"/> that this version writes.</summary>
    public const string CurrentFormat = "goadvisor-report/1";

    /// <summary>Always <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    public required int CatalogueVersion { get; init; }

    /// <summary>By question, in catalogue order, the chosen options; none means an explicit "I don't know". As <c>POST /evaluations</c> takes them.</summary>
    public required OrderedDictionary<string, IReadOnlyList<string>> Answers { get; init; }

    /// <summary>In which words it is rendered; null in reports from before there was a second edition, which read as they did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Edition { get; init; }

    public required string Title { get; init; }

    /// <summary>What the team says about its case, with its line breaks; null when it says nothing.</summary>
    public required string? Context { get; init; }

    /// <summary>When the last answer was saved, or the assessment was created; in UTC. The same answers give the same report.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Accepted when a decision is recorded.</summary>
    public ReportStatus Status => Decision is null ? ReportStatus.Proposed : ReportStatus.Accepted;

    public required ReportDecision? Decision { get; init; }

    public required ReportVerdict Verdict { get; init; }

    /// <summary>The result in some sentences; null in earlier reports.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    /// <summary>What the article's criteria alone would have said; null where that is the same, and where the catalogue has no others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportByArticle? ByArticle { get; init; }

    /// <summary>The result by weights that the team has set itself, beside the one by those of its answers; null when it has set none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportOwnWeights? OwnWeights { get; init; }

    public required IReadOnlyList<ReportAlternative> Alternatives { get; init; }

    /// <summary>Whom <see cref="Reasons"/> and <see cref="Risks"/> speak of: the winner, or the best placed; null when there is nobody to speak of.</summary>
    public required Reference? Focus { get; init; }

    /// <summary>What speaks most for <see cref="Focus"/>: at most three.</summary>
    public required IReadOnlyList<ReportPoint> Reasons { get; init; }

    /// <summary>What speaks against it or is not settled, the gravest first.</summary>
    public required IReadOnlyList<ReportRisk> Risks { get; init; }

    /// <summary>What the result takes for granted, a sentence each.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public required ReportFlips Flips { get; init; }

    /// <summary>The open questions that could change the first place, most decisive first.</summary>
    public required IReadOnlyList<ReportUnsettled> SettleFirst { get; init; }

    public required IReadOnlyList<ReportCriterion> Criteria { get; init; }

    /// <summary>The rows of the comparison that carry no weight, in catalogue order.</summary>
    public required IReadOnlyList<ReportAspect> Aspects { get; init; }

    /// <summary>Every constraint, in catalogue order, whether it fired or not.</summary>
    public required IReadOnlyList<ReportConstraint> Constraints { get; init; }

    /// <summary>How the ranking holds up in draws; null while there is nothing to draw: no weight, or nobody left.</summary>
    public required ReportRobustness? Robustness { get; init; }

    /// <summary>How far each weight can move, in catalogue order; empty when nothing depends on weights.</summary>
    public required ReportStabilities Stability { get; init; }

    /// <summary>What one step of a rating does to the lead.</summary>
    public required ReportRatingFlips RatingFlips { get; init; }

    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>Statements of the article, and what was found about them.</summary>
    public required IReadOnlyList<ReportClaim> Claims { get; init; }

    /// <summary>What the numbers at ratings, constraints and claims stand for; the source with number n is at index n − 1.</summary>
    public required IReadOnlyList<ReportSource> Sources { get; init; }

    /// <summary>Best first; the excluded last, those with the higher score before constraints first.</summary>
    [JsonIgnore]
    public IEnumerable<ReportAlternative> Ranking => Alternatives
        .OrderBy(alternative => alternative.Rank ?? int.MaxValue)
        .ThenByDescending(alternative => alternative.Excluded ? alternative.ScoreBeforeConstraints : 0);

    /// <summary>As <see cref="Ranking"/>, except that equal ranks, and the excluded, stand by their scores before constraints.</summary>
    public IEnumerable<ReportAlternative> BestFirst() => Alternatives
        .OrderBy(alternative => alternative.Rank ?? int.MaxValue).ThenByDescending(alternative => alternative.ScoreBeforeConstraints);

    /// <summary>The criteria that weigh anything, the heaviest first.</summary>
    [JsonIgnore]
    public IEnumerable<ReportCriterion> Drivers => Criteria.Where(criterion => criterion.Weight > 0).OrderByDescending(criterion => criterion.Weight);

    /// <summary>What the draws say about each alternative, in the order of the ranking.</summary>
    public IEnumerable<(ReportAlternative Alternative, ReportDrawn Figures)> Rows(ReportRobustness drawn) =>
        Ranking.Select(alternative => (alternative, drawn.Alternatives.First(figures => figures.Id == alternative.Id)));

    /// <summary>Points by which each criterion with weight puts one alternative ahead of another, or behind; those on which they are level left out.</summary>
    public IReadOnlyList<(ReportCriterion Criterion, double Points)> Differences(ReportAlternative? focus, ReportAlternative? rival) => focus is null || rival is null ? [] :
        [.. Criteria.Select(criterion => (criterion, Points: (criterion.RatingOf(focus).Points - criterion.RatingOf(rival).Points) ?? 0)).Where(difference => difference.Points != 0)];

    /// <summary>The id of the section in which a question stands that was put.</summary>
    public string SectionOf(Reference question) => Sections.First(section => section.Questions.Any(candidate => candidate.Id == question.Id)).Id;

    public int ColourOf(Reference alternative) => Alternatives.First(candidate => candidate.Id == alternative.Id).Colour;

    /// <summary>The terms in which it is rendered.</summary>
    [JsonIgnore]
    public Terms Terms => Terms.Of(Edition);

    [JsonIgnore]
    public bool HasWeight => Criteria.Any(criterion => criterion.Weight > 0);
}

/// <summary>Something of the catalogue: its id, and the name it had when the report was made.</summary>
public sealed record Reference(string Id, string Name);

/// <summary>A figure of something named.</summary>
public sealed record NamedFigure(string Id, string Name, double Value);
