namespace GoAdvisor.Engine.Tests;

/// <summary>How much there is of everything in a <see cref="GeneratedCatalogue"/>.</summary>
internal sealed record Shape(int Alternatives, int Criteria, int Questions, int MaxOptions, int Constraints)
{
    public static Shape Small { get; } = new(Alternatives: 3, Criteria: 4, Questions: 7, MaxOptions: 4, Constraints: 4);

    public static Shape Large { get; } = new(Alternatives: 9, Criteria: 40, Questions: 40, MaxOptions: 8, Constraints: 15);
}

/// <summary>
/// Catalogues with everything that the schema allows, always the same for the same seed: enabling criteria, uncertain ratings, ticks
/// with and without an exclusive option, follow-ups to follow-ups, nested conditions, effects with "when" and "unless".
/// </summary>
internal sealed class GeneratedCatalogue
{
    private readonly Random random;
    private readonly Shape shape;
    private readonly List<Question> questions = [];

    private GeneratedCatalogue(Shape shape, int seed) => (this.shape, random) = (shape, new Random(seed));

    public static Catalogue Of(Shape shape, int seed) => new GeneratedCatalogue(shape, seed).Make();

    private Catalogue Make()
    {
        var rows = Enumerable.Range(1, shape.Alternatives).Select(a => ($"a{a}", Enumerable.Range(0, shape.Criteria).Select(_ => random.Next(5)).ToArray()));
        var catalogue = TestCatalogue.WithWeights([.. Enumerable.Repeat(1m, shape.Criteria)], [.. rows]);
        for (var q = 1; q <= shape.Questions; q++)
            questions.Add(Question(q));
        return catalogue with
        {
            Criteria = [.. catalogue.Criteria.Select(Criterion)],
            Questions = questions,
            Constraints = [.. Enumerable.Range(1, shape.Constraints).Select(Constraint)],
            Draws = catalogue.Draws with { Count = 203 },
        };
    }

    private Criterion Criterion(Criterion criterion, int c) => criterion with
    {
        // The last fifth are enabling criteria, held down by some of the others.
        CappedBy = c < shape.Criteria - (shape.Criteria / 5) ? null : [.. Some(shape.Criteria - (shape.Criteria / 5)).Select(other => $"c{other + 1}")],
        Ratings = [.. criterion.Ratings.Select(rating => rating with { Uncertainty = random.Next(2) })],
    };

    private Question Question(int q)
    {
        var many = random.Next(3) == 0;
        var exclusive = many && random.Next(3) > 0;
        var count = random.Next(2, shape.MaxOptions + 1);
        return TestCatalogue.Question($"q{q}", ("any", null, 0)) with
        {
            Select = many ? Selection.Many : Selection.One,
            AskedWhen = q > 1 && random.Next(5) == 0 ? Condition(depth: 2) : null,
            Options = [.. Enumerable.Range(1, count).Select(o => new Option
            {
                Id = $"o{o}", Label = $"O{o}", Exclusive = exclusive && o == count,
                Strengths = [.. Some(shape.Criteria, none: true).Select(c => new OptionStrength { Criterion = $"c{c + 1}", Strength = Strength() })],
            })],
        };
    }

    private Constraint Constraint(int k) => TestCatalogue.Constraint($"k{k}", Condition(depth: 4), [.. Some(shape.Alternatives).Select(a =>
        (random.Next(4) == 0 ? TestCatalogue.Exclude($"a{a + 1}") : TestCatalogue.Cap($"a{a + 1}", random.Next(101))) with
        {
            When = random.Next(3) == 0 ? Condition(depth: 3) : null,
            Unless = random.Next(3) == 0 ? Condition(depth: 3) : null,
        })]);

    /// <summary>About the questions that there are already, so that follow-ups look back.</summary>
    private Condition Condition(int depth)
    {
        if (depth <= 1 || random.Next(3) == 0)
        {
            var question = questions[random.Next(questions.Count)];
            return new AnsweredWith(question.Id, [.. Some(question.Options.Count).Select(o => question.Options[o].Id)]);
        }
        return random.Next(3) switch
        {
            0 => new Not(Condition(depth - 1)),
            1 => new All([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Condition(depth - 1))]),
            _ => new Any([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Condition(depth - 1))]),
        };
    }

    private decimal Strength() => random.Next(2) == 0 ? random.Next(1, 5) / 4m : random.Next(1, 101) / 100m;

    /// <summary>One to three different numbers below a bound, or none at times.</summary>
    private List<int> Some(int bound, bool none = false) =>
        [.. Enumerable.Range(0, random.Next(none ? 0 : 1, 4)).Select(_ => random.Next(bound)).Distinct()];
}
