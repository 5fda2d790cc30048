using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace GoAdvisor.Data.Storage.PostgreSql;

internal static class PostgreSqlProvider
{
    /// <summary>
    /// Without EnableRetryOnFailure: a hidden retry would delay the message "Not saved, retrying", and it does not allow the transactions that the stores
    /// begin.
    /// </summary>
    public static DbContextOptions<PostgreSqlDbContext> Options(string configured, IServiceProvider services) =>
        new DbContextOptionsBuilder<PostgreSqlDbContext>()
            .UseNpgsql(ConnectionString(configured))
            .UseApplicationServiceProvider(services)
            .Options;

    /// <summary>The first settings, in seconds, are defaults that the configured ones override.</summary>
    private static string ConnectionString(string configured) =>
        new NpgsqlConnectionStringBuilder($"Timeout=5;Command Timeout=15;{configured}").ConnectionString;
}

/// <summary>For dotnet-ef, which needs the model but no database.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    public PostgreSqlDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql("Host=localhost;Database=design-time").Options);
}
