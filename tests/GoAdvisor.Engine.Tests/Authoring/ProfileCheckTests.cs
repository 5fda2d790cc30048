using GoAdvisor.Engine.Authoring.Profiles;

namespace GoAdvisor.Engine.Tests.Authoring;

public class ProfileCheckTests
{
    [Fact]
    public void The_profiles_of_the_seeds_pass() => ProfileCheck.Run(Seeds.Model).Should().HaveCount(8).And.OnlyContain(result => result.Passes);

    [Fact]
    public void A_profile_that_breaks_says_by_how_much()
    {
        var lowered = CatalogueDiffTests.WithRating("jvm-expertise", "java", rating => rating with { Value = 0 });

        var bank = ProfileCheck.Run(DecisionModel.Compile(lowered)).Single(result => result.Profile.Id == "bank-core");

        bank.Passes.Should().BeFalse();
        bank.Scores.Single(score => score.Alternative.Id == "java").Should().Match<ProfileScore>(score => !score.Holds && score.Off < -5);
        bank.Scores.Where(score => score.Alternative.Id != "java").Should().OnlyContain(score => score.Holds);
    }

    [Theory]
    [InlineData(38, true)]
    [InlineData(37, true)]
    [InlineData(36, false)]
    [InlineData(39, false)]
    public void A_score_that_ends_in_a_half_agrees_with_both_neighbours(int expected, bool holds)
    {
        // 100 · (0.5 · 2 + 0.5 · 1) ÷ (4 · 1) is 37.5.
        var catalogue = TestCatalogue.WithWeights([0.5m, 0.5m], ("a", [2, 1]), ("b", [0, 0]));
        var profile = AProfile(catalogue, "a", new() { ["a"] = expected });

        ProfileCheck.Run(DecisionModel.Compile(catalogue with { Profiles = [profile] })).Single().Passes.Should().Be(holds);
    }

    [Fact]
    public void A_tie_is_no_win()
    {
        var catalogue = TestCatalogue.WithWeights([1], ("a", [3]), ("b", [3]));

        var result = ProfileCheck.Run(DecisionModel.Compile(catalogue with { Profiles = [AProfile(catalogue, "a", [])] })).Single();

        (result.WinnerHolds, result.Winners.Count).Should().Be((false, 2));
    }

    private static Profile AProfile(Catalogue catalogue, string winner, Dictionary<string, int> scores) => new()
    {
        Id = "case",
        Name = "Case",
        Team = "A team.",
        Judgement = "It is known.",
        Answers = catalogue.Questions.ToDictionary(question => question.Id, IReadOnlyList<string> (_) => ["yes"]),
        Expected = new ProfileExpectation { Winner = winner, AlsoAcceptable = [], Scores = scores, StablePercent = 100 },
        Sources = [],
    };

    [Fact]
    public void A_profile_may_say_which_verdicts_are_right()
    {
        Check([VerdictKind.Leaning, VerdictKind.Clear]).Passes.Should().BeTrue();
        var result = Check([VerdictKind.Sole]);
        (result.VerdictHolds, result.Verdict, result.Passes).Should().Be((false, VerdictKind.Leaning, false));

        static ProfileResult Check(IReadOnlyList<VerdictKind> right)
        {
            var proxy = Seeds.Catalogue.Profiles.Single(profile => profile.Id == "edge-proxy");
            return ProfileCheck.Run(DecisionModel.Compile(Seeds.Catalogue with { Profiles = [proxy with { Expected = proxy.Expected with { Verdict = right } }] })).Single();
        }
    }
}
