using GoAdvisor.Engine.Authoring.Impacts;
using GoAdvisor.Engine.Authoring.Populations;
using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Tests.Authoring;

/// <summary>Answers as teams give them, and what verdicts are worth on them.</summary>
public class PopulationTests
{
    private static readonly DecisionModel Model = SharedCatalogue.SeededModel;

    [Fact]
    public void Over_all_archetypes_every_option_keeps_its_share()
    {
        const int Cases = 20_000;
        var counts = new int[Model.Tables.OptionCount];
        var population = Population.ByShares(Model, seed: 1);
        for (var i = 0; i < Cases; i++)
        {
            foreach (var option in Enumerable.Range(0, counts.Length).Where(population.Case(i).Has))
                counts[option]++;
        }
        foreach (var question in Model.Catalogue.Questions.Where(question => question.AskedWhen is null))
        {
            foreach (var (i, option) in question.Options.Index().Where(option => option.Item.Share is not null))
                (100.0 * counts[Model.Tables.FirstOption(question) + i] / Cases).Should().BeApproximately((double)(option.Share ?? 0), 1.5, "{0} of {1}", option.Id, question.Id);
        }
    }

    [Fact]
    public void What_goes_together_in_the_field_goes_together_in_the_draws()
    {
        var jvm = Model.Tables.FirstOption(Seeds.Question("jvm-share")) + 3;
        var limit = Model.Tables.FirstOption(Seeds.Question("non-negotiables")) + 2;
        Span<double> posterior = stackalloc double[Model.Shares.Archetypes];
        Model.Shares.Posterior(Model.Unanswered.Bits, posterior);
        var before = Model.Shares.Chance(limit, posterior);
        before.Should().BeApproximately(0.08, 1e-6);

        var bits = new ulong[Model.Tables.Words];
        bits.AsSpan().Add(jvm);
        Model.Shares.Posterior(bits, posterior);
        Model.Shares.Chance(limit, posterior).Should().BeGreaterThan(1.2 * before, "a JVM team is likelier to have a JVM to live in");
    }

    [Fact]
    public void Cases_depend_on_seed_and_number_alone_and_are_complete()
    {
        foreach (var (one, same, other) in new[] { (ByShares(1), ByShares(1), ByShares(2)), (Near(1), Near(1), Near(2)) })
        {
            one.Case(5).Bits.ToArray().Should().Equal(same.Case(5).Bits.ToArray()).And.NotEqual(other.Case(5).Bits.ToArray());
            for (var i = 0; i < 50; i++)
            {
                var answers = one.Case(i);
                Model.Catalogue.Questions.Should().OnlyContain(question => answers.IsAsked(question) == answers.IsAnswered(question));
            }
        }

        static Population ByShares(int seed) => Population.ByShares(Model, seed);
        static Population Near(int seed) => Population.NearProfiles(Model, seed)!;
    }

    [Fact]
    public void A_neighbourhood_keeps_three_of_four_answers()
    {
        var (population, profiles) = (Population.NearProfiles(Model, seed: 3)!, Model.Catalogue.Profiles);
        var (kept, all) = (0, 0);
        for (var i = 0; i < 400; i++)
        {
            var (answers, own) = (population.Case(i).ToText(), profiles[i % profiles.Count].Answers);
            all += own.Count;
            kept += own.Count(answer => answers.TryGetValue(answer.Key, out var now) && now.SequenceEqual(answer.Value));
        }
        (kept / (double)all).Should().BeInRange(0.8, 0.92, "some of what is drawn anew is the same again");
    }

    [Fact]
    public void Saved_answers_are_a_population_too_and_none_are_none()
    {
        Population.Saved(Model, []).Should().BeNull();
        var saved = Population.Saved(Model, [new Dictionary<string, IReadOnlyList<string>> { ["ramp-up"] = ["none"], ["unheard-of"] = ["x"] }])!;
        saved.Count.Should().Be(1);
        saved.Case(7).ToText().Keys.Should().Equal("ramp-up");
    }

    [Fact]
    public void An_edit_is_measured_on_the_same_teams_before_and_after()
    {
        var catalogue = SharedCatalogue.Seeded;
        var edited = DecisionModel.Compile(catalogue with { Criteria = [.. catalogue.Criteria.Select(criterion => criterion with { Ratings = [.. criterion.Ratings.Select(Raised)] })] });
        var population = Population.ByShares(Model, seed: 4);
        var impact = Impact.Between(FirstPlaces.Over(Model, population, 500), FirstPlaces.Over(edited, population, 500));
        impact.Samples.Should().Be(500);
        impact.Alternatives.Single(one => one.Alternative.Id == "go").After!.First.Should().BeGreaterThan(impact.Alternatives.Single(one => one.Alternative.Id == "go").Before!.First);
        Impact.Between(FirstPlaces.Over(Model, population, 500), FirstPlaces.Over(Model, population, 500)).ChangedShare.Should().Be(0);

        static Rating Raised(Rating rating) => rating.Alternative == "go" ? rating with { Value = 4 } : rating;
    }

    [Fact]
    public void Calibration_is_pure_and_a_firmer_verdict_keeps_its_winner_more_often()
    {
        var (one, same) = (Measure(), Measure());
        one.Should().BeEquivalentTo(same);
        var byKind = one.Verdicts.ToDictionary(entry => entry.Kind);
        byKind[VerdictKind.Clear].KeptAtOneInTen.Should().BeGreaterThan(byKind[VerdictKind.TooClose].KeptAtOneInTen);
        one.Verdicts.Should().OnlyContain(entry => entry.Cases <= 150 && entry.KeptAtOneInFive <= entry.Cases && entry.LowerAtOneInTen < (double)entry.KeptAtOneInTen / entry.Cases);
        one.Shares.Values.Sum().Should().BeApproximately(1, 1e-9);

        static Calibration Measure() => Calibration.Measure(Model, Population.ByShares(Model, seed: 6), seed: 8, cases: 150);
    }

    [Theory]
    [InlineData(996, 1000, 0.98976)]
    [InlineData(10, 10, 0.72247)]
    [InlineData(0, 10, 0)]
    public void The_lower_bound_is_that_of_Wilson(int kept, int cases, double lower) =>
        new VerdictCalibration(VerdictKind.Clear, cases, kept, kept).LowerAtOneInTen.Should().BeApproximately(lower, 5e-5);
}
