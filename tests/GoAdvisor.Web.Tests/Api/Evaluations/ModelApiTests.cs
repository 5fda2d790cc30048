using System.Globalization;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Api.Evaluations;

public class ModelApiTests(ApiHost host)
{
    private const string WeightedSum = """
        {"alternatives":["A1","A2","A3"],
         "criteria":[{"id":"C1","weight":0.20,"worst":0,"best":100},{"id":"C2","weight":0.15,"worst":0,"best":100},
                     {"id":"C3","weight":0.40,"worst":0,"best":100},{"id":"C4","weight":0.25,"worst":0,"best":100}],
         "ratings":{"A1":{"C1":25,"C2":20,"C3":15,"C4":30},"A2":{"C1":10,"C2":30,"C3":20,"C4":30},"A3":{"C1":30,"C2":10,"C3":30,"C4":10}}}
        """;

    private const string Corners = """
        "alternatives":["A","B","C"],"criteria":[{"id":"c1","weight":7,"worst":0,"best":1},{"id":"c2","weight":3,"worst":0,"best":1}],
        "ratings":{"A":{"c1":1,"c2":0},"B":{"c1":0,"c2":1},"C":{"c1":0.4,"c2":0.4}}
        """;

    [Fact]
    public async Task Equal_weighted_sums_tie()
    {
        var answer = await EvaluateAsync(WeightedSum);

        answer.ToJsonString().Should().StartWith(
            """{"alternatives":[{"id":"A1","score":0.215,"rank":3},{"id":"A2","score":0.22,"rank":1},{"id":"A3","score":0.22,"rank":1}],"stability":[{"criterion":"C1","weight":0.2,"first":{"min":0.2,"max":0.2},"ranking":{"min":0.2,"max":0.2}},""");
        answer.At("robustness").ToJsonString().Should().StartWith(
            """{"samples":10000,"seed":1,"mode":"stated","rankAcceptability":{"A1":[0,0,1],"A2":[1,0,0],"A3":[1,0,0]},"pairwise":{"A1":{"A2":0,"A3":0},"A2":{"A1":1,"A3":0},"A3":{"A1":1,"A2":0}},"centralWeights":{"A1":null,"A2":{"C1":0.2,"C2":0.15,"C3":0.4,"C4":0.25},""")
            .And.EndWith(""" "confidence":{"A1":null,"A2":1,"A3":1}}""".TrimStart());
    }

    [Fact]
    public async Task Rank_acceptability_over_all_weights_is_as_computed_by_hand()
    {
        var answer = await EvaluateAsync(With("""{"weights":"simplex","samples":20000,"seed":7}"""));
        var robustness = answer.At("robustness");

        robustness.Text("mode").Should().Be("simplex");
        Numbers(robustness.At("rankAcceptability").At("A")).Should().Equal([0.5, 0.1, 0.4], Near);
        Numbers(robustness.At("rankAcceptability").At("B")).Should().Equal([0.5, 0.1, 0.4], Near);
        Numbers(robustness.At("rankAcceptability").At("C")).Should().Equal([0, 0.8, 0.2], Near);
        robustness.At("pairwise").At("A").Number("C").Should().BeApproximately(0.6, 0.02);
        robustness.At("centralWeights").At("A").Number("c1").Should().BeApproximately(0.75, 0.01);
        robustness.At("centralWeights").AsObject()["C"].Should().BeNull();
        robustness.At("confidence").AsObject()["C"].Should().BeNull();
    }

    [Fact]
    public async Task Weights_in_the_stated_order_average_as_published()
    {
        var answer = await EvaluateAsync("""
            {"alternatives":["A","B"],"weights":"ordered","samples":50000,
             "criteria":[{"id":"x","weight":3,"worst":0,"best":1},{"id":"y","weight":2,"worst":0,"best":1},{"id":"z","weight":1,"worst":0,"best":1}],
             "ratings":{"A":{"x":1,"y":1,"z":1},"B":{"x":0,"y":0,"z":0}}}
            """);
        var central = answer.At("robustness").At("centralWeights").At("A");
        new[] { central.Number("x"), central.Number("y"), central.Number("z") }.Should().Equal([0.6111, 0.2778, 0.1111], Near);
    }

