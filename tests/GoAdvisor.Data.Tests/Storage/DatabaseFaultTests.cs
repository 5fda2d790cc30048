using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GoAdvisor.Data.Tests.Storage;

/// <summary>Told apart here; that real failures look like this is seen in <see cref="DatabaseAwayTests"/>.</summary>
public class DatabaseFaultTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(14)]
    public void A_sqlite_that_is_busy_locked_broken_full_or_not_there_may_work_later(int code) =>
        DatabaseFault.IsTransient(new DbUpdateException("", new SqliteException("", code))).Should().BeTrue();

    [Theory]
    [InlineData(PostgresErrorCodes.ConnectionFailure)]
    [InlineData(PostgresErrorCodes.TooManyConnections)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.QueryCanceled)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.IoError)]
    public void A_server_that_says_not_now_may_work_later(string state) =>
        DatabaseFault.IsTransient(new DbUpdateException("", Answer(state))).Should().BeTrue();

    [Fact]
    public void A_connection_that_fails_or_takes_too_long_may_work_later()
    {
        DatabaseFault.IsTransient(new NpgsqlException("The connection pool has been exhausted")).Should().BeTrue();
        DatabaseFault.IsTransient(new InvalidOperationException("EF Core wraps it", new NpgsqlException())).Should().BeTrue();
        DatabaseFault.IsTransient(new SocketException((int)SocketError.ConnectionRefused)).Should().BeTrue();
        DatabaseFault.IsTransient(new TimeoutException()).Should().BeTrue();
    }

    [Fact]
    public void A_bug_is_not_transient()
    {
        DatabaseFault.IsTransient(new InvalidOperationException("A second operation was started")).Should().BeFalse();
        DatabaseFault.IsTransient(new DbUpdateException("", new SqliteException("", 19, 2067))).Should().BeFalse();
        DatabaseFault.IsTransient(new DbUpdateException("", Answer(PostgresErrorCodes.UniqueViolation))).Should().BeFalse();
        DatabaseFault.IsTransient(Answer(PostgresErrorCodes.InvalidPassword)).Should().BeFalse();
        DatabaseFault.IsTransient(new OperationCanceledException()).Should().BeFalse();
    }

    private static PostgresException Answer(string state) => new("", "ERROR", "ERROR", state);
}
