using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Tests.Recommendations;

/// <summary>Reports of worked cases on the shipped catalogue.</summary>
internal static class Made
{
    public static readonly DateTimeOffset LastAnswer = new(2026, 11, 23, 14, 5, 0, TimeSpan.Zero);

    public static PublishedCatalogue Published { get; } = new(1, DecisionModel.Compile(Cases.Catalogue));

    public static ReportDecision Decision { get; } = new(
        Name: "Language of the ledger",
        Note: "As recommended.",
        Deciders: "Ada, Grace",
        Date: new DateOnly(2026, 11, 24),
        ReviewBy: new DateOnly(2027, 6, 1),
        RecordedAt: LastAnswer.AddHours(3));

    /// <summary>The report of a worked case with some answers replaced.</summary>
    public static Recommendation Of(string profile, params ReadOnlySpan<(string Question, string[] Options)> replaced)
    {
        var answers = Cases.Profile(profile).Answers.ToDictionary(answer => answer.Key, answer => answer.Value);
        foreach (var (question, options) in replaced)
            answers[question] = options;
        return Of(answers);
    }

    public static Recommendation Of(
        IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string title = "Ledger", string? context = null, ReportDecision? decision = null) =>
        RecommendationBuilder.Build(Published, Snapshot(answers, title, context), decision);

    public static AssessmentSnapshot Snapshot(IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string title = "Ledger", string? context = null) => new()
    {
        Id = Guid.Parse("01a20974-a8ab-7dc5-97c5-2e1fed2d959a"),
        Title = title,
        Context = context,
        CatalogueVersion = 1,
        CreatedAt = LastAnswer.AddDays(-1),
        AsOf = LastAnswer,
        Revision = answers.Count,
        Answers = answers.ToDictionary(answer => answer.Key, answer => new SavedAnswer(answer.Value, 1)),
    };
}