    [Fact]
    public async Task Adding_a_copy_of_an_alternative_changes_no_other_rank()
    {
        const string Criteria = """
            "criteria":[{"id":"1","weight":1,"worst":0,"best":10},{"id":"2","weight":1,"worst":0,"best":10},{"id":"3","weight":1,"worst":0,"best":10}]
            """;
        const string Three = """
            "A":{"1":1,"2":9,"3":8},"B":{"1":9,"2":1,"3":9},"C":{"1":1,"2":1,"3":1}
            """;
        var before = await EvaluateAsync($"{{\"alternatives\":[\"A\",\"B\",\"C\"],{Criteria},\"ratings\":{{{Three}}}}}");
        var after = await EvaluateAsync(
            $"{{\"alternatives\":[\"A\",\"B\",\"C\",\"D\"],{Criteria},\"ratings\":{{{Three},\"D\":{{\"1\":9,\"2\":1,\"3\":9}}}}}}");

        Scores(before).Should().Equal([0.6, 0.6333333333333333, 0.1]);
        Scores(after).Should().Equal([0.6, 0.6333333333333333, 0.1, 0.6333333333333333]);
    }

    [Fact]
    public async Task Costs_points_and_distributions_are_read()
    {
        var answer = await EvaluateAsync("""
            {"alternatives":["A","B"],"samples":1000,
             "criteria":[{"id":"price","weight":1,"worst":200,"best":100},{"id":"speed","weight":1,"worst":0,"best":40,"points":[[0,0],[10,0.8],[40,1]]}],
             "ratings":{"A":{"price":{"normal":{"mean":150,"sd":10}},"speed":{"uniform":{"min":3,"max":7}}},
                        "B":{"price":{"logNormal":{"mu":5,"sigma":0.1}},"speed":25}}}
            """);

        // Price 150 is half-way, speed 5 is worth 0.4; e^5 = 148.41 is worth 0.5159, speed 25 is worth 0.9.
        answer.Item("alternatives", "A").Number("score").Should().BeApproximately(0.45, 1e-12);
        answer.Item("alternatives", "B").Number("score").Should().BeApproximately((0.51586840897 + 0.9) / 2, 1e-10);
        answer.At("robustness").At("rankAcceptability").At("B").AsArray()[0]?.GetValue<double>().Should().BeGreaterThan(0.95);
    }

