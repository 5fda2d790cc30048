using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GoAdvisor.Web.Tests.Support;

/// <summary>Keeps what is logged as somebody would read it: message, fault and the scopes around it.</summary>
internal sealed class LogKeeper(LogLevel least = LogLevel.Trace) : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = [];
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IEnumerable<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Keeping(this, least);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() => GC.SuppressFinalize(this);

    private sealed class Keeping(LogKeeper keeper, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => keeper.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            List<string> around = [];
            keeper.scopes.ForEachScope((scope, found) => found.Add($"{scope}"), around);
            keeper.lines.Enqueue($"{string.Join(' ', around)} {formatter(state, exception)} {exception}");
        }
    }
}
