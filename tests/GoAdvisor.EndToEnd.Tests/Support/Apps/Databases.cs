using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GoAdvisor.EndToEnd.Tests.Support.Apps;

public sealed class SqliteFile : TestDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("goadvisor-e2e-").FullName;

    /// <summary>How many seconds a writer waits for its turn.</summary>
    public int Patience { get; init; } = 30;

    public string Path => System.IO.Path.Combine(folder, "test.db");

    public override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["ConnectionStrings__Sqlite"] = $"Data Source={Path};Default Timeout={Patience}" };

    public override Task<IAsyncDisposable> HoldWritersAsync() => HoldAsync("SELECT 1", "BEGIN EXCLUSIVE");

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return base.DisposeAsync();
    }

    protected override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}

public sealed class PostgreSqlDatabase(string address) : TestDatabase
{
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["ConnectionStrings__PostgreSql"] = address };

    public override Task<IAsyncDisposable> HoldWritersAsync() => HoldAsync("""LOCK TABLE "Assessments" IN SHARE MODE""");

    protected override async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{address};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
