using GoAdvisor.Data.Storage.PostgreSql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>
/// Invalidates the current version when another node publishes, by LISTEN on PostgreSQL. While the connection is lost, and on SQLite, the current version is
/// only as fresh as <see cref="CatalogueStore.Freshness"/>.
/// </summary>
internal sealed partial class CatalogueListener(
    IDbContextFactory<GoAdvisorDbContext> contexts, CatalogueStore catalogues, TimeProvider clock, ILogger<CatalogueListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (ConnectionString() is not { } address)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(address, stoppingToken);
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e) || e is PostgresException)
            {
                LogListenerLost(log, e.Message);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(string address, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync(stop);
        connection.Notification += (_, _) => catalogues.Invalidate();
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgreSqlDbContext.CatalogueChannel}", connection))
            await listen.ExecuteNonQueryAsync(stop);
        // Notifications sent while disconnected are lost.
        catalogues.Invalidate();
        while (true)
            await connection.WaitAsync(stop);
    }

    /// <summary>A connection outside the pool that detects a dead server within a minute; null on SQLite.</summary>
    private string? ConnectionString()
    {
        using var database = contexts.CreateDbContext();
        return database is PostgreSqlDbContext
            ? new NpgsqlConnectionStringBuilder(database.Database.GetConnectionString()) { Pooling = false, KeepAlive = 20 }.ConnectionString
            : null;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Not listening for published catalogues at present: {Reason}")]
    private static partial void LogListenerLost(ILogger log, string reason);
}
