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
public sealed record ReportComparison
{
    public required IReadOnlyList<ChangedAnswer> Answers { get; init; }

    public required IReadOnlyList<ChangedWeight> Weights { get; init; }

    public required IReadOnlyList<ChangedStanding> Standings { get; init; }

    public required bool Title { get; init; }

    public required bool Context { get; init; }

    public required bool Verdict { get; init; }

    public required bool CatalogueVersion { get; init; }

    public bool IsEmpty => Same.Count == Parts().Count();

    public IReadOnlyList<string> Same => [.. Parts().Where(part => !part.Differs).Select(part => part.Name)];

    public static ReportComparison Of(Recommendation left, Recommendation right) => new()
    {
        Answers = ChangedAnswers(left, right),
        Weights = ChangedWeights(left, right),
        Standings = ChangedStandings(left, right),
        Title = left.Title != right.Title,
        Context = left.Context != right.Context,
        Verdict = left.Verdict.Headline != right.Verdict.Headline || left.Verdict.Text != right.Verdict.Text,
        CatalogueVersion = left.CatalogueVersion != right.CatalogueVersion,
    };

    private IEnumerable<(string Name, bool Differs)> Parts() =>
    [
        ("verdict", Verdict), ("answers", Answers.Count > 0), ("scores", Standings.Count > 0), ("weights", Weights.Count > 0),
        ("title", Title), ("context", Context), ("catalogue version", CatalogueVersion),
    ];

    /// <summary>In the order of the right side; what is asked on the left alone comes last.</summary>
    private static IReadOnlyList<ChangedAnswer> ChangedAnswers(Recommendation left, Recommendation right)
    {
        var (before, after) = (Questions(left), Questions(right));
        return [.. from id in after.Keys.Union(before.Keys)
                   let old = before.GetValueOrDefault(id)
                   let now = after.GetValueOrDefault(id)
                   where old?.State != now?.State || !Options(old).SequenceEqual(Options(now))
                   select new ChangedAnswer((now ?? old)?.Text ?? id, Words(old), Words(now))];
    }

    private static IReadOnlyList<ChangedWeight> ChangedWeights(Recommendation left, Recommendation right)
    {
        var (before, after) = (left.Criteria.ToDictionary(criterion => criterion.Id), right.Criteria.ToDictionary(criterion => criterion.Id));
        return [.. from id in after.Keys.Union(before.Keys)
                   let old = before.GetValueOrDefault(id)
                   let now = after.GetValueOrDefault(id)
                   where Written(old?.Weight, Rounded.Weight) != Written(now?.Weight, Rounded.Weight)
                   select new ChangedWeight((now ?? old)?.Name ?? id, old?.Weight, now?.Weight)];
    }

    private static IReadOnlyList<ChangedStanding> ChangedStandings(Recommendation left, Recommendation right)
    {
        var (before, after) = (left.Ranking.ToDictionary(alternative => alternative.Id), right.Ranking.ToDictionary(alternative => alternative.Id));
        return [.. from id in after.Keys.Union(before.Keys)
                   let old = before.GetValueOrDefault(id)
                   let now = after.GetValueOrDefault(id)
                   where old?.Rank != now?.Rank || old?.Excluded != now?.Excluded || Written(old?.Score, Rounded.Points) != Written(now?.Score, Rounded.Points)
                   select new ChangedStanding((now ?? old)?.Name ?? id, (now ?? old)?.Colour ?? 0, old, now)];
    }

    /// <summary>To what is shown: the last bits of a score may differ between versions of the engine, and that is no change.</summary>
    private static double? Written(double? value, Func<double, double> rounded) => value is { } number ? rounded(number) : null;

    private static Dictionary<string, ReportQuestion> Questions(Recommendation report) =>
        report.Sections.SelectMany(section => section.Questions).ToDictionary(question => question.Id);

    private static IEnumerable<string> Options(ReportQuestion? question) => question?.Options.Select(option => option.Id) ?? [];

    private static string Words(ReportQuestion? question) => question?.State switch
    {
        null => "not asked",
        ReportAnswerState.NotAnswered => ChangedAnswer.Words(null),
        _ => ChangedAnswer.Words([.. question.Options.Select(option => option.Name)]),
    };
}
