namespace GoAdvisor.Web.Features.Recommendations.Export.Csv;

/// <summary>
/// The comparison table of a report as comma-separated values: one row per criterion, then per aspect, then the totals. In UTF-8 with a byte
/// order mark, by which spreadsheets know it; CR LF at the end of each row; the same report gives the same bytes.
/// </summary>
public static class ComparisonCsv
{
    /// <summary>The file.</summary>
    public static byte[] Write(Recommendation report) => [.. CsvText.Encoding.GetPreamble(), .. CsvText.Encoding.GetBytes(Text(report))];

    /// <summary>Its text, without byte order mark.</summary>
    public static string Text(Recommendation report) => string.Concat(Rows(report).Prepend(Head(report)).Select(CsvText.Row));

    private static IEnumerable<string> Head(Recommendation report) =>
    [
        "kind", "id", "name", "weight", "share",
        .. Columns(report, "rating"), .. Columns(report, "uncertainty"), .. Columns(report, "points"), .. Columns(report, "reason"), .. Columns(report, "sources"),
    ];

    private static IEnumerable<string> Columns(Recommendation report, string what) => report.Alternatives.Select(alternative => CsvText.Cell($"{alternative.Name} {what}"));

    private static IEnumerable<IEnumerable<string>> Rows(Recommendation report) =>
    [
        .. report.Criteria.Select(criterion => Rated(report, "criterion", criterion.Id, criterion.Name, criterion.Weight, criterion.Share, criterion.Ratings)),
        .. report.Aspects.Select(aspect => Rated(report, "aspect", aspect.Id, aspect.Name, null, null, aspect.Ratings)),
        Total(report, "score-before-constraints", "Score before constraints", alternative => alternative.ScoreBeforeConstraints),
        Total(report, "score", "Score; 0 when excluded", alternative => alternative.Score),
        Total(report, "rank", "Rank; none when excluded", alternative => alternative.Rank),
    ];

    private static IEnumerable<string> Rated(
        Recommendation report, string kind, string id, string name, double? weight, double? share, IReadOnlyList<ReportRating> ratings) =>
    [
        kind, CsvText.Cell(id), CsvText.Cell(name), CsvText.Cell(weight), CsvText.Cell(share),
        .. ratings.Select(rating => CsvText.Cell(rating.Value)),
        .. ratings.Select(rating => CsvText.Cell(rating.Uncertainty)),
        .. ratings.Select(rating => CsvText.Cell(rating.Points)),
        .. ratings.Select(rating => CsvText.Cell(rating.Reason)),
        .. ratings.Select(rating => CsvText.Cell(Sources(report, rating))),
    ];

    /// <summary>In the columns of the points, where the score is the sum of the criteria; the others stay empty.</summary>
    private static IEnumerable<string> Total(Recommendation report, string id, string name, Func<ReportAlternative, double?> figure) =>
    [
        "total", id, CsvText.Cell(name), "", "",
        .. Empty(report), .. Empty(report),
        .. report.Alternatives.Select(alternative => CsvText.Cell(figure(alternative))),
        .. Empty(report), .. Empty(report),
    ];

    private static IEnumerable<string> Empty(Recommendation report) => report.Alternatives.Select(_ => "");

    /// <summary>Titles and addresses, since this file has no list of sources.</summary>
    private static string Sources(Recommendation report, ReportRating rating) => rating.Sources.Count == 0
        ? "editorial"
        : string.Join('\n', rating.Sources.Select(number => report.Sources[number - 1]).Select(source => string.Join(' ', source.WebLinks.Prepend(source.Title))));
}
