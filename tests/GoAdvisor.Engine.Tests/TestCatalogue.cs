namespace GoAdvisor.Engine.Tests;

/// <summary>A small catalogue whose numbers a reader can check in the head. Every part can be replaced by "with".</summary>
internal static class TestCatalogue
{
    /// <summary>One select-one question per criterion, whose only weighted option "yes" gives that criterion the strength stated.</summary>
    public static Catalogue WithWeights(IReadOnlyList<decimal> weights, params IReadOnlyList<(string Alternative, int[] Ratings)> rows) => new()
    {
        Sections = [new Section { Id = "all", Name = "All", Title = "All", Intro = "All questions." }],
        Alternatives = [.. rows.Select(row => new Alternative { Id = row.Alternative, Name = row.Alternative.ToUpperInvariant(), Meaning = "Test." })],
        Sources = [],
        Criteria = [.. weights.Select((_, c) => new Criterion
        {
            Id = $"c{c + 1}",
            Name = $"C{c + 1}",
            Statement = "it matters",
            Favours = rows[c % rows.Count].Alternative,
            Anchors = new Anchors { Worst = "bad", Middle = "fair", Best = "good" },
            Ratings = [.. rows.Select(row => Rating(row.Alternative, row.Ratings[c]))],
        })],
        Aspects = [],
        Questions = [.. weights.Select((weight, c) => Question($"q{c + 1}", ("yes", $"c{c + 1}", weight), ("no", null, 0)))],
        Constraints = [],
        Claims = [],
        Thresholds = new Thresholds
        {
            ClearLead = 15,
            TooCloseLead = 5,
            SufficientCoverage = 0.6m,
            ArticleMatchWeight = 0.5m,
            ClearFirstShare = 0.95m,
            TooCloseFirstShare = 0.6667m,
        },
        Draws = new Draws { Count = 10_000, Seed = 1, WeightFactorMin = 0.5m, WeightFactorMax = 1.5m },
        Profiles = [],
    };

    /// <summary>Answers "yes" to every question of <see cref="WithWeights"/>.</summary>
    public static IEnumerable<string> AllYes(Catalogue catalogue) => catalogue.Questions.Select(question => $"{question.Id}=yes");

    public static Question Question(string id, params IReadOnlyList<(string Option, string? Criterion, decimal Strength)> options) => new()
    {
        Id = id,
        Section = "all",
        Kind = QuestionKind.Fact,
        Select = Selection.One,
        Text = "Does it matter?",
        Why = "It decides the weight.",
        WhereToLook = "Nowhere.",
        Options = [.. options.Select(option => new Option
        {
            Id = option.Option,
            Label = option.Option,
            Strengths = option.Criterion is null ? [] : [new OptionStrength { Criterion = option.Criterion, Strength = option.Strength }],
        })],
    };

    public static Constraint Constraint(string id, Condition when, params IReadOnlyList<Effect> effects) =>
        new() { Id = id, Name = id, When = when, Reason = "Test.", Sources = [], Effects = effects };

    public static Effect Exclude(string alternative) => new() { Alternative = alternative, Kind = EffectKind.Exclude, Reason = "Test." };

    public static Effect Cap(string alternative, int cap) => new() { Alternative = alternative, Kind = EffectKind.Cap, Cap = cap, Reason = "Test." };

    public static AnsweredWith Yes(string question) => new(question, ["yes"]);

    private static Rating Rating(string alternative, int value) =>
        new() { Alternative = alternative, Value = value, Uncertainty = 0, Reason = "Test.", Sources = [] };
}
