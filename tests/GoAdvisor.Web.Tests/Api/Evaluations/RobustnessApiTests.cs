using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Api.Evaluations;

/// <summary>What an evaluation tells beyond the usual when it is asked to.</summary>
public class RobustnessApiTests(ApiHost host)
{
    [Fact]
    public async Task Nothing_more_is_told_than_was_asked_for()
    {
        var plain = (await AskAsync("geofence-lookups")).AsObject();
        foreach (var part in (string[])["robustness", "stability", "flips", "ratingFlips"])
            plain.Should().NotContainKey(part);

        var some = (await AskAsync("geofence-lookups", """ "include": ["stability"] """)).AsObject();
        some.Should().ContainKey("stability").And.NotContainKeys("robustness", "flips", "ratingFlips");
    }

    [Theory]
    [MemberData(nameof(Cases.Profiles), MemberType = typeof(Cases))]
    public async Task Rank_acceptability_adds_up_and_agrees_with_the_verdict(string id)
    {
        var evaluation = await AskAsync(id, """ "include": ["robustness"] """);
        var robustness = evaluation.At("robustness");

        robustness.Number("samples").Should().Be(10_000);
        robustness.Number("seed").Should().Be(1);
        robustness.Text("mode").Should().Be("stated");
        foreach (var alternative in evaluation.Items("alternatives"))
        {
            var shares = robustness.At("rankAcceptability").At(alternative.Text("id")).AsArray().Select(share => share!.GetValue<double>()).ToList();
            shares.Should().HaveCount(4);
            shares.Sum().Should().BeApproximately(alternative.Flag("excluded") ? 0 : 1, 1e-9);
            shares[0].Should().Be(alternative.Number("firstShare"), "both count the same draws");
            var central = robustness.At("centralWeights").AsObject()[alternative.Text("id")];
            (central is null).Should().Be(shares[0] == 0, "who is never first has no central weights");
            central?.AsObject().Sum(weight => weight.Value!.GetValue<double>()).Should().BeApproximately(1, 1e-9);
        }
        var leader = evaluation.Items("alternatives").First(alternative => (int?)alternative["rank"] == 1);
        evaluation.At("verdict").Number("firstShare").Should().Be(leader.Number("firstShare"));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_numbers_and_another_one_others()
    {
        var once = await AskAsync("read-state-cache", """ "include": ["robustness"], "samples": 500, "seed": 7 """);
        var again = await AskAsync("read-state-cache", """ "include": ["robustness"], "samples": 500, "seed": 7 """);
        var other = await AskAsync("read-state-cache", """ "include": ["robustness"], "samples": 500, "seed": 8 """);

        JsonNode.DeepEquals(once, again).Should().BeTrue();
        JsonNode.DeepEquals(once.At("robustness").At("rankAcceptability"), other.At("robustness").At("rankAcceptability")).Should().BeFalse();
        once.At("robustness").Number("samples").Should().Be(500);
    }

    [Fact]
    public async Task Weights_can_be_drawn_as_if_nothing_or_only_their_order_were_known()
    {
        foreach (var mode in (string[])["simplex", "ordered"])
        {
            var robustness = (await AskAsync("read-state-cache", $$""" "include": ["robustness"], "samples": 300, "mode": "{{mode}}" """)).At("robustness");
            robustness.Text("mode").Should().Be(mode);
            robustness.At("rankAcceptability").AsObject().Sum(shares => shares.Value![0]!.GetValue<double>()).Should().BeGreaterThanOrEqualTo(0.999);
        }
    }

    [Fact]
    public async Task Stability_holds_the_present_weight_and_the_ranking_changes_no_later_than_it_says()
    {
        var stability = (await AskAsync("geofence-lookups", """ "include": ["stability"] """)).Items("stability").ToList();

        stability.Should().HaveCount(17);
        foreach (var criterion in stability)
        {
            var (weight, first, ranking) = (criterion.Number("weight"), criterion.At("first"), criterion.At("ranking"));
            weight.Should().BeInRange(first.Number("min"), first.Number("max"));
            ranking.Number("min").Should().BeInRange(first.Number("min"), weight);
            ranking.Number("max").Should().BeInRange(weight, first.Number("max"));
        }
        stability.Sum(criterion => criterion.Number("weight")).Should().BeApproximately(1, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Cases.Profiles), MemberType = typeof(Cases))]
    public async Task Every_flip_sent_back_as_answers_has_the_winner_it_claims(string id)
    {
        var evaluation = await AskAsync(id, """ "include": ["flips"] """);
        var present = First(evaluation);
        var flips = evaluation.Items("flips").ToList();

        flips.Should().NotBeEmpty();
        foreach (var flip in flips.Take(12).Concat(flips.TakeLast(4)))
        {
            var changes = flip.Items("changes").Select(change =>
                (change.Text("question"), change.At("to").AsArray().Select(option => option!.GetValue<string>()).ToArray())).ToArray();
            changes.Length.Should().BeInRange(1, 2);
            var after = await host.Stranger.PostAsync("/evaluations", new JsonObject { ["answers"] = Cases.Answers(id, changes) }.ToJsonString()).ShouldBeOkAsync();
            First(after).Should().Equal(flip.At("first").AsArray().Select(alternative => alternative!.GetValue<string>()));
            First(after).Should().NotEqual(present);
            ((string?)flip["winner"]).Should().Be(First(after).Count == 1 ? First(after)[0] : null);
            if (flip["lead"] is { } lead)
                after.At("verdict").Number("lead").Should().BeApproximately(lead.GetValue<double>(), 1e-9);
        }
        var ratingFlips = evaluation.Items("ratingFlips").ToList();
        ratingFlips.All(flip => Math.Abs(flip.Number("to") - flip.Number("from")) == 1).Should().BeTrue("a flip is one step");
        (ratingFlips.Count > 0).Should().Be(evaluation.Items("alternatives").Count(alternative => !alternative.Flag("excluded")) > 1, "alone there is no lead");
    }

    [Fact]
    public async Task What_is_wrong_with_the_request_is_named_all_at_once()
    {
        var problem = await host.Stranger.PostAsync("/evaluations",
            """{"answers": {}, "include": ["robustness", "magic", 3], "samples": 0, "seed": "x", "mode": "wild"}""").ShouldBeProblemAsync(400);

        problem.At("errors").AsObject().Select(error => error.Key).Should().BeEquivalentTo("include[1]", "include[2]", "samples", "seed", "mode");
        problem.ToJsonString().Should().Contain("magic").And.Contain("100000").And.Contain("wild");
    }

    private static List<string> First(JsonNode evaluation) =>
        [.. evaluation.Items("alternatives").Where(alternative => (int?)alternative["rank"] == 1).Select(alternative => alternative.Text("id"))];

    private async Task<JsonNode> AskAsync(string profile, string more = "") => await host.Stranger
        .PostAsync("/evaluations", $$"""{"answers": {{Cases.Answers(profile).ToJsonString()}}{{(more.Length > 0 ? "," : "")}} {{more}}}""").ShouldBeOkAsync();
}
