using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GoAdvisor.Data.Storage;

public static class DatabaseFault
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteDuplicateKey = 1555;
    private const int SqliteDuplicate = 2067;

    /// <summary>
    /// True when the database is unavailable, busy, full or too slow, so that a retry may succeed; false for a bug. EF Core wraps such failures, also in an
    /// <see cref="InvalidOperationException"/>, so inner exceptions are checked too.
    /// </summary>
    public static bool IsTransient(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var transient = cause switch
            {
                PostgresException refused => IsTransient(refused.SqlState),
                NpgsqlException => true,
                SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteIoError or SqliteFull or SqliteCannotOpen } => true,
                TimeoutException or SocketException => true,
                _ => false,
            };
            if (transient)
                return true;
        }
        return false;
    }

    /// <summary>A row with the same key was inserted concurrently.</summary>
    internal static bool IsDuplicate(DbUpdateException exception) => exception.InnerException switch
    {
        PostgresException refused => refused.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException refused => refused.SqliteExtendedErrorCode is SqliteDuplicateKey or SqliteDuplicate,
        _ => false,
    };

    /// <summary>A server error means the server is reachable; only some codes are transient.</summary>
    private static bool IsTransient(string sqlState) =>
        sqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.ReadOnlySqlTransaction
        || sqlState.StartsWith("08", StringComparison.Ordinal) // connection exceptions
        || sqlState.StartsWith("53", StringComparison.Ordinal) // out of connections, memory, disk
        || sqlState.StartsWith("58", StringComparison.Ordinal); // errors of the system underneath
}
