using System.Collections.Concurrent;
using GoAdvisor.Data.Catalogues.Published;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GoAdvisor.Data.Assessments;

/// <summary>
/// Tells open pages that an assessment, or the catalogue, was changed elsewhere: in another tab, on another device or node. All pages together cost one query in
/// a while. It says nothing but numbers, and only of assessments that a page has opened already.
/// </summary>
public sealed partial class AssessmentWatch(
    IDbContextFactory<GoAdvisorDbContext> contexts, CatalogueStore catalogues, TimeProvider clock, ILogger<AssessmentWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Watcher, AssessmentNews?> watchers = [];

    /// <param name="assessment">Which one the page shows.</param>
    /// <param name="tell">Called with the present numbers at first and whenever they have changed, on no thread of the page's. It must only begin what takes time, and not fail.</param>
    /// <returns>Ends it when disposed.</returns>
    public IDisposable Watch(Guid assessment, Action<AssessmentNews> tell)
    {
        var watcher = new Watcher(assessment, tell, gone => watchers.TryRemove(gone, out _));
        watchers[watcher] = null;
        return watcher;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryLookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task TryLookAsync(CancellationToken stop)
    {
        try
        {
            await LookAsync(stop);
        }
        catch (Exception e) when (DatabaseFault.IsTransient(e))
        {
            LogNotLooked(log, e);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (watchers.IsEmpty)
            return;
        var catalogue = (await catalogues.GetCurrentAsync(cancellationToken)).Number;
        foreach (var some in watchers.Keys.GroupBy(watcher => watcher.Assessment).Chunk(500))
        {
            var revisions = await RevisionsAsync([.. some.Select(group => group.Key)], cancellationToken);
            foreach (var watcher in some.SelectMany(group => group))
            {
                if (!revisions.TryGetValue(watcher.Assessment, out var revision) || !watchers.TryGetValue(watcher, out var told))
                    continue;
                var news = new AssessmentNews(revision, catalogue);
                if (news != told && watchers.TryUpdate(watcher, news, told))
                    watcher.Tell(news);
            }
        }
    }

    private async Task<Dictionary<Guid, long>> RevisionsAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Assessments.Where(assessment => ids.Contains(assessment.Id))
            .ToDictionaryAsync(assessment => assessment.Id, assessment => assessment.Revision, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Open pages are not told of changes at present")]
    private static partial void LogNotLooked(ILogger log, Exception reason);

    private sealed class Watcher(Guid assessment, Action<AssessmentNews> tell, Action<Watcher> leave) : IDisposable
    {
        public Guid Assessment => assessment;

        public void Tell(AssessmentNews news) => tell(news);

        public void Dispose() => leave(this);
    }
}

/// <summary>What a page can compare with what it shows.</summary>
/// <param name="Revision">Of the assessment.</param>
/// <param name="CurrentCatalogue">The number of the version that new assessments get.</param>
public sealed record AssessmentNews(long Revision, int CurrentCatalogue);
