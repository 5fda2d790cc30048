using System.Data.Common;
using System.Globalization;
using GoAdvisor.Tests;

namespace GoAdvisor.EndToEnd.Tests.Support;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>The database of a running app, as an operator sees it: from outside, by SQL.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>The settings that lead an app to it.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, PostgreSqlServer server) =>
        kind == DatabaseKind.Sqlite ? new SqliteFile() : new PostgreSqlDatabase(await server.CreateDatabaseAsync());

    /// <summary>The stored answers of all assessments: options by question.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AnswersAsync()
    {
        var answers = new Dictionary<string, string>();
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Question", "Options" FROM "Answers" """;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            answers.Add(rows.GetString(0), rows.GetString(1));
        return answers;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps every save waiting until it is disposed.</summary>
    public abstract Task<IAsyncDisposable> HoldWritersAsync();

    /// <summary>Runs a statement in a transaction that ends when the result is disposed.</summary>
    public async Task<IAsyncDisposable> HoldAsync(string sql, string begin = "BEGIN")
    {
        var connection = await OpenAsync();
        await ExecuteAsync(connection, begin);
        await ExecuteAsync(connection, sql);
        return connection;
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<DbConnection> OpenAsync();

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
