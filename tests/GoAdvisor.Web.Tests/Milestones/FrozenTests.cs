using System.Net;

namespace GoAdvisor.Web.Tests.Milestones;

public class FrozenTests
{
    [Fact]
    public async Task The_report_of_a_milestone_stays_the_same_to_the_byte_whatever_is_published_or_answered_later()
    {
        await using var host = new ApiHost();
        using var client = host.Stranger;
        var path = await client.BeginAsync();
        foreach (var (question, options) in Cases.Answers("bank-core"))
            await client.AnswerAsync(path, question, options?.ToJsonString() ?? "[]").ShouldBeOkAsync();
        await client.PostAsync($"{path}/milestones", """{"name":"Board","deciders":"Ada","note":"Two\nlines","date":"2026-11-20"}""").ShouldBeOkAsync(HttpStatusCode.Created);
        string[] files = ["report.json", "report.html", "report.md", "report.csv"];
        var before = await Task.WhenAll(files.Select(file => ReadAsync(client, $"{path}/milestones/1/{file}")));

        await host.PublishAsync(2, Publishing.WithoutMerit(Cases.Catalogue));
        await client.AnswerAsync(path, "request-work", """["waits-on-io"]""").ShouldBeOkAsync();
        await client.AnswerAsync(path, "non-negotiables", "[]").ShouldBeOkAsync();

        for (var i = 0; i < files.Length; i++)
            (await ReadAsync(client, $"{path}/milestones/1/{files[i]}")).Should().Equal(before[i], "{0} was frozen", files[i]);
        (await ReadAsync(client, $"{path}/report.json")).Should().NotEqual(before[0], "the assessment itself moved on");
    }

    private static async Task<byte[]> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.AskAsync(path);
        var content = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, "the answer is {0}", System.Text.Encoding.UTF8.GetString(content));
        content.Should().NotBeEmpty();
        return content;
    }
}
