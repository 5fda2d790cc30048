using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace GoAdvisor.Data.Storage.PostgreSql;

internal static class PostgreSqlProvider
{
    /// <summary>
    /// Without EnableRetryOnFailure: a hidden retry would keep "Not saved, retrying" from the person who waits, and refuses the
    /// transactions that the stores begin themselves.
    /// </summary>
    public static DbContextOptions<PostgreSqlDbContext> Options(string configured, IServiceProvider services) =>
        new DbContextOptionsBuilder<PostgreSqlDbContext>()
            .UseNpgsql(ConnectionString(configured))
            .UseApplicationServiceProvider(services)
            .Options;

    /// <summary>What comes first are defaults, in seconds: what is configured wins.</summary>
    private static string ConnectionString(string configured) =>
        new NpgsqlConnectionStringBuilder($"Timeout=5;Command Timeout=15;{configured}").ConnectionString;
}

/// <summary>For dotnet-ef, which needs the model but no database.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    public PostgreSqlDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql("Host=localhost;Database=design-time").Options);
}
