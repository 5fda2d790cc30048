using System.Data.Common;
using System.Globalization;

namespace GoAdvisor.EndToEnd.Tests.Support.Apps;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>The database of a running app, as an operator sees it: from outside, by SQL.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>A condition on answers.</summary>
    public const string OfAssessment = """ "RespondentId" IN (SELECT "Id" FROM "Respondents" WHERE "AssessmentId" = @assessment)""";

    /// <summary>The settings that lead an app to it.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, PostgreSqlServer server) =>
        kind == DatabaseKind.Sqlite ? new SqliteFile() : new PostgreSqlDatabase(await server.CreateDatabaseAsync());

    /// <summary>The stored answers of an assessment: options by question.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AnswersAsync(Guid assessment)
    {
        var answers = new Dictionary<string, string>();
        await using var connection = await OpenAsync();
        await using var command = Command(connection, $"""SELECT "Question", "Options" FROM "Answers" WHERE {OfAssessment}""", assessment);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            answers.Add(rows.GetString(0), rows.GetString(1));
        return answers;
    }

    /// <param name="sql">May name <c>@assessment</c>.</param>
    /// <param name="assessment">Its value.</param>
    public async Task ExecuteAsync(string sql, Guid assessment)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, assessment);
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc cref="ExecuteAsync(string, Guid)"/>
    public async Task<long> CountAsync(string sql, Guid assessment = default)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, assessment);
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
        await using var command = Command(connection, sql, assessment: default);
        await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Command(DbConnection connection, string sql, Guid assessment)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@assessment", assessment);
        if (sql.Contains(parameter.ParameterName, StringComparison.Ordinal))
            command.Parameters.Add(parameter);
        return command;
    }
}
