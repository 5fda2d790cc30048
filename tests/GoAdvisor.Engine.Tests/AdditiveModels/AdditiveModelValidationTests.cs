namespace GoAdvisor.Engine.Tests.AdditiveModels;

public class AdditiveModelValidationTests
{
    private static readonly DrawSettings Draws = new(100, 1, WeightDraws.Stated);
    private static readonly AdditiveModel Good = Models.Of([1, 2], 0, 10, ("A", [1, 2]), ("B", [3, 4]));

    [Fact]
    public void A_model_within_all_limits_has_no_problems() => Good.Validate(Draws).Should().BeEmpty();

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once_with_its_path()
    {
        var model = new AdditiveModel
        {
            Alternatives = ["A", "A", " ", new string('x', 65)],
            Criteria =
            [
                new ModelCriterion { Id = "c1", Weight = -1, Worst = 5, Best = 5 },
                new ModelCriterion { Id = "c1", Weight = 0, Worst = 0, Best = 2_000_000_000_000, Points = [new(0, 0), new(1, 1.5m), new(1, 1)] },
                new ModelCriterion { Id = "c2", Weight = 0, Worst = 0, Best = 1, Points = [new(3, 0)] },
            ],
            Ratings = new Dictionary<string, IReadOnlyDictionary<string, ModelRating>>
            {
                ["A"] = new Dictionary<string, ModelRating> { ["c1"] = new NormalRating(1, -1), ["c9"] = new FixedRating(1) },
                [" "] = new Dictionary<string, ModelRating> { ["c1"] = new LogNormalRating(100, -1), ["c2"] = new UniformRating(2, 1) },
                ["Z"] = new Dictionary<string, ModelRating>(),
            },
        };

        model.Validate(new DrawSettings(0, 1, (WeightDraws)9)).Select(problem => problem.Path).Should().BeEquivalentTo(
            "alternatives[1]", "alternatives[2]", "alternatives[3]", "criteria[1].id", "criteria[0].weight", "criteria[0].best", "criteria[1].best",
            "criteria[1].points[1][1]", "criteria[1].points[2][0]", "criteria[2].points", "ratings.A.c1.normal.sd", "ratings.A.c2", "ratings.A.c9",
            "ratings. .c1.logNormal.mu", "ratings. .c1.logNormal.sigma", "ratings. .c2.uniform.max", $"ratings.{new string('x', 64)}…", "ratings.Z",
            "samples", "weights");
    }

    [Fact]
    public void Points_may_rise_or_fall_but_not_turn()
    {
        ValuePoint[] rising = [new(1, 0), new(2, 0.5m), new(3, 1)];
        WithPoints(rising).Should().BeEmpty();
        WithPoints([.. rising.Reverse()]).Should().BeEmpty();
        WithPoints(new(1, 0), new(3, 0.5m), new(2, 1)).Should().Equal("criteria[0].points[2][0]: does not rise from the point before; ratings must only rise or only fall");
        WithPoints(new(3, 0), new(1, 0.5m), new(2, 1)).Should().Equal("criteria[0].points[2][0]: does not fall from the point before; ratings must only rise or only fall");

        static IEnumerable<string> WithPoints(params ValuePoint[] points) =>
            Problems(Good with { Criteria = [Good.Criteria[0] with { Points = points }, Good.Criteria[1]] });
    }

    [Fact]
    public void Weights_that_are_all_zero_weigh_nothing() =>
        Problems(Good with { Criteria = [.. Good.Criteria.Select(criterion => criterion with { Weight = 0 })] })
            .Should().Equal("criteria: have no weight at all; give at least one a weight above 0");

    [Theory]
    [InlineData(1, 1, "alternatives: holds 1; give 2 to 32")]
    [InlineData(33, 1, "alternatives: holds 33; give 2 to 32")]
    [InlineData(2, 0, "criteria: holds 0; give 1 to 64")]
    [InlineData(2, 65, "criteria: holds 65; give 1 to 64")]
    public void Too_few_and_too_many_are_refused(int alternatives, int criteria, string expected) =>
        Problems(Sized(alternatives, criteria)).Should().Equal(expected);

    [Fact]
    public void The_largest_model_takes_as_many_draws_as_usual_and_no_more()
    {
        var largest = Sized(32, 64);
        largest.Validate(Draws with { Samples = 10_000 }).Should().BeEmpty();
        largest.Validate(Draws with { Samples = 10_001 }).Select(problem => problem.ToString()).Should().Equal(
            "samples: makes 20482048 ratings to draw (samples × alternatives × criteria); at most 20480000 are, so use fewer samples");
        Good.Validate(Draws with { Samples = 100_000 }).Should().BeEmpty();
        Good.Validate(Draws with { Samples = 100_001 }).Select(problem => problem.ToString()).Should().Equal("samples: is 100001; use 1 to 100000");
    }

    [Fact]
    public void Pieces_that_have_nothing_in_common_are_refused_before_they_take_minutes()
    {
        static decimal Odd(int i) => 1 + ((decimal)(i + 1) / 7 / (i + 3));
        var fine = Sized(2, 64);
        fine = fine with { Criteria = [.. fine.Criteria.Select((criterion, i) => criterion with { Best = Odd(i) })] };
        fine.Validate(Draws).Should().BeEmpty("28 digits in each of 64 criteria are still compared exactly");

        fine = fine with
        {
            Criteria = [.. fine.Criteria.Select((criterion, i) => criterion with { Points = [new(0, 0), new(Odd(i), 0.5m), new(Odd(i) + Odd(i + 99), 1)] })],
        };
        Problems(fine).Should().ContainSingle().Which.Should().StartWith("criteria: are too fine to be compared exactly");
    }

    [Fact]
    public void What_has_problems_is_not_evaluated() =>
        FluentActions.Invoking(() => Sized(1, 1).Evaluate(Draws)).Should().Throw<ArgumentException>().WithMessage("*alternatives: holds 1*");

    private static AdditiveModel Sized(int alternatives, int criteria)
    {
        var model = Models.Of([.. Enumerable.Repeat(1m, criteria)], 0, 10,
            [.. Enumerable.Range(0, alternatives).Select(a => ($"a{a}", Enumerable.Range(0, criteria).Select(c => (decimal)((a + c) % 11)).ToArray()))]);
        return model;
    }

    private static IEnumerable<string> Problems(AdditiveModel model) => model.Validate(Draws).Select(problem => problem.ToString());
}
