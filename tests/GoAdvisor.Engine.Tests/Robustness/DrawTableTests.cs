namespace GoAdvisor.Engine.Tests.Robustness;

/// <summary>The draws of a catalogue, and the fast way to count first places over them against the plain one.</summary>
public class DrawTableTests
{
    [Theory]
    [InlineData(2, 1, 100)]
    [InlineData(3, 4, 101)]
    [InlineData(4, 17, 1003)]
    [InlineData(9, 40, 207)]
    [InlineData(32, 100, 109)]
    public void Counting_many_draws_at_a_time_is_counting_one_by_one(int alternatives, int criteria, int samples)
    {
        var catalogue = GeneratedCatalogue.Of(new Shape(alternatives, criteria, Questions: 20, MaxOptions: 5, Constraints: 10), seed: samples);
        var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, samples));
        var table = new DrawTable(model.Tables, catalogue, samples, seed: 5);
        for (var i = 0; i < 25; i++)
        {
            var score = plain.Score(source.Next());
            var weights = Weights(score, model);
            var (fast, slow) = (new int[alternatives], new int[alternatives]);
            table.CountFirst(weights, score.Ceilings, fast);
            table.CountFirstScalar(0, weights, score.Ceilings, slow);

            fast.Should().Equal(slow).And.Equal(First(table, score));
        }
    }

    [Fact]
    public void The_largest_weights_factors_and_ratings_still_fit()
    {
        var rows = Enumerable.Range(1, 32).Select(a => ($"a{a}", Enumerable.Repeat(a == 1 ? 4 : 3, 100).ToArray()));
        var catalogue = TestCatalogue.WithWeights([.. Enumerable.Repeat(1m, 100)], [.. rows]) with
        {
            Draws = new Draws { Count = 1003, Seed = 1, WeightFactorMin = 1, WeightFactorMax = 2 },
        };
        var model = DecisionModel.Compile(catalogue);
        var score = new PlainModel(catalogue).Score(Enumerable.Range(0, 200).Select(option => option % 2 == 0).ToArray());
        for (var ceiling = 99; ceiling >= 74; ceiling--)
        {
            score.Ceilings[0] = ceiling;
            var first = new int[32];
            model.StatedTable.CountFirst(Weights(score, model), score.Ceilings, first);
            first.Should().Equal(First(model.StatedTable, score));
            (first[0] == 1003).Should().Be(ceiling >= 75, "everybody else scores 75");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(74, 0)]
    [InlineData(75, 100)]
    [InlineData(76, 100)]
    [InlineData(99, 100)]
    [InlineData(-1, 0)]
    public void A_lone_cap_holds_in_every_draw_be_it_0(int ceiling, int first)
    {
        // b has 75 points whatever the factor, a all of what its ceiling allows.
        var catalogue = TestCatalogue.WithWeights([1], ("a", [4]), ("b", [3])) with
        {
            Draws = new Draws { Count = 100, Seed = 1, WeightFactorMin = 0.5m, WeightFactorMax = 1.5m },
        };
        var model = DecisionModel.Compile(catalogue);
        var counted = new int[2];
        model.StatedTable.CountFirst([100, .. new byte[model.Tables.Width - 1]], [ceiling, 100], counted);
        counted.Should().Equal(first, ceiling <= 75 ? 100 : 0);
    }

    [Fact]
    public void Factors_and_ratings_stay_within_what_the_catalogue_states_and_use_all_of_it()
    {
        var table = Seeds.Model.StatedTable;
        foreach (var (c, criterion) in Seeds.Catalogue.Criteria.Index())
        {
            var factors = Enumerable.Range(0, table.Samples).Select(draw => table.Factor(draw, c)).ToList();
            (factors.Min(), factors.Max()).Should().Be((512, 1536), "of {0} draws some come near each end", table.Samples);
            factors.Average().Should().BeApproximately(1024, 15);
            foreach (var (a, alternative) in Seeds.Catalogue.Alternatives.Index())
            {
                var rating = criterion.Ratings.Single(rating => rating.Alternative == alternative.Id);
                var drawn = Enumerable.Range(0, table.Samples).CountBy(draw => table.RatingOf(draw, a, c)).ToDictionary();
                int[] steps = rating.Uncertainty == 0 ? [0] : [-1, 0, 1];
                drawn.Keys.Should().BeEquivalentTo(steps.Select(step => Math.Clamp(rating.Value + step, 0, 4)).Distinct());
                drawn.Values.Should().OnlyContain(times => rating.Uncertainty == 0 || times > table.Samples * 0.3);
            }
        }
    }

    [Fact]
    public void A_copy_of_an_alternative_or_another_order_leaves_every_draw_as_it_is()
    {
        var catalogue = Seeds.Catalogue;
        var table = new DrawTable(Seeds.Model.Tables, catalogue, 500, seed: 9);
        var more = catalogue with
        {
            Alternatives = [catalogue.Alternatives[0] with { Id = "copy" }, .. catalogue.Alternatives.Reverse()],
            Criteria = [.. catalogue.Criteria.Reverse().Select(WithCopy)],
            Aspects = [],
        };
        var moreTable = new DrawTable(DecisionModel.Compile(more).Tables, more, 500, seed: 9);
        for (var draw = 0; draw < 500; draw++)
        {
            for (var c = 0; c < 17; c++)
            {
                moreTable.Factor(draw, 16 - c).Should().Be(table.Factor(draw, c));
                for (var a = 0; a < 4; a++)
                    moreTable.RatingOf(draw, 4 - a, 16 - c).Should().Be(table.RatingOf(draw, a, c));
            }
        }

        Criterion WithCopy(Criterion criterion) => criterion with
        {
            Ratings = [.. criterion.Ratings, .. criterion.Ratings
                .Where(rating => rating.Alternative == catalogue.Alternatives[0].Id).Select(rating => rating with { Alternative = "copy" })],
        };
    }

    [Fact]
    public void More_draws_begin_with_the_same_ones_and_another_seed_makes_others()
    {
        DrawTable Table(int samples, int seed) => new(Seeds.Model.Tables, Seeds.Catalogue, samples, seed);
        var (few, many, other) = (Table(100, 1), Table(300, 1), Table(100, 2));

        Factors(many).Take(100 * 17).Should().Equal(Factors(few));
        Factors(other).Zip(Factors(few)).Count(pair => pair.First == pair.Second).Should().BeLessThan(20);

        static IEnumerable<int> Factors(DrawTable table) => Enumerable.Range(0, table.Samples * 17).Select(i => table.Factor(i / 17, i % 17));
    }

    private static byte[] Weights(PlainScore score, DecisionModel model)
    {
        var weights = new byte[model.Tables.Width];
        for (var c = 0; c < score.Weights.Length; c++)
            weights[c] = (byte)score.Weights[c];
        return weights;
    }

    /// <summary>By the formula: weight · factor · rating summed up, 25 to a point, below the cap.</summary>
    private static int[] First(DrawTable table, PlainScore score)
    {
        var first = new int[score.Before.Length];
        for (var draw = 0; draw < table.Samples; draw++)
        {
            long[] weights = [.. score.Weights.Select((weight, c) => (long)weight * table.Factor(draw, c))];
            long[] places = [.. score.Ceilings.Select((ceiling, a) => ceiling < 0 ? -1 : Math.Min(
                25 * weights.Select((weight, c) => weight == 0 ? 0 : weight * table.RatingOf(draw, a, c)).Sum(), ceiling * weights.Sum()))];
            for (var a = 0; a < places.Length; a++)
                first[a] += places[a] >= 0 && places[a] == places.Max() ? 1 : 0;
        }
        return first;
    }
}
