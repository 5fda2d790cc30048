using GoAdvisor.Web.Features.Recommendations.Export.Pdf;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GoAdvisor.Tests;

/// <summary>A printer as the application has one, with a lifetime and a log of its own.</summary>
public sealed class TestPrinter : IAsyncDisposable, IHostApplicationLifetime, ILogger<PdfPrinter>
{
    private readonly CancellationTokenSource stopping = new();
    private readonly List<string> log = [];
    private int rendered;

    public TestPrinter(PrintingOptions? options = null, BrowserFinder? finder = null)
    {
        var settings = Options.Create(options ?? new PrintingOptions());
        Printer = new PdfPrinter(finder ?? new BrowserFinder(settings), settings, this, TimeProvider.System, this);
    }

    public PdfPrinter Printer { get; }

    /// <summary>How often a page was made.</summary>
    public int Rendered => rendered;

    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
                return [.. log];
        }
    }

    CancellationToken IHostApplicationLifetime.ApplicationStarted => CancellationToken.None;

    CancellationToken IHostApplicationLifetime.ApplicationStopping => stopping.Token;

    CancellationToken IHostApplicationLifetime.ApplicationStopped => CancellationToken.None;

    public Task<PrintResult> PrintAsync(string key, string html = "<html lang=en><title>A report</title><p>Some text", PaperSize paper = PaperSize.A4, CancellationToken? cancel = null) =>
        Printer.PrintAsync(
            key,
            _ =>
            {
                Interlocked.Increment(ref rendered);
                return Task.FromResult(PrintDocument.Of("", html, paper));
            },
            paper,
            cancel ?? TestContext.Current.CancellationToken);

    public void StopApplication() => stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        await Printer.DisposeAsync();
        stopping.Dispose();
        foreach (var line in Log)
            TestContext.Current.TestOutputHelper?.WriteLine(line);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (log)
            log.Add(formatter(state, exception));
    }
}
