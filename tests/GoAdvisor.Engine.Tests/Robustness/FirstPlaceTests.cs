namespace GoAdvisor.Engine.Tests.Robustness;

/// <summary>The fast count of first places against ranks that are counted one draw at a time.</summary>
public class FirstPlaceTests
{
    /// <summary>No multiple of sixteen, so that some draws are left over for the plain way.</summary>
    private const int Samples = 333;

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void The_seeded_catalogue_has_the_same_first_places_whichever_way_they_are_counted() =>
        Compare(Seeds.Catalogue, cases: SampleSize.Of(usual: 500, inLongRun: 20_000));

    [Theory]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    [InlineData(9, 2)]
    [InlineData(11, 5)]
    public void Any_number_of_alternatives_has_the_same_first_places_whichever_way_they_are_counted(int alternatives, int criteria)
    {
        var random = new Random(alternatives);
        var rows = Enumerable.Range(0, alternatives)
            .Select(a => ($"a{a}", Enumerable.Range(0, criteria).Select(_ => random.Next(Rating.Best + 1)).ToArray())).ToList();
        Compare(Uncertain(TestCatalogue.WithWeights([.. Enumerable.Repeat(1m, criteria)], rows)), cases: SampleSize.Of(usual: 200, inLongRun: 5_000));
    }

    private static void Compare(Catalogue catalogue, int cases)
    {
        var model = DecisionModel.Compile(catalogue);
        var table = new DrawTable(model.Tables, catalogue, Samples, seed: 7);
        var alternatives = catalogue.Alternatives.Count;
        var (weights, ceilings, places) = (new byte[model.Tables.Width], new int[alternatives], new int[alternatives]);
        var (fast, plain) = (new int[alternatives], new int[alternatives]);
        var random = new Random(3);
        for (var i = 0; i < cases; i++)
        {
            for (var c = 0; c < catalogue.Criteria.Count; c++)
                weights[c] = random.Next(3) == 0 ? (byte)0 : (byte)random.Next(ModelTables.Unit + 1);
            for (var a = 0; a < alternatives; a++)
                ceilings[a] = random.Next(6) switch { 0 => AlternativeScore.Out, 1 => random.Next(100), _ => 100 };
            Array.Clear(plain);
            table.CountFirst(weights, ceilings, fast);
            table.CountFirstScalar(0, weights, ceilings, plain);

            var expected = new int[alternatives];
            for (var draw = 0; draw < Samples; draw++)
            {
                table.Score(draw, weights, ceilings, places);
                for (var a = 0; a < alternatives; a++)
                    expected[a] += places[a] >= 0 && places[a] == places.Max() ? 1 : 0;
            }
            fast.Should().Equal(expected, "ceilings are {0}", string.Join(' ', ceilings));
            plain.Should().Equal(expected, "ceilings are {0}", string.Join(' ', ceilings));
        }
    }

    private static Catalogue Uncertain(Catalogue catalogue) => catalogue with
    {
        Criteria = [.. catalogue.Criteria.Select(criterion => criterion with
        {
            Ratings = [.. criterion.Ratings.Select((rating, a) => rating with { Uncertainty = a % 2 })],
        })],
    };
}
