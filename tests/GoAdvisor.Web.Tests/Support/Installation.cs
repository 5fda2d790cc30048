using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace GoAdvisor.Web.Tests.Support;

/// <summary>An installation of its own: without anybody at first, with settings, and with its log to read.</summary>
public sealed class Installation : WebApplicationFactory<Program>
{
    private readonly string file;
    private readonly bool isOwner;
    private readonly (string Name, string Value)[] settings;
    private readonly Lines log = new();

    private Installation(string file, bool isOwner, (string Name, string Value)[] settings) => (this.file, this.isOwner, this.settings) = (file, isOwner, settings);

    /// <summary>What was logged so far, a message a line.</summary>
    public string Log => string.Join('\n', log.All);

    public static Task<Installation> StartAsync(params (string Name, string Value)[] settings) =>
        ReadyAsync(new Installation(Path.Combine(Directory.CreateTempSubdirectory("goadvisor-own-").FullName, "goadvisor.db"), isOwner: true, settings));

    /// <summary>Starts the program once more on the same database, with other settings.</summary>
    public Task<Installation> StartAgainAsync(params (string Name, string Value)[] other) => ReadyAsync(new Installation(file, isOwner: false, other));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        if (!isOwner)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(file) ?? file, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Sqlite", file);
        builder.UseSetting("Seeds:Folder", FirstCatalogue.Folder);
        builder.UseSetting("RateLimits:SignInsPerMinute", "1000000");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
    }

    private static async Task<Installation> ReadyAsync(Installation installation)
    {
        await installation.Services.BecomeReadyAsync();
        return installation;
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = [];

        public IEnumerable<string> All => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
        }

        public void Dispose()
        {
        }
    }
}
