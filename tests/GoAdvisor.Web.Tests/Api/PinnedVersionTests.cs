namespace GoAdvisor.Web.Tests.Api;

public class PinnedVersionTests
{
    [Fact]
    public async Task An_assessment_stays_on_its_version_when_a_newer_one_is_published()
    {
        await using var host = new ApiHost();
        using var client = host.Stranger;
        var answers = Cases.Answers("bank-core");
        var path = await client.BeginAsync();
        foreach (var (question, options) in answers)
            await client.AnswerAsync(path, question, options?.ToJsonString() ?? "[]").ShouldBeOkAsync();
        using var catalogue = await client.AskAsync("/catalogue");
        var before = await client.AskAsync($"{path}/evaluation").ShouldBeOkAsync();

        await host.PublishAsync(2, Publishing.WithoutMerit(Cases.Catalogue));

        (await client.AskAsync($"{path}/evaluation").ShouldBeOkAsync()).ToJsonString().Should().Be(before.ToJsonString());
        (await client.AskAsync(path).ShouldBeOkAsync()).Int("catalogueVersion").Should().Be(1);
        var current = await client.PostAsync("/evaluations", Cases.Body(answers)).ShouldBeOkAsync();
        current.Int("catalogueVersion").Should().Be(2);
        current.Items("alternatives").Should().OnlyContain(result => result.Number("scoreBeforeConstraints") == 0);
        using var changed = await client.AskAsync("/catalogue");
        (await changed.ShouldBeOkAsync()).Int("version").Should().Be(2);
        changed.Headers.ETag.Should().NotBe(catalogue.Headers.ETag);
    }
}
