using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace GoAdvisor.Data.Storage.Sqlite;

internal static class SqliteProvider
{
    public static DbContextOptions<SqliteDbContext> Options(string? configured, IServiceProvider services) =>
        new DbContextOptionsBuilder<SqliteDbContext>()
            .UseSqlite(ConnectionString(configured))
            .AddInterceptors(new BusyTimeoutInterceptor())
            .UseApplicationServiceProvider(services)
            .Options;

    /// <summary>From a connection string, a file path or nothing; creates the file's folder.</summary>
    private static string ConnectionString(string? configured)
    {
        // Defaults that the configured settings override. The timeout is also how long a writer waits.
        const string Defaults = "Foreign Keys=True;Default Timeout=30;";
        var builder = string.IsNullOrWhiteSpace(configured)
            ? new SqliteConnectionStringBuilder(Defaults) { DataSource = FileInUsersDataFolder() }
            : IsConnectionString(configured)
                ? new SqliteConnectionStringBuilder(Defaults + configured)
                : new SqliteConnectionStringBuilder(Defaults) { DataSource = configured };
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
            Directory.CreateDirectory(folder);
        return builder.ConnectionString;
    }

    private static bool IsConnectionString(string text) =>
        text.Split(';').Any(part => part.Split('=')[0].Trim().ToUpperInvariant() is "DATA SOURCE" or "DATASOURCE" or "FILENAME");

    private static string FileInUsersDataFolder()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? Path.Combine(folder, "GoAdvisor", "goadvisor.db")
            : throw new InvalidOperationException(
                "This user has no folder for data. Set ConnectionStrings:Sqlite to a file, or ConnectionStrings:PostgreSql.");
    }
}

/// <summary>For dotnet-ef, which needs the model but no database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>The driver polls every 150 ms, which users notice; SQLite's own wait starts at 1 ms.</summary>
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
