namespace GoAdvisor.Engine.Tests.Robustness;

/// <summary>How the ranking of a catalogue holds up in draws.</summary>
public class CatalogueRobustnessTests
{
    public static TheoryData<WeightDraws> Modes => [.. Enum.GetValues<WeightDraws>()];

    [Theory]
    [InlineData("kubernetes-operators", "0.9911 0.0006 0.0076 0.0007")]
    [InlineData("edge-proxy", "0.0423 0.0008 0.0000 0.9570")]
    public void Worked_profiles_have_these_shares_on_every_machine(string profile, string shares)
    {
        var answers = Seeds.Model.Answers(Seeds.Catalogue.Profiles.Single(worked => worked.Id == profile).Answers);
        string.Join(' ', Seeds.Model.Evaluate(answers).Alternatives.Select(result => $"{result.FirstShare:0.0000}")).Should().Be(shares);
    }

    [Fact]
    public void The_stated_draws_are_those_of_the_evaluation() => OverRandomAnswers((model, answers) =>
        First(model.MeasureRobustness(answers, model.StatedDraws)).Should().Equal(model.Evaluate(answers).Alternatives.Select(result => result.FirstShare)));

    [Theory]
    [MemberData(nameof(Modes))]
    public void Shares_of_ranks_add_up_to_1_and_of_what_is_excluded_to_0(WeightDraws mode) => OverRandomAnswers((model, answers) =>
    {
        var excluded = model.Evaluate(answers).Alternatives.Select(result => result.Excluded).ToList();
        foreach (var (alternative, isOut) in model.MeasureRobustness(answers, new DrawSettings(150, 3, mode)).Alternatives.Zip(excluded))
        {
            alternative.RankAcceptability.Sum().Should().BeApproximately(isOut ? 0 : 1, 1e-12);
            alternative.RankAcceptability.Should().OnlyContain(share => !isOut || share == 0);
        }
    });

    [Theory]
    [MemberData(nameof(Modes))]
    public void Central_weights_are_those_of_the_answers_and_null_for_who_is_never_first(WeightDraws mode) => OverRandomAnswers((model, answers) =>
    {
        var weights = model.Evaluate(answers).Criteria.Select(criterion => criterion.Weight).ToList();
        foreach (var alternative in model.MeasureRobustness(answers, new DrawSettings(150, 3, mode)).Alternatives)
        {
            var any = alternative.First > 0 && weights.Sum() > 0;
            (alternative.CentralWeights is not null).Should().Be(any);
            (alternative.Confidence is not null).Should().Be(any);
            if (alternative.CentralWeights is not { } central)
                continue;
            central.Sum().Should().BeApproximately(1, 1e-9);
            central.Zip(weights).Should().OnlyContain(pair => pair.First >= 0 && (pair.Second > 0 || pair.First == 0));
            alternative.Confidence.Should().BeInRange(0, 1);
        }
    });

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_others(WeightDraws mode)
    {
        var settings = new DrawSettings(400, 11, mode);
        var one = Measure(Seeds.Model, settings);
        var again = Measure(DecisionModel.Compile(Seeds.Catalogue), settings);
        var other = Measure(Seeds.Model, settings with { Seed = 12 });

        again.Should().Be(one);
        other.Should().NotBe(one);

        string Measure(DecisionModel model, DrawSettings with) => string.Join('|', model
            .MeasureRobustness(model.Answers(Seeds.Catalogue.Profiles.Single(worked => worked.Id == "edge-proxy").Answers), with).Alternatives
            .Select(result => string.Join(' ', [.. result.RankAcceptability, .. result.Beats, .. result.CentralWeights ?? [], result.Confidence ?? -1])));
    }

