using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Api.Evaluations;

public class EvaluationApiTests(ApiHost host)
{
    private static readonly string[] ExcludedByTheJvm = ["go", "nodejs", "rust"];

    [Theory]
    [MemberData(nameof(Cases.Profiles), MemberType = typeof(Cases))]
    public async Task A_worked_case_scores_what_the_catalogue_says_by_hand(string id)
    {
        var profile = Cases.Profile(id);
        var catalogue = await host.Stranger.AskAsync("/catalogue").ShouldBeOkAsync();
        var evaluation = await EvaluateAsync(Cases.Answers(id));

        foreach (var (alternative, exact) in ByHand.Scores(catalogue, Cases.Answers(id)))
        {
            var scored = evaluation.Item("alternatives", alternative).Number("scoreBeforeConstraints");
            scored.Should().BeApproximately((double)exact, 0.05);
            scored.Should().BeApproximately(profile.Expected.Scores[alternative], 0.5, "it was published in whole points");
        }
    }

    [Theory]
    [MemberData(nameof(Cases.Profiles), MemberType = typeof(Cases))]
    public async Task Contributions_add_up_to_the_score_and_weights_name_the_answers_they_come_from(string id)
    {
        var evaluation = await EvaluateAsync(Cases.Answers(id));

        foreach (var alternative in evaluation.Items("alternatives"))
        {
            evaluation.Items("criteria").Sum(criterion => criterion.At("contributions").Number(alternative.Text("id")))
                .Should().BeApproximately(alternative.Number("scoreBeforeConstraints"), 1e-9);
        }
        foreach (var criterion in evaluation.Items("criteria"))
        {
            criterion.Number("weightBeforeCap").Should().Be(criterion.Items("from").Select(origin => origin.Number("strength")).DefaultIfEmpty(0).Max());
            criterion.Number("weight").Should().BeInRange(0, criterion.Number("weightBeforeCap"));
        }
    }

    [Fact]
    public async Task A_team_bound_to_a_jvm_is_left_with_java_and_told_why()
    {
        var evaluation = await EvaluateAsync(Cases.Answers("bank-core", ("non-negotiables", ["existing-jvm"])));

        evaluation.Items("alternatives").Where(result => result.Flag("excluded")).Select(result => result.Text("id")).Should().Equal(ExcludedByTheJvm);
        foreach (var excluded in ExcludedByTheJvm.Select(id => evaluation.Item("alternatives", id)))
        {
            excluded.At("effects").AsArray().Should().NotBeEmpty();
            excluded.Items("effects").Should().Contain(effect => effect.Text("effect") == "exclude" && effect.Text("reason").Length > 10);
            excluded.AsObject().Should().ContainKey("rank");
            excluded["rank"].Should().BeNull();
            excluded.Number("score").Should().Be(0);
            excluded.Number("scoreBeforeConstraints").Should().BePositive();
        }
        evaluation.At("verdict").Text("kind").Should().Be("sole", "what is left because all others are out is not clear");
        evaluation.At("verdict").Text("winner").Should().Be("java");
        var rule = evaluation.Item("alternatives", "go").Items("effects").Single(effect => effect.Text("effect") == "exclude").Text("constraint");
        var fired = evaluation.Item("constraints", rule);
        fired.Flag("fired").Should().BeTrue();
        fired.Text("state").Should().Be("fired");
        fired.Items("because").Should().Contain(given => given.Text("option") == "existing-jvm" && given.Text("question") == "non-negotiables");
        fired.Items("effects").Select(effect => effect.Text("alternative")).Should().BeEquivalentTo(ExcludedByTheJvm);
    }

    [Fact]
    public async Task When_everything_is_excluded_the_verdict_is_none()
    {
        var evaluation = await EvaluateAsync(Cases.Answers("bank-core", ("non-negotiables", ["existing-jvm", "hard-real-time"])));

        var verdict = evaluation.At("verdict");
        verdict.Text("kind").Should().Be("none");
        verdict.AsObject().Should().ContainKeys("winner", "runnerUp", "lead");
        verdict["winner"].Should().BeNull();
        verdict["runnerUp"].Should().BeNull();
        verdict["lead"].Should().BeNull();
        verdict.At("contenders").AsArray().Should().BeEmpty();
        evaluation.Items("alternatives").Should().OnlyContain(result => result["rank"] == null && result.Flag("excluded"));
    }

    [Fact]
    public async Task No_answers_at_all_are_not_enough_for_a_verdict_and_every_constraint_stays_open()
    {
        var evaluation = await EvaluateAsync([]);

        evaluation.Number("coverage").Should().Be(0);
        evaluation.Int("asked").Should().Be(24);
        evaluation.At("verdict").Text("kind").Should().Be("insufficient");
        evaluation.Items("alternatives").Should().OnlyContain(result => result.Number("score") == 0 && result.Int("rank") == 1);
        evaluation.Items("constraints").Select(constraint => constraint.Text("state")).Distinct().Should().Equal("open");
    }

    [Fact]
    public async Task An_empty_list_means_the_same_as_leaving_the_question_out()
    {
        var answers = Cases.Answers("bank-core");
        answers.Remove("run-target");
        var without = await EvaluateAsync(answers);
        var empty = await EvaluateAsync(Cases.Answers("bank-core", ("run-target", [])));

        empty.ToJsonString().Should().Be(without.ToJsonString());
        empty.Number("coverage").Should().Be(23.0 / 24, "doubles are written in full");
        empty.Int("answered").Should().Be(23);
    }

    [Fact]
    public async Task Unanswered_questions_that_could_change_the_first_place_are_listed_with_what_they_would_do()
    {
        var answers = Cases.Answers("bank-core");
        answers.Remove("non-negotiables");
        var evaluation = await EvaluateAsync(answers);

        var open = evaluation.Items("settleFirst").Single(entry => entry.Text("question") == "non-negotiables");
        var realTime = open.Items("options").Single(option => option.Text("option") == "hard-real-time");
        realTime.Texts("first").Should().NotContain("java");
        realTime.AsObject().Should().ContainKey("lead");
    }

    [Fact]
    public async Task The_order_of_the_answers_changes_nothing()
    {
        var answers = Cases.Answers("mobile-aggregation");
        var turned = new JsonObject(answers.Reverse().Select(answer => KeyValuePair.Create(answer.Key, answer.Value?.DeepClone())));

        (await EvaluateAsync(turned)).ToJsonString().Should().Be((await EvaluateAsync(answers)).ToJsonString());
    }

    private Task<JsonNode> EvaluateAsync(JsonObject answers) => host.Stranger.PostAsync("/evaluations", Cases.Body(answers)).ShouldBeOkAsync();
}
