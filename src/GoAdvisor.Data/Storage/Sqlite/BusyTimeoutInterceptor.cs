using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace GoAdvisor.Data.Storage.Sqlite;

/// <summary>
/// SQLite allows one writer at a time. The driver polls every 150 ms, which users notice when two save at once; SQLite's own wait starts at 1 ms.
/// </summary>
internal sealed class BusyTimeoutInterceptor : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        // A PRAGMA would be parsed each time a connection comes from the pool.
        if (connection is SqliteConnection { Handle: { } handle } sqlite)
            raw.sqlite3_busy_timeout(handle, sqlite.DefaultTimeout * 1000);
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
