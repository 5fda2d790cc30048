using System.Text.Json;
using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Tests.Scoring;

/// <summary>Answers to the first catalogue under which knowing less once made the verdict surer, or a don't-know did something.</summary>
public class KnownCaseTests
{
    private static readonly Dictionary<string, Dictionary<string, IReadOnlyList<string>>> Cases =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, IReadOnlyList<string>>>>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "surer-by-knowing-less.json"))) ?? [];

    [Fact]
    public void A_full_sheet_that_leans_does_not_become_clear_by_leaving_an_answer_out()
    {
        var full = Of("edge-proxy-all-answered");
        (full.Verdict.Kind, Math.Round(full.Verdict.Lead ?? 0, 1)).Should().Be((VerdictKind.Leaning, 12.0));

        var less = Of("edge-proxy-without-framework-need");
        less.Verdict.Kind.Should().NotBe(VerdictKind.Clear).And.NotBe(VerdictKind.Insufficient);
        less.DecisiveQuestions.Select(unsettled => unsettled.Question.Id).Should().Equal("framework-need");
        less.DecisiveQuestions[0].Changes.Should().OnlyContain(change => change.EndsClear);
    }

    [Fact]
    public void Nor_does_the_wallet()
    {
        Of("wallet-without-service-count").Verdict.Kind.Should().Be(VerdictKind.Leaning);
        foreach (var option in Seeds.Question("service-count").Options)
        {
            var full = new Dictionary<string, IReadOnlyList<string>>(Cases["wallet-without-service-count"]) { ["service-count"] = [option.Id] };
            Seeds.Model.Evaluate(Seeds.Model.Answers(full)).Coverage.Share.Should().Be(1);
        }
    }

    [Fact]
    public void Nothing_is_clear_beside_a_question_to_settle_first()
    {
        var evaluation = Of("state-cache-five-open");
        evaluation.DecisiveQuestions.Should().NotBeEmpty();
        evaluation.Verdict.Kind.Should().NotBe(VerdictKind.Clear);
        Seeds.Model.Preview(Seeds.Model.Answers(Cases["state-cache-five-open"])).Verdict.Kind.Should().Be(evaluation.Verdict.Kind);
    }

    [Fact]
    public void What_is_not_known_about_skills_excludes_and_lowers_nobody()
    {
        var evaluation = Of("skills-not-known");
        evaluation.Alternatives.Should().OnlyContain(result => !result.Excluded && result.Effects.All(applied => !result.IsLimitedBy(applied.Effect)));
        evaluation.Constraints.SelectMany(result => result.Pending).Select(pending => pending.Effect.Alternative).Should().Equal("java", "nodejs", "rust");
    }

    [Fact]
    public void The_only_one_left_is_named_with_what_could_still_exclude_it()
    {
        var verdict = Of("bare-metal-alone").Verdict;
        verdict.Kind.Should().Be(VerdictKind.Insufficient);
        verdict.Headline.Should().Be("Only Rust is left, unless an open answer excludes it.");
        verdict.Contenders.Select(alternative => alternative.Id).Should().Equal("rust");
        verdict.Unless.Select(given => $"{given.Question.Id}={given.Option.Id}").Should().Equal("run-target=existing-jvm-server");
        verdict.Text.Should().StartWith("Rust is the only alternative that your constraints leave, unless “On an existing JVM application server” in “Where will it run?” excludes it as well.");
    }

    [Fact]
    public void A_survivor_that_a_limit_holds_down_is_sole_with_a_warning_and_never_clear()
    {
        var verdict = Of("two-limits-on-java").Verdict;
        verdict.Kind.Should().Be(VerdictKind.Sole);
        verdict.Winner!.Id.Should().Be("java");
        verdict.Text.Should().Contain("Be warned: a limit holds it at 50.0 of 100 points");
    }

    [Fact]
    public void Among_equals_nobody_is_second()
    {
        var verdict = Of("nothing-answered").Verdict;
        (verdict.Kind, verdict.RunnerUp, verdict.Lead).Should().Be((VerdictKind.Insufficient, null, 0));
    }

    /// <summary>The first catalogue does not ask what the team runs; what it says stays as it was.</summary>
    [Fact]
    public void The_first_catalogue_still_cannot_tell_the_jvm_team_apart()
    {
        var verdict = Of("jvm-team-without-time").Verdict;
        (verdict.Kind, Math.Round(verdict.Lead ?? 0, 1)).Should().Be((VerdictKind.TooClose, 3.8));
    }

    private static Evaluation Of(string name) => Seeds.Model.Evaluate(Seeds.Model.Answers(Cases[name]));
}
