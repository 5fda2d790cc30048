using GoAdvisor.Web.Features.Questionnaire;
using GoAdvisor.Web.Tests.Recommendations;

namespace GoAdvisor.Web.Tests.Questionnaire;

/// <summary>Every answer says what it did.</summary>
public class AnswerEffectTests
{
    private static readonly DecisionModel Model = Made.Published.Model;

    [Fact]
    public void A_limit_is_named_before_what_moved() =>
        Said(Cases.Profile("geofence-lookups").Answers, "non-negotiables", "existing-jvm").Should().StartWith("“Existing JVM” rules out Go, Node.js and Rust.");

    [Fact]
    public void A_limit_that_holds_no_more_is_named_too() =>
        Said(With("geofence-lookups", "non-negotiables", "existing-jvm"), "non-negotiables", "none").Should().Contain("“Existing JVM” no longer rules out Go, Node.js and Rust.");

    [Fact]
    public void An_answer_that_moves_nothing_says_what_it_confirms_or_that_it_speaks_for_nobody()
    {
        var silent = 0;
        foreach (var profile in Cases.Catalogue.Profiles)
        {
            foreach (var (question, options) in profile.Answers)
            {
                var before = profile.Answers.Where(answer => answer.Key != question).ToDictionary(answer => answer.Key, answer => answer.Value);
                var words = Said(before, question, [.. options]);
                words.Should().NotBeEmpty("{0} of {1}", question, profile.Id);
                silent += words.StartsWith("It confirms", StringComparison.Ordinal) || words.StartsWith("Your answer speaks for no", StringComparison.Ordinal) ? 1 : 0;
            }
        }
        silent.Should().BePositive();
    }

    private static Dictionary<string, IReadOnlyList<string>> With(string profile, string question, params string[] options) =>
        new(Cases.Profile(profile).Answers) { [question] = options };

    private static string Said(IReadOnlyDictionary<string, IReadOnlyList<string>> before, string question, params string[] options)
    {
        var after = before.ToDictionary(answer => answer.Key, answer => answer.Value);
        after[question] = options;
        var (then, now) = (Model.ReadKnown(before, out _), Model.ReadKnown(after, out _));
        return AnswerEffect.Words(AnswerConsequences.Of(Model, then, now, Cases.Catalogue.Questions.Single(one => one.Id == question)), Movement.Between(Model.Preview(then), Model.Preview(now)));
    }
}
