using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Tests.Scoring;

public class ConflictTests
{
    [Fact]
    public void Answers_that_exclude_everything_are_one_conflict_that_names_each_constraint()
    {
        var conflict = Find("non-negotiables=bare-metal approved-list", "approved-alternatives=go java")
            .Should().ContainSingle(found => found.Kind == ConflictKind.NothingLeft).Subject;

        conflict.Text.Should().StartWith("Your constraints leave nothing: “Bare metal” excludes Go, Java and Node.js; ").And.EndWith("excludes Node.js and Rust.");
        conflict.Because.Select(given => given.Option.Id).Should().Equal("bare-metal", "approved-list", "go", "java");
    }

    [Fact]
    public void An_approved_list_without_the_highest_score_is_a_conflict()
    {
        var favourite = Seeds.Model.Evaluate(Given("geofence-lookups")).Alternatives.MaxBy(result => result.ScoreBeforeConstraints)!.Alternative;
        var approved = Seeds.Catalogue.Alternatives.First(alternative => alternative != favourite && alternative.Id != "rust").Id;

        var conflict = FindIn("geofence-lookups", "non-negotiables=approved-list", $"approved-alternatives={approved}")
            .Should().ContainSingle(found => found.Kind == ConflictKind.FavouriteLimited).Subject;

        conflict.Text.Should().MatchRegex($"^{favourite.Name} has the highest score, [0-9.]+, but “Company-approved languages” excludes it\\.$");
        conflict.Because.Select(given => given.Option.Id).Should().Contain("approved-list");
    }

    [Fact]
    public void A_likely_constraint_says_what_makes_it_likely_what_it_would_do_and_where_to_answer()
    {
        var conflict = Find("max-pause=none").Should().ContainSingle().Subject;

        conflict.Kind.Should().Be(ConflictKind.LikelyConstraint);
        conflict.Text.Should().EndWith("makes “Hard real time” likely, which you have not said to hold; it would exclude Go, Java and Node.js.");
        conflict.Because.Should().ContainSingle().Which.Question.Id.Should().Be("max-pause");
        conflict.ToAnswer?.Id.Should().Be("non-negotiables");
    }

    [Fact]
    public void A_constraint_that_is_ticked_is_no_conflict_any_more() =>
        Find("max-pause=none", "non-negotiables=hard-real-time").Should().NotContain(found => found.Kind == ConflictKind.LikelyConstraint);

    [Fact]
    public void A_preference_for_what_a_constraint_excludes_is_a_conflict()
    {
        var conflict = Find("preferred-style=small-language", "jvm-share=over-60-percent", "framework-need=web-and-orm", "non-negotiables=existing-jvm")
            .Should().ContainSingle(found => found.Kind == ConflictKind.PreferenceLimited).Subject;

        conflict.Text.Should().Be("“A small language with one obvious way” speaks for Go, but “Existing JVM” excludes Go.");
        conflict.Because.Select(given => given.Option.Id).Should().Equal("small-language", "existing-jvm");
    }

    [Fact]
    public void Criteria_that_no_alternative_does_well_on_together_pull_apart()
    {
        var conflict = Find("preferred-style=small-language", "safety-mandate=memory-safe-no-gc")
            .Should().ContainSingle(found => found.Kind == ConflictKind.CriteriaApart).Subject;

        conflict.Text.Should().Be("“Simplicity” and “Memory safety without GC” both matter, but no alternative does well on both.");
        conflict.Because.Select(given => given.Question.Id).Should().Equal("preferred-style", "safety-mandate");
    }

    [Fact]
    public void Nothing_answered_is_no_conflict() => Find().Should().BeEmpty();

    [Fact]
    public void No_worked_case_is_drowned_in_conflicts_and_every_one_names_answers_that_were_given()
    {
        foreach (var profile in Seeds.Catalogue.Profiles)
        {
            var answers = Given(profile.Id);
            var found = ConflictSearch.Find(Seeds.Catalogue, Seeds.Model.Evaluate(answers));
            found.Count.Should().BeLessThan(8, "{0} has {1}", profile.Id, string.Join(" | ", found.Select(conflict => conflict.Text)));
            found.SelectMany(conflict => conflict.Because).Where(given => !answers.Chosen(given.Question).Contains(given.Option)).Should().BeEmpty();
        }
    }

    private static IReadOnlyList<Conflict> Find(params IEnumerable<string> answers) => ConflictSearch.Find(Seeds.Catalogue, Seeds.Model.With(answers));

    /// <summary>The conflicts of a worked case, with some answers replaced.</summary>
    private static IReadOnlyList<Conflict> FindIn(string profile, params IEnumerable<string> replaced) =>
        Find(Profile(profile).Answers.Select(answer => $"{answer.Key}={string.Join(' ', answer.Value)}")
            .Where(kept => replaced.All(other => kept.Split('=')[0] != other.Split('=')[0])).Concat(replaced));

    private static AnswerSet Given(string profile) => Seeds.Model.Answers(Profile(profile).Answers);

    private static Profile Profile(string id) => Seeds.Catalogue.Profiles.Single(profile => profile.Id == id);
}
