using System.Text;
using System.Text.Json.Nodes;
using GoAdvisor.Data;
using GoAdvisor.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Api;

public class PinnedVersionTests
{
    [Fact]
    public async Task An_assessment_stays_on_its_version_when_a_newer_one_is_published()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        using var client = host.Stranger;
        var answers = Cases.Answers("bank-core");
        var path = await client.BeginAsync();
        foreach (var (question, options) in answers)
            await client.AnswerAsync(path, question, options?.ToJsonString() ?? "[]").ShouldBeOkAsync();
        using var catalogue = await client.AskAsync("/catalogue");
        var before = await client.AskAsync($"{path}/evaluation").ShouldBeOkAsync();

        await PublishAsync(host, 2, Cases.Catalogue with { Criteria = [.. Cases.Catalogue.Criteria.Select(WithoutMerit)] });

        (await client.AskAsync($"{path}/evaluation").ShouldBeOkAsync()).ToJsonString().Should().Be(before.ToJsonString());
        (await client.AskAsync(path).ShouldBeOkAsync()).Int("catalogueVersion").Should().Be(1);
        var current = await client.PostAsync("/evaluations", Cases.Body(answers)).ShouldBeOkAsync();
        current.Int("catalogueVersion").Should().Be(2);
        current.Items("alternatives").Should().OnlyContain(result => result.Number("scoreBeforeConstraints") == 0);
        using var changed = await client.AskAsync("/catalogue");
        (await changed.ShouldBeOkAsync()).Int("version").Should().Be(2);
        changed.Headers.ETag.Should().NotBe(catalogue.Headers.ETag);
    }

    private static Criterion WithoutMerit(Criterion criterion) =>
        criterion with { Ratings = [.. criterion.Ratings.Select(rating => rating with { Value = 0 })] };

    private static async Task PublishAsync(ApiHost host, int number, Catalogue catalogue)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var database = await host.Services.GetRequiredService<IDbContextFactory<GoAdvisorDbContext>>().CreateDbContextAsync(cancel);
        database.CatalogueVersions.Add(new CatalogueVersion
        {
            Number = number,
            Document = Encoding.UTF8.GetString(CatalogueReader.Write(catalogue)),
            Hash = new string('0', 64),
            PublishedAt = DateTimeOffset.UtcNow,
        });
        await database.SaveChangesAsync(cancel);

        var catalogues = host.Services.GetRequiredService<CatalogueStore>();
        while ((await catalogues.GetCurrentAsync(cancel)).Number != number)
            await Task.Delay(CatalogueStore.Freshness / 10, cancel);
    }
}
