namespace GoAdvisor.Web.Features.Milestones.Comparing;

public sealed record ChangedAnswer(string Question, string From, string To)
{
    /// <summary>An answer as a reader would quote it.</summary>
    /// <param name="labels">The chosen options; none for "I don't know", null for no answer yet.</param>
    public static string Words(IReadOnlyList<string>? labels) => labels switch
    {
        null => "not answered yet",
        [] => "I don’t know",
        _ => string.Join(" and ", labels.Select(label => $"“{label}”")),
    };
}

/// <summary>A criterion that weighs differently; null where the catalogue of that side has no such criterion.</summary>
public sealed record ChangedWeight(string Criterion, double? From, double? To);

/// <summary>An alternative that stands differently; null where the catalogue of that side has no such alternative.</summary>
public sealed record ChangedStanding(string Alternative, int Colour, ReportAlternative? From, ReportAlternative? To);

/// <summary>What differs between two reports of one assessment, as far as their figures show it.</summary>
public sealed record ReportComparison(
    IReadOnlyList<ChangedAnswer> Answers, IReadOnlyList<ChangedWeight> Weights,
    IReadOnlyList<ChangedStanding> Standings, bool Title, bool Context, bool Verdict, bool CatalogueVersion)
{
    public bool IsEmpty => Same.Count == Parts().Count();

    public IReadOnlyList<string> Same => [.. Parts().Where(part => !part.Differs).Select(part => part.Name)];

    public static ReportComparison Of(Recommendation left, Recommendation right) => new(
        ChangedAnswers(left, right),
        ChangedWeights(left, right),
        ChangedStandings(left, right),
        Title: left.Title != right.Title,
        Context: left.Context != right.Context,
        Verdict: left.Verdict.Headline != right.Verdict.Headline || left.Verdict.Text != right.Verdict.Text,
        CatalogueVersion: left.CatalogueVersion != right.CatalogueVersion);

    private IEnumerable<(string Name, bool Differs)> Parts() =>
    [
        ("verdict", Verdict), ("answers", Answers.Count > 0), ("scores", Standings.Count > 0), ("weights", Weights.Count > 0),
        ("title", Title), ("context", Context), ("catalogue version", CatalogueVersion),
    ];

    /// <summary>In the order of the right side; what is asked on the left alone comes last.</summary>
    private static IEnumerable<(string Id, T? Old, T? Now)> Pairs<T>(
        IEnumerable<T> left, IEnumerable<T> right, Func<T, string> idOf)
        where T : class
    {
        var (before, after) = (left.ToDictionary(idOf), right.ToDictionary(idOf));
        return from id in after.Keys.Union(before.Keys)
               select (id, before.GetValueOrDefault(id), after.GetValueOrDefault(id));
    }

    private static IReadOnlyList<ChangedAnswer> ChangedAnswers(Recommendation left, Recommendation right) =>
        [.. from pair in Pairs(Questions(left), Questions(right), question => question.Id)
            where pair.Old?.State != pair.Now?.State || !Options(pair.Old).SequenceEqual(Options(pair.Now))
            select new ChangedAnswer((pair.Now ?? pair.Old)?.Text ?? pair.Id, Words(pair.Old), Words(pair.Now))];

    private static IReadOnlyList<ChangedWeight> ChangedWeights(Recommendation left, Recommendation right) =>
        [.. from pair in Pairs(left.Criteria, right.Criteria, criterion => criterion.Id)
            where Written(pair.Old?.Weight, Rounded.Weight) != Written(pair.Now?.Weight, Rounded.Weight)
            select new ChangedWeight((pair.Now ?? pair.Old)?.Name ?? pair.Id, pair.Old?.Weight, pair.Now?.Weight)];

    private static IReadOnlyList<ChangedStanding> ChangedStandings(Recommendation left, Recommendation right) =>
        [.. from pair in Pairs(left.Ranking, right.Ranking, alternative => alternative.Id)
            let any = pair.Now ?? pair.Old
            where pair.Old?.Rank != pair.Now?.Rank || pair.Old?.Excluded != pair.Now?.Excluded
                || Written(pair.Old?.Score, Rounded.Points) != Written(pair.Now?.Score, Rounded.Points)
            select new ChangedStanding(any?.Name ?? pair.Id, any?.Colour ?? 0, pair.Old, pair.Now)];

    /// <summary>To what is shown: the last bits of a score may differ between versions of the engine, and that is no change.</summary>
    private static double? Written(double? value, Func<double, double> rounded) => value is { } number ? rounded(number) : null;

    private static IEnumerable<ReportQuestion> Questions(Recommendation report) =>
        report.Sections.SelectMany(section => section.Questions);

    private static IEnumerable<string> Options(ReportQuestion? question) => question?.Options.Select(option => option.Id) ?? [];

    private static string Words(ReportQuestion? question) => question?.State switch
    {
        null => "not asked",
        ReportAnswerState.NotAnswered => ChangedAnswer.Words(null),
        _ => ChangedAnswer.Words([.. question.Options.Select(option => option.Name)]),
    };
}
