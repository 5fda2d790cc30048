using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace GoAdvisor.Data.Storage.Sqlite;

/// <summary>
/// SQLite lets one writer in at a time. Left to itself the driver looks every 150 ms whether it is its turn, which people feel as
/// soon as two of them save at once; SQLite's own wait begins at 1 ms.
/// </summary>
internal sealed class BusyTimeoutInterceptor : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        // Not as a PRAGMA, which would be parsed each time a connection comes from the pool.
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
