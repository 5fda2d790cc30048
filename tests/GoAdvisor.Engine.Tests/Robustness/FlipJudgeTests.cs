using GoAdvisor.Engine.Robustness.Flips;

namespace GoAdvisor.Engine.Tests.Robustness;

public class FlipJudgeTests
{
    private static readonly DecisionModel Shared = SharedCatalogue.SeededModel;

    public static TheoryData<string> Profiles => [.. Seeds.Catalogue.Profiles.Select(profile => profile.Id)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_flip_has_the_verdict_that_its_answers_have(string profile)
    {
        var answers = Seeds.Catalogue.Profiles.Single(candidate => candidate.Id == profile).Answers;
        var set = Shared.Answers(answers);
        var flips = Shared.FindSingleFlips(set);
        foreach (var judged in Shared.JudgeFlips(set, flips))
        {
            var changed = answers.ToDictionary(answer => answer.Key, answer => answer.Value);
            foreach (var change in judged.Flip.Changes)
                changed[change.Question.Id] = [.. change.To.Select(option => option.Id)];
            judged.Kind.Should().Be(Shared.Evaluate(Shared.Answers(changed)).Verdict.Kind);
        }
    }

    [Fact]
    public void The_nearest_miss_comes_first_and_rare_hard_constraints_last()
    {
        var set = Shared.Answers(Seeds.Catalogue.Profiles.Single(profile => profile.Id == "geofence-lookups").Answers);
        var judged = Shared.JudgeFlips(set, Shared.FindFlips(set));
        judged.Should().NotBeEmpty();
        foreach (var (before, after) in judged.Zip(judged.Skip(1)).Where(pair => (pair.First.OnlyIf is null) == (pair.Second.OnlyIf is null) && pair.First.Flip.Changes.Count == pair.Second.Flip.Changes.Count))
            before.Plausibility.Should().BeGreaterThanOrEqualTo(after.Plausibility);
        judged.SkipWhile(flip => flip.OnlyIf is null).Should().OnlyContain(flip => flip.OnlyIf != null);
        judged.Where(flip => flip.OnlyIf is not null).Should().OnlyContain(flip => flip.Flip.Changes.Any(change => change.To.Contains(flip.OnlyIf!.Option)));
    }

    [Fact]
    public void A_neighbouring_option_is_nearer_than_a_far_one_that_is_as_common()
    {
        var question = Shared.Catalogue.Questions.First(candidate => candidate.Ordered && candidate.Options.Count >= 4);
        var even = Shared.Catalogue with
        {
            Archetypes = [],
            Questions = [.. Shared.Catalogue.Questions.Select(other => other != question ? other : other with
            {
                Options = [.. other.Options.Select(option => option with { Share = 100m / other.Options.Count })],
            })],
        };
        var model = DecisionModel.Compile(even);
        var ordered = even.Questions.Single(other => other.Id == question.Id);
        var judged = model.JudgeFlips(model.Answers($"{ordered.Id}={ordered.Options[0].Id}"), new AnswerFlips([.. new[] { 3, 1, 2 }.Select(to =>
            new AnswerFlip([new AnswerChange(ordered, [ordered.Options[0]], [ordered.Options[to]])], [], null))], 3, 0));
        judged.Select(flip => flip.Flip.Changes[0].To[0]).Should().Equal(ordered.Options[1], ordered.Options[2], ordered.Options[3]);
    }

    [Fact]
    public void Where_nothing_is_known_of_shares_the_order_stays()
    {
        var set = Seeds.Model.Answers(Seeds.Catalogue.Profiles.Single(profile => profile.Id == "geofence-lookups").Answers);
        var flips = Seeds.Model.FindFlips(set);
        Seeds.Model.JudgeFlips(set, flips).Select(judged => judged.Flip).Should().Equal(flips.Flips);
    }
}