    [Fact]
    public void Without_doubt_every_draw_is_the_ranking_itself()
    {
        var catalogue = Seeds.Catalogue with
        {
            Criteria = [.. Seeds.Catalogue.Criteria.Select(criterion => criterion with
            {
                Ratings = [.. criterion.Ratings.Select(rating => rating with { Uncertainty = 0 })],
            })],
            Draws = new Draws { Count = 100, Seed = 1, WeightFactorMin = 1, WeightFactorMax = 1 },
        };
        var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, 6));
        for (var i = 0; i < 20; i++)
        {
            var answers = model.Answers(plain.Text(source.Next()));
            foreach (var (drawn, result) in model.MeasureRobustness(answers, model.StatedDraws).Alternatives.Zip(model.Evaluate(answers).Alternatives))
                drawn.RankAcceptability.Should().Equal(Enumerable.Range(1, 4).Select(rank => rank == result.Rank ? 1.0 : 0));
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Without_any_weight_all_tie_and_no_weights_are_central(WeightDraws mode)
    {
        foreach (var alternative in Seeds.Model.MeasureRobustness(Seeds.Model.Unanswered, new DrawSettings(100, 1, mode)).Alternatives)
        {
            alternative.RankAcceptability.Should().Equal(1, 0, 0, 0);
            alternative.Beats.Should().OnlyContain(share => share == 0);
            (alternative.CentralWeights, alternative.Confidence).Should().Be((null, null));
        }
    }

    [Fact]
    public void Constraints_hold_in_every_draw()
    {
        // Without the cap a is first in every draw, with it in none: b has 75 points whatever the weights.
        var catalogue = TestCatalogue.WithWeights([1, 1], ("a", [4, 4]), ("b", [3, 3])) with
        {
            Constraints = [TestCatalogue.Constraint("k", TestCatalogue.Yes("q2"), TestCatalogue.Cap("a", 74))],
        };
        var model = DecisionModel.Compile(catalogue);
        foreach (var mode in Enum.GetValues<WeightDraws>())
        {
            First(model.MeasureRobustness(model.Answers("q1=yes"), new DrawSettings(100, 1, mode))).Should().Equal(1, 0);
            First(model.MeasureRobustness(model.Answers("q1=yes", "q2=yes"), new DrawSettings(100, 1, mode))).Should().Equal(0, 1);
        }
    }

    [Fact]
    public void The_mode_decides_which_weights_are_drawn()
    {
        // a is first where c1 weighs more than c2: always in the order of 0.6 and 0.5, half the time over all weights.
        var model = DecisionModel.Compile(TestCatalogue.WithWeights([0.6m, 0.5m], ("a", [4, 0]), ("b", [0, 4])));
        var answers = model.Answers("q1=yes", "q2=yes");
        double Share(WeightDraws mode) => model.MeasureRobustness(answers, new DrawSettings(10_000, 1, mode)).Alternatives[0].First;

        Share(WeightDraws.Ordered).Should().Be(1);
        Share(WeightDraws.Simplex).Should().BeApproximately(0.5, 0.02);
        // 0.6 u > 0.5 v for factors u and v, uniform on [½, 1½]: v > 1.2 u cuts a triangle of ½ · 0.75 · 0.9 off the square.
        Share(WeightDraws.Stated).Should().BeApproximately(0.6625, 0.02);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void At_least_one_draw_is_needed(int samples) => Seeds.Model
        .Invoking(model => model.MeasureRobustness(model.Unanswered, new DrawSettings(samples, 1, WeightDraws.Stated)))
        .Should().Throw<ArgumentOutOfRangeException>();

    private static IEnumerable<double> First(RobustnessResult robustness) => robustness.Alternatives.Select(alternative => alternative.First);

    private static void OverRandomAnswers(Action<DecisionModel, AnswerSet> check)
    {
        var seeded = Seeds.Catalogue with { Draws = Seeds.Catalogue.Draws with { Count = 1003 } };
        foreach (var catalogue in new[] { seeded, GeneratedCatalogue.Of(Shape.Small, 2), GeneratedCatalogue.Of(Shape.Large, 2) })
        {
            var (model, plain, source) = (DecisionModel.Compile(catalogue), new PlainModel(catalogue), new AnswerSource(catalogue, 2));
            for (var i = 0; i < 6; i++)
                check(model, model.Answers(plain.Text(source.Next())));
        }
    }
}
