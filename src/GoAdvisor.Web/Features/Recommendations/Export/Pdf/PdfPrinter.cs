using System.Diagnostics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace GoAdvisor.Web.Features.Recommendations.Export.Pdf;

/// <summary>
/// Prints reports as PDF with limited concurrency, and caches the results. Concurrent requests for the same content share one print, which
/// is cancelled when nobody waits for it. On shutdown running prints get a few seconds, and new ones are refused.
/// </summary>
public sealed partial class PdfPrinter : IAsyncDisposable
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Enough for any print that is not stuck, and well within the stop timeouts of service managers and containers.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Job> wanted = new(StringComparer.Ordinal);
    private readonly HashSet<Job> running = [];
    private readonly CancellationTokenSource stopped = new();
    private readonly CancellationTokenRegistration whenStopping;
    private readonly BrowserFinder browsers;
    private readonly PrintingOptions options;
    private readonly ILogger<PdfPrinter> logger;
    private readonly ConcurrencyLimiter turns;
    private readonly MemoryCache finished;
    private bool stopping;

    public PdfPrinter(BrowserFinder browsers, IOptions<PrintingOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<PdfPrinter> logger)
    {
        this.browsers = browsers;
        this.options = options.Value;
        this.logger = logger;
        turns = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = this.options.Browsers,
            QueueLimit = this.options.Queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        finished = new MemoryCache(new MemoryCacheOptions { SizeLimit = this.options.CacheMegabytes * Megabyte });
        whenStopping = lifetime.ApplicationStopping.Register(Stop);
        PrintFolder.DeleteAbandoned(clock.GetUtcNow());
    }

    /// <summary>A cached PDF, or one that is printed when its turn comes.</summary>
    /// <param name="contentKey">Identifies the content; the caller checks who may see it.</param>
    /// <param name="document">
    /// Renders the page. Called at most once, when the print starts, and not for a cached PDF. It may run on after the request that started it
    /// has ended, so it must not use that request's services.
    /// </param>
    /// <param name="cancel">Ends the wait of this caller, and the print when nobody else waits for it.</param>
    public async Task<PrintResult> PrintAsync(string contentKey, Func<CancellationToken, Task<PrintDocument>> document, PaperSize paper, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var key = $"{paper} {contentKey}";
        if (finished.TryGetValue(key, out byte[]? pdf))
            return new Printed(pdf);
        if (browsers.Find() is not { } browser)
            return new NoBrowser(BrowserFinder.Mend);
        if (Join(key, job => RunAsync(job, browser, document)) is not { } job)
            return new PrintingStopped();
        try
        {
            return await job.Result.WaitAsync(cancel);
        }
        finally
        {
            Leave(job);
        }
    }

    /// <summary>Cancels every print, and returns when no process is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await whenStopping.DisposeAsync();
        Task[] left;
        lock (gate)
        {
            stopping = true;
            left = [.. running.Select(job => job.Result)];
        }
        await stopped.CancelAsync();
        await Task.WhenAll(left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await turns.DisposeAsync();
        finished.Dispose();
        stopped.Dispose();
    }

    private void Stop()
    {
        lock (gate)
            stopping = true;
        stopped.CancelAfter(Grace);
    }

    /// <summary>The running job for a key, or a new one; null when none may be started.</summary>
    private Job? Join(string key, Func<Job, Task<PrintResult>> run)
    {
        lock (gate)
        {
            if (!wanted.TryGetValue(key, out var job))
            {
                if (stopping)
                    return null;
                job = new Job(key, stopped.Token);
                wanted.Add(key, job);
                running.Add(job);
                job.Start(run);
            }
            job.Waiting++;
            return job;
        }
    }

    private void Leave(Job job)
    {
        lock (gate)
        {
            if (--job.Waiting > 0 || !running.Contains(job))
                return;
            Forget(job);
            job.Cancel();
        }
    }

    private void End(Job job)
    {
        lock (gate)
        {
            running.Remove(job);
            Forget(job);
            job.Dispose();
        }
    }

    /// <summary>Later callers get a new print.</summary>
    private void Forget(Job job)
    {
        if (wanted.TryGetValue(job.Key, out var now) && now == job)
            wanted.Remove(job.Key);
    }

    private async Task<PrintResult> RunAsync(Job job, string browser, Func<CancellationToken, Task<PrintDocument>> document)
    {
        var cancel = job.Cancelled;
        try
        {
            using var turn = await TurnAsync(cancel);
            if (turn is not { IsAcquired: true })
                return new PrintQueueFull();
            return await PrintInTurnAsync(job.Key, browser, document, cancel);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            return new PrintingStopped();
        }
        finally
        {
            End(job);
        }
    }

    /// <summary>A permit; null after the timeout.</summary>
    private async Task<RateLimitLease?> TurnAsync(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Timeout);
        try
        {
            return await turns.AcquireAsync(1, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<PrintResult> PrintInTurnAsync(string key, string browser, Func<CancellationToken, Task<PrintDocument>> document, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Timeout);
        try
        {
            var archive = PrintDocument.Archive((await document(limit.Token)).Html);
            var (pdf, problem) = await PrintRun.PrintAsync(browser, archive, options.Sandbox ?? !Environment.IsPrivilegedProcess, limit.Token);
            if (pdf is null)
            {
                var reference = Reference();
                LogFailed(logger, reference, problem);
                return new PrintFailed(reference);
            }
            finished.Set(key, pdf, new MemoryCacheEntryOptions { Size = pdf.Length });
            var milliseconds = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            LogPrinted(logger, pdf.Length, milliseconds);
            return new Printed(pdf);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            var reference = Reference();
            LogTimedOut(logger, reference, browser, options.TimeoutSeconds);
            return new PrintTimedOut(options.Timeout, reference);
        }
    }

    private static string Reference() => Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");

    [LoggerMessage(Level = LogLevel.Information, Message = "Printed a PDF of {Bytes} bytes in {Milliseconds} ms")]
    private static partial void LogPrinted(ILogger logger, int bytes, long milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "A PDF was not printed ({Reference}): {Problem}")]
    private static partial void LogFailed(ILogger logger, string reference, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "A PDF was not printed ({Reference}): {Browser} was not done after {Seconds} s and was ended")]
    private static partial void LogTimedOut(ILogger logger, string reference, string browser, int seconds);

    /// <summary>A print shared by its callers. Members are used under the printer's lock.</summary>
    private sealed class Job(string key, CancellationToken stopped) : IDisposable
    {
        private readonly CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(stopped);

        public string Key => key;

        public int Waiting { get; set; }

        public CancellationToken Cancelled => source.Token;

        public Task<PrintResult> Result { get; private set; } = Task.FromResult<PrintResult>(new PrintingStopped());

        public void Start(Func<Job, Task<PrintResult>> run) => Result = Task.Run(() => run(this));

        /// <summary>Continuations run on other threads.</summary>
        public void Cancel() => _ = source.CancelAsync();

        public void Dispose() => source.Dispose();
    }
}