    [Fact]
    public async Task The_interval_worked_by_hand_in_the_documentation_comes_out()
    {
        var stability = (await EvaluateAsync($"{{{Corners}}}")).At("stability");
        stability.ToJsonString().Should().Be(
            """[{"criterion":"c1","weight":0.7,"first":{"min":0.5,"max":1},"ranking":{"min":0.6,"max":1}},{"criterion":"c2","weight":0.3,"first":{"min":0,"max":0.5},"ranking":{"min":0,"max":0.4}}]""");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_answer_to_the_byte_and_another_gives_another()
    {
        async Task<string> AskAsync(int seed) => (await EvaluateAsync(With($$"""{"weights":"simplex","samples":500,"seed":{{seed}}}"""))).At("robustness").At("pairwise").ToJsonString();

        (await AskAsync(3)).Should().Be(await AskAsync(3)).And.NotBe(await AskAsync(-3));
    }

    [Fact]
    public async Task Null_stands_for_what_may_be_left_out() =>
        (await EvaluateAsync(With("""{"weights":null,"samples":null,"seed":null}""").Replace("\"worst\":0,\"best\":1}]", "\"worst\":0,\"best\":1,\"points\":null}]", StringComparison.Ordinal)))
            .At("robustness").Int("samples").Should().Be(10_000);

    [Fact]
    public async Task Ids_may_be_any_text()
    {
        var answer = await EvaluateAsync("""
            {"alternatives":["Größe \"1\"","<b>"],"criteria":[{"id":"a.b","weight":1,"worst":0,"best":1}],"ratings":{"<b>":{"a.b":1},"Größe \"1\"":{"a.b":0}}}
            """);
        answer.Item("alternatives", "Größe \"1\"").Int("rank").Should().Be(2);
        answer.At("robustness").At("pairwise").At("<b>").Number("Größe \"1\"").Should().Be(1);
    }

    [Theory]
    [InlineData("\"alternatives\":[\"A\",\"B\",\"C\"]", "\"alternatives\":[\"A\",\"B\",\"C\",\"A\"]", "alternatives[3]: is 'A' once more*")]
    [InlineData("\"alternatives\":[\"A\",\"B\",\"C\"]", "\"alternatives\":[\"A\",\"B\",\"C\",\"\"]", "alternatives[3]: is empty*")]
    [InlineData("\"alternatives\":[\"A\",\"B\",\"C\"]", "\"alternatives\":[\"A\",2]", "alternatives[1]: must be an id, not a number")]
    [InlineData("\"alternatives\":[\"A\",\"B\",\"C\"]", "\"alternatives\":[\"\\ud800\"]", "alternatives[0]: is no valid text")]
    [InlineData("\"alternatives\":[\"A\",\"B\",\"C\"]", "\"alternatives\":\"A\"", "alternatives: must be a list of ids, not a text")]
    [InlineData("\"alternatives\":[\"A\",\"B\",\"C\"],", "", "alternatives: is required: a list of ids")]
    [InlineData("\"alternatives\":[\"A\",\"B\",\"C\"]", "\"alternatives\":[\"A\",\"B\"]", "ratings.C: rates no alternative*")]
    [InlineData("\"alternatives\":[\"A\",\"B\",\"C\"]", "\"alternatives\":[]", "alternatives: holds 0; give 2 to 32")]
    [InlineData("\"criteria\":[", "\"criteria\":[7,", "criteria[0]: must be an object, not a number")]
    [InlineData("\"criteria\":[", "\"criteria\":[{},", "criteria[0].id: is required: a text")]
    [InlineData("\"criteria\":[", "\"criteria\":[{},", "criteria[0].weight: is required: a number")]
    [InlineData("\"weight\":7", "\"weight\":\"7\"", "criteria[0].weight: must be a number, not a text")]
    [InlineData("\"weight\":7", "\"weight\":-7", "criteria[0].weight: is below 0*")]
    [InlineData("\"weight\":7", "\"weight\":1e400", "criteria[0].weight: is too large a number*")]
    [InlineData("\"weight\":7", "\"weight\":1e13", "criteria[0].weight: is beyond ±1000000000000*")]
    [InlineData("\"weight\":7", "\"weights\":7", "criteria[0].weights: is not a property of criteria[0]; it takes id, weight, worst, best, points")]
    [InlineData("\"weight\":7,\"worst\":0", "\"weight\":7,\"worst\":1", "criteria[0].best: is the same as 'worst'*")]
    [InlineData("\"weight\":7,\"worst\":0", "\"weight\":7,\"worst\":null", "criteria[0].worst: must be a number, not null")]
    [InlineData("\"weight\":7", "\"weight\":7,\"points\":[[0,0]]", "criteria[0].points: holds 1; give 2 to 100*")]
    [InlineData("\"weight\":7", "\"weight\":7,\"points\":[[0,0],[1]]", "criteria[0].points[1]: must be a list of two numbers*")]
    [InlineData("\"weight\":7", "\"weight\":7,\"points\":[[0,0],[0,1]]", "criteria[0].points[1][0]: does not rise*")]
    [InlineData("\"weight\":7", "\"weight\":7,\"points\":[[0,0],[1,2]]", "criteria[0].points[1][1]: is not from 0 to 1*")]
    [InlineData("\"weight\":7", "\"weight\":7,\"points\":{}", "criteria[0].points: must be a list of points*, not an object")]
    [InlineData("\"A\":{\"c1\":1,\"c2\":0}", "\"A\":{\"c1\":1}", "ratings.A.c2: is missing*")]
    [InlineData("\"A\":{\"c1\":1,\"c2\":0},", "", "ratings.A: is missing*")]
    [InlineData("\"A\":{\"c1\":1,\"c2\":0}", "\"A\":{\"c1\":1,\"c2\":0,\"c3\":0}", "ratings.A.c3: rates by no criterion*")]
    [InlineData("\"A\":{\"c1\":1,\"c2\":0}", "\"A\":{\"c1\":1,\"c2\":0,\"c2\":0}", "ratings.A.c2: stands twice")]
    [InlineData("\"A\":{\"c1\":1", "\"A\":{\"c1\":\"good\"", "ratings.A.c1: must be a number or one of*, not a text")]
    [InlineData("\"A\":{\"c1\":1", "\"A\":{\"c1\":{}", "ratings.A.c1: must have exactly one distribution*")]
    [InlineData("\"A\":{\"c1\":1", "\"A\":{\"c1\":{\"gamma\":{}}", "ratings.A.c1.gamma: is not a property of ratings.A.c1; it takes normal, logNormal, uniform")]
    [InlineData("\"A\":{\"c1\":1", "\"A\":{\"c1\":{\"normal\":3}", "ratings.A.c1.normal: must be an object, not a number")]
    [InlineData("\"A\":{\"c1\":1", "\"A\":{\"c1\":{\"normal\":{\"mean\":3}}", "ratings.A.c1.normal.sd: is required: a number")]
    [InlineData("\"A\":{\"c1\":1", "\"A\":{\"c1\":{\"normal\":{\"mean\":3,\"sd\":-1}}", "ratings.A.c1.normal.sd: is below 0*")]
    [InlineData("\"A\":{\"c1\":1", "\"A\":{\"c1\":{\"logNormal\":{\"mu\":300,\"sigma\":1}}", "ratings.A.c1.logNormal.mu: is not from -34 to 34*")]
    [InlineData("\"A\":{\"c1\":1", "\"A\":{\"c1\":{\"uniform\":{\"min\":3,\"max\":1}}", "ratings.A.c1.uniform.max: is below 'min'*")]
    [InlineData("\"ratings\":{", "\"ratings\":7,\"x\":{", "ratings: must be an object of alternative*, not a number")]
    [InlineData("\"ratings\":{", "\"rating\":{", "ratings: is required*")]
    [InlineData("\"ratings\":{", "\"weights\":\"random\",\"ratings\":{", "weights: is 'random', which is no way to draw weights; use stated, simplex or ordered")]
    [InlineData("\"ratings\":{", "\"weights\":3,\"ratings\":{", "weights: must be text, not a number*")]
    [InlineData("\"ratings\":{", "\"samples\":0,\"ratings\":{", "samples: is 0; use 1 to 100000")]
    [InlineData("\"ratings\":{", "\"samples\":100001,\"ratings\":{", "samples: is 100001; use 1 to 100000")]
    [InlineData("\"ratings\":{", "\"samples\":1.5,\"ratings\":{", "samples: must be a whole number*")]
    [InlineData("\"ratings\":{", "\"samples\":\"many\",\"ratings\":{", "samples: must be a whole number, not a text")]
    [InlineData("\"ratings\":{", "\"seed\":1e99,\"ratings\":{", "seed: must be a whole number from*")]
    [InlineData("\"ratings\":{", "\"owner\":1,\"ratings\":{", "owner: is not a property of this request; it takes alternatives, criteria, ratings, weights, samples, seed")]
    public async Task A_model_is_told_what_is_wrong_and_where(string valid, string broken, string expected)
    {
        var body = $"{{{Corners}}}";
        body.Should().Contain(valid);
        (await host.Stranger.PostAsync("/models/evaluations", body.Replace(valid, broken, StringComparison.Ordinal)).ShouldBeProblemAsync(400))
            .Errors().Should().ContainMatch(expected);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        var problem = await host.Stranger.PostAsync("/models/evaluations", """
            {"alternatives":["A","B"],"samples":"x","colour":1,"weights":"random",
             "criteria":[{"id":"c1","weight":"much","worst":3,"best":3},{"id":"c2","weight":-1,"worst":0,"best":1,"points":7}],
             "ratings":{"A":{"c1":true,"c2":{"normal":{"mean":"?","sd":1}}},"B":{"c1":{"uniform":{"min":2,"max":1}}},"X":{}}}
            """).ShouldBeProblemAsync(400);

        problem.At("errors").AsObject().Select(error => error.Key).Should().BeEquivalentTo(
            "samples", "colour", "weights", "criteria[0].weight", "criteria[0].best", "criteria[1].weight", "criteria[1].points",
            "ratings.A.c1", "ratings.A.c2.normal.mean", "ratings.B.c1.uniform.max", "ratings.B.c2", "ratings.X");
    }

    [Fact]
    public async Task What_is_too_long_or_too_much_is_refused_without_being_repeated_in_full()
    {
        var endless = new string('x', 5000);
        var tooLong = await host.Stranger.PostAsync("/models/evaluations", $"{{{Corners}}}".Replace("\"B\"", $"\"{endless}\"", StringComparison.Ordinal)).ShouldBeProblemAsync(400);
        tooLong.Errors().Should().Equal("alternatives[1]: is longer than 64 characters; shorten it");
        tooLong.ToJsonString().Should().NotContain(new string('x', 65));

        var alternatives = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"{i}\""));
        var criteria = string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"id":"{{i}}","weight":1,"worst":0,"best":1}"""));
        (await host.Stranger.PostAsync("/models/evaluations", $$$"""{"alternatives":[{{{alternatives}}}],"criteria":[{{{criteria}}}],"ratings":{}}""").ShouldBeProblemAsync(400))
            .Errors().Should().Equal(
                "alternatives: holds 5000; give 2 to 32", "criteria: holds 1000; give 1 to 64",
                "samples: makes 50000000000 ratings to draw (samples × alternatives × criteria); at most 20480000 are, so use fewer samples");
    }

    [Fact]
    public async Task The_largest_model_is_evaluated_with_the_usual_draws()
    {
        string[] alternatives = [.. Enumerable.Range(0, 32).Select(a => $"a{a}")];
        string[] criteria = [.. Enumerable.Range(0, 64).Select(c => $"c{c}")];
        var model = new JsonObject
        {
            ["alternatives"] = new JsonArray([.. alternatives.Select(a => JsonValue.Create(a))]),
            ["weights"] = "simplex",
            ["criteria"] = new JsonArray([.. criteria.Select(c => new JsonObject { ["id"] = c, ["weight"] = 1, ["worst"] = 0, ["best"] = 6 })]),
            ["ratings"] = new JsonObject(alternatives.Index().Select(a => KeyValuePair.Create(a.Item, (JsonNode?)new JsonObject(
                criteria.Index().Select(c => KeyValuePair.Create(c.Item, (JsonNode?)((a.Index + c.Index) % 7))))))),
        };

        var answer = await EvaluateAsync(model.ToJsonString());
        answer.At("stability").AsArray().Should().HaveCount(64);
        answer.At("robustness").At("rankAcceptability").AsObject().Should().HaveCount(32);
    }

    private Task<JsonNode> EvaluateAsync(string body) => host.Stranger.PostAsync("/models/evaluations", body).ShouldBeOkAsync();

    /// <summary>The three corners with further properties, which are written as an object.</summary>
    private static string With(string more) => $"{{{Corners},{more[1..]}";

    private static IEnumerable<double> Scores(JsonNode answer) => answer.Items("alternatives").Select(alternative => alternative.Number("score"));

    private static IEnumerable<double> Numbers(JsonNode list) => list.AsArray().Select(number => Convert.ToDouble(number?.ToString(), CultureInfo.InvariantCulture));

    private static bool Near(double actual, double expected) => Math.Abs(actual - expected) < 0.012;
}
