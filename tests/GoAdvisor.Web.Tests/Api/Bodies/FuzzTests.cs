using System.Text;

namespace GoAdvisor.Web.Tests.Api.Bodies;

/// <summary>Bodies that somebody's broken program might send. The seed is fixed: what fails here fails again.</summary>
[Trait(SampleSize.Trait, SampleSize.Long)]
public class FuzzTests(ApiHost host)
{
    private static readonly string[] Scraps =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-1", "1e999", "0.1", "\"answers\"", "\"options\"", "\"title\"", "\"\\ud800\"", "\"\\u0000\"",
        "{}", "[]", "[[]]", "\"none\"", "\"existing-jvm\"", "\"system-kind\"", "//", " ", "\n", "\0", "\u00e9", "\U0001F980", "\uFEFF", "<script>", "' or 1=1", "NaN",
    ];

    [Fact]
    public async Task No_mutation_of_an_evaluation_request_brings_the_server_down()
    {
        using var client = host.Stranger;
        await MutateAsync(Cases.Body(Cases.Answers("bank-core")), seed: 1, body => client.PostAsync($"{Urls.Api}/evaluations", body));
    }

    [Fact]
    public async Task No_mutation_of_a_model_brings_the_server_down()
    {
        using var client = host.Stranger;
        await MutateAsync("""
            {"alternatives":["A","B"],"criteria":[{"id":"c1","weight":1,"worst":0,"best":1},{"id":"c2","weight":2.5,"worst":9,"best":1,"points":[[9,0],[1,1]]}],
            "ratings":{"A":{"c1":0.3,"c2":{"normal":{"mean":3,"sd":1}}},"B":{"c1":{"logNormal":{"mu":0,"sigma":1}},"c2":{"uniform":{"min":1,"max":3}}}},
            "weights":"simplex","samples":10,"seed":3}
            """, seed: 4, body => client.PostAsync($"{Urls.Api}/models/evaluations", body));
    }

    [Fact]
    public async Task No_mutation_of_a_new_assessment_brings_the_server_down()
    {
        using var client = host.Stranger;
        await MutateAsync("""{"title":"Ledger","context":"Three teams, one year."}""", seed: 2, body => client.PostAsync($"{Urls.Api}/assessments", body));
    }

    [Fact]
    public async Task No_mutation_of_an_answer_brings_the_server_down()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        await MutateAsync("""{"options":["existing-jvm","hard-real-time"]}""", seed: 3,
            body => client.PutAsync($"{Urls.Api}{path}/answers/non-negotiables", body));
    }

    [Fact]
    public async Task No_mutation_of_a_decision_brings_the_server_down()
    {
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        await MutateAsync("""{"name":"Board","deciders":"Ada","note":"Two lines.","date":"2026-11-20","reviewBy":"2027-11-20","revision":1}""", seed: 5,
            body => client.PostAsync($"{Urls.Api}{path}/milestones", body));
    }

    private static async Task MutateAsync(string valid, int seed, Func<HttpContent, Task<HttpResponseMessage>> send)
    {
        var times = SampleSize.Of(usual: 400, inLongRun: 20_000);
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < times; i++)
        {
            var body = Encoding.UTF8.GetBytes(valid);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                body = Mutation(body, random);
            using var response = await send(Talking.Json(body));
            ((int)response.StatusCode).Should().BeLessThan(500, "{0} is only a bad request", Encoding.UTF8.GetString(body));
            if (response.IsSuccessStatusCode)
                continue;
            refused++;
            response.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json");
        }
        refused.Should().BeGreaterThan(times / 4, "most mutations break something");
    }

    private static byte[] Mutation(byte[] body, Random random)
    {
        var (from, to) = (random.Next(body.Length + 1), random.Next(body.Length + 1));
        if (from > to)
            (from, to) = (to, from);
        return random.Next(6) switch
        {
            0 => [.. body[..from], .. Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]), .. body[from..]],
            1 => [.. body[..from], .. Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]), .. body[to..]],
            2 => [.. body[..from], .. body[to..]],
            3 => [.. body[..to], .. body[from..]],
            4 => [.. body[..from], (byte)random.Next(256), .. body[Math.Min(from + 1, body.Length)..]],
            _ => TokenSwapped(body, random),
        };
    }

    /// <summary>Puts a scrap in place of a whole quoted text, which keeps the rest well-formed more often than not.</summary>
    private static byte[] TokenSwapped(byte[] body, Random random)
    {
        var parts = Encoding.UTF8.GetString(body).Split('"');
        if (parts.Length < 3)
            return body;
        var at = (random.Next((parts.Length - 1) / 2) * 2) + 1;
        var scrap = Scraps[random.Next(Scraps.Length)];
        var before = string.Join('"', parts[..at]);
        var after = string.Join('"', parts[(at + 1)..]);
        return Encoding.UTF8.GetBytes(before + scrap + after);
    }
}
