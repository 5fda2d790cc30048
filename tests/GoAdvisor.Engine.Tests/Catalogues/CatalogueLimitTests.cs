namespace GoAdvisor.Engine.Tests.Catalogues;

/// <summary>How large a catalogue may be, and what is said where it is larger.</summary>
public class CatalogueLimitTests
{
    [Fact]
    public void The_largest_catalogue_is_accepted() => Problems(Of(alternatives: 32, criteria: 100, questions: 200)).Should().BeEmpty();

    [Theory]
    [InlineData(33, 4, 4, "alternatives: holds more than 32 alternatives")]
    [InlineData(1, 4, 4, "alternatives: holds fewer than two alternatives; there is nothing to compare")]
    [InlineData(2, 101, 4, "criteria: holds more than 100 criteria")]
    [InlineData(2, 4, 201, "questions: asks more than 200 questions")]
    public void Too_many_or_too_few_are_counted(int alternatives, int criteria, int questions, string problem) =>
        Problems(Of(alternatives, criteria, questions)).Should().Contain(problem);

    [Fact]
    public void Too_many_options_are_counted()
    {
        var catalogue = Of(2, 4, 4);
        Problems(catalogue with { Questions = [Offering(2048)] }).Should().BeEmpty();
        Problems(catalogue with { Questions = [Offering(2047), .. catalogue.Questions.Take(1)] }).Should().Equal("questions: offers more than 2048 options in all");
    }

    [Theory]
    [InlineData(99, 0.5, 1.5, "draws: needs a count from 100 to 1,000,000")]
    [InlineData(1_000_001, 0.5, 1.5, "draws: needs a count from 100 to 1,000,000")]
    [InlineData(100, 0.5, 2.01, "draws: needs 0 < weightFactorMin ≤ 1 ≤ weightFactorMax ≤ 2")]
    [InlineData(100, 0.5, 0.99, "draws: needs 0 < weightFactorMin ≤ 1 ≤ weightFactorMax ≤ 2")]
    [InlineData(100, 0, 1.5, "draws: needs 0 < weightFactorMin ≤ 1 ≤ weightFactorMax ≤ 2")]
    [InlineData(100, 1.01, 1.5, "draws: needs 0 < weightFactorMin ≤ 1 ≤ weightFactorMax ≤ 2")]
    public void Draws_stay_within_what_is_counted_exactly(int count, double min, double max, string problem) =>
        Problems(Of(2, 4, 4) with { Draws = Draws(count, min, max) }).Should().Equal(problem);

    [Theory]
    [InlineData(100, 0.0001, 1)]
    [InlineData(1_000_000, 1, 2)]
    public void The_ends_of_these_ranges_are_allowed(int count, double min, double max) =>
        Problems(Of(2, 4, 4) with { Draws = Draws(count, min, max) }).Should().BeEmpty();

    [Fact]
    public void Draws_that_would_not_fit_are_refused_with_what_would()
    {
        // 11 rows of 3 criteria make 33 numbers a draw.
        var catalogue = Of(alternatives: 10, criteria: 3, questions: 3);
        Problems(catalogue with { Draws = Draws(1_000_000, 0.5, 1.5) }).Should().BeEmpty();
        Problems(Of(alternatives: 32, criteria: 100, questions: 100) with { Draws = Draws(10_001, 0.5, 1.5) }).Should().Equal(
            "draws: makes 33003300 numbers, count × (alternatives + 1) × criteria; at most 33000000 are kept, so lower the count");
    }

    [Fact]
    public void A_question_cannot_have_two_exclusive_options()
    {
        var catalogue = Of(2, 4, 4);
        var none = catalogue.Questions[0] with
        {
            Select = Selection.Many,
            Options = [.. Offering(4).Options.Select((option, i) => option with { Exclusive = i >= 2 })],
        };
        Problems(catalogue with { Questions = [none] }).Should().Equal(
            "questions/q1: has 2 exclusive options; one is enough, and taking the last tick out has to leave that one");
    }

    private static IEnumerable<string> Problems(Catalogue catalogue) => CatalogueValidator.Validate(catalogue).Select(problem => problem.ToString());

    private static Draws Draws(int count, double min, double max) =>
        new() { Count = count, Seed = 1, WeightFactorMin = (decimal)min, WeightFactorMax = (decimal)max };

    private static Question Offering(int options) =>
        TestCatalogue.Question("many", [.. Enumerable.Range(0, options).Select(o => ($"o{o}", (string?)null, 0m))]);

    private static Catalogue Of(int alternatives, int criteria, int questions)
    {
        var rows = Enumerable.Range(1, alternatives).Select(a => ($"a{a}", Enumerable.Repeat(2, criteria).ToArray()));
        return TestCatalogue.WithWeights([.. Enumerable.Repeat(1m, criteria)], [.. rows]) with
        {
            Questions = [.. Enumerable.Range(1, questions).Select(q => TestCatalogue.Question($"q{q}", ("yes", null, 0), ("no", null, 0)))],
        };
    }
}
