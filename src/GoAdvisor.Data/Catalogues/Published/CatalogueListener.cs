using GoAdvisor.Data.Storage.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>
/// Hears on PostgreSQL that another node has published, so that this one asks for the current version anew. While it is deaf, because the
/// connection broke, and on SQLite, the current version is merely as fresh as <see cref="CatalogueStore.Freshness"/> says.
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
        // What was published while nobody listened was not heard.
        catalogues.Invalidate();
        while (true)
            await connection.WaitAsync(stop);
    }

    /// <summary>Its own connection, outside the pool, that notices within a minute when the other end is gone; null on SQLite.</summary>
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
