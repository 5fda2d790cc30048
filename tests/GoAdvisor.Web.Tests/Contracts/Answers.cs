using System.Collections.Concurrent;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>What the present program answers to everything in <c>tests/Contracts</c>, asked once for all tests.</summary>
public sealed class Answers : IAsyncLifetime
{
    private readonly ContractHost host = new();
    private readonly ConcurrentDictionary<string, byte[]> files = [];
    private readonly ConcurrentDictionary<string, StoredMilestone> milestones = StoredMilestone.Held();

    /// <summary>By the names that the files have when they are held.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => files;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Dictionary<CatalogueOf, List<CaseRun>> runs = new() { [CatalogueOf.Seeds] = [], [CatalogueOf.Before] = [], [CatalogueOf.Five] = [] };
        foreach (var asked in ContractCase.All)
            runs[asked.Catalogue].Add(new CaseRun(host, asked, this));

        foreach (var run in runs[CatalogueOf.Seeds].Concat(runs[CatalogueOf.Before]))
            await run.BeginAsync();
        await FinishAsync(runs[CatalogueOf.Seeds]);
        foreach (var (name, requests) in ContractFiles.In("conversations"))
            Keep($"answers/conversations/{name}.json", ContractJson.Written(await new Conversation(host).HoldAsync(requests)));
        Keep("answers/audit-log.csv", await AuditLogFile.ReadAsync(host));

        await PublishAsync();
        foreach (var run in runs[CatalogueOf.Five])
            await run.BeginAsync();
        await FinishAsync(runs[CatalogueOf.Before].Concat(runs[CatalogueOf.Five]));
        await ReadStoredAsync();
        foreach (var run in runs.Values.SelectMany(run => run))
            run.Dispose();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>Under one name there is one answer, however often it is asked for.</summary>
    public void Keep(string name, byte[] content)
    {
        if (!files.TryAdd(name, content))
            Difference.Between(name, files[name], content).Should().BeNull("{0} was answered before in other words", name);
    }

    /// <summary>A milestone that was recorded now, which is held for good unless one of its name is.</summary>
    internal void Stored(string name, StoredMilestone milestone) => milestones.TryAdd(name, milestone);

    /// <summary>Two at once: most of the time goes into computing.</summary>
    private static Task FinishAsync(IEnumerable<CaseRun> runs) =>
        Parallel.ForEachAsync(runs, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Stop }, async (run, _) => await run.FinishAsync());

    private async Task PublishAsync()
    {
        host.Advance(TimeSpan.FromDays(1));
        await host.PublishAsync(2, CatalogueFile.Read(FifthAlternative.File(Cases.Catalogue)).Catalogue ?? throw new InvalidOperationException("The file of five alternatives is no catalogue."));
    }

    /// <summary>Milestones as some version of the program stored them, read by this one.</summary>
    private async Task ReadStoredAsync()
    {
        foreach (var (name, milestone) in milestones)
        {
            using var client = host.Stranger;
            var path = await client.BeginAsync();
            var assessment = path["/assessments/".Length..];
            await milestone.InsertAsync(host, assessment, Stop);
            Keep($"milestones/{name}/row.json", ContractJson.Written((await StoredMilestone.OfAsync(host, assessment, Stop)).Columns));
            Keep($"milestones/{name}/milestone.json", ContractJson.Written(await client.AskAsync($"{path}/milestones/1").ShouldBeOkAsync()));
            foreach (var (ending, file) in new[] { ("json", "stored.json"), ("html", "report.html"), ("md", "report.md"), ("csv", "report.csv") })
            {
                using var response = await client.AskAsync($"{path}/milestones/1/report.{ending}");
                Keep($"milestones/{name}/{file}", await response.Content.ReadAsByteArrayAsync(Stop));
            }
        }
    }
}
