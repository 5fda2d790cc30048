using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Data.Tests;

public sealed class DataServicesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("goadvisor-config-").FullName;

    [Fact]
    public void PostgreSql_is_used_when_it_is_configured_even_beside_SQLite()
    {
        var address = ConnectionString(new()
        {
            ["ConnectionStrings:PostgreSql"] = "Host=db;Database=go",
            ["ConnectionStrings:Sqlite"] = "x.db",
        });

        address.Should().Contain("Host=db").And.Contain("Timeout=5").And.Contain("Command Timeout=15");
    }

    [Fact]
    public void What_is_configured_wins_over_the_defaults()
    {
        ConnectionString(new() { ["ConnectionStrings:PostgreSql"] = "Host=db;Timeout=9;CommandTimeout=60" })
            .Should().Contain("Timeout=9").And.Contain("Command Timeout=60");
        ConnectionString(new() { ["ConnectionStrings:Sqlite"] = $"Filename={folder}/a.db;Default Timeout=3" })
            .Should().Contain("Default Timeout=3").And.Contain("Foreign Keys=True");
    }

    [Theory]
    [InlineData("goadvisor.db")]
    [InlineData("new/folder/with = signs; and spaces.db")]
    public void SQLite_takes_the_path_of_a_file_and_makes_its_folder(string file)
    {
        var path = Path.Combine(folder, file);

        DataSource(new() { ["ConnectionStrings:Sqlite"] = path }).Should().Be(path);
        Directory.Exists(Path.GetDirectoryName(path)).Should().BeTrue();
    }

    [Fact]
    public void SQLite_takes_a_connection_string() =>
        DataSource(new() { ["ConnectionStrings:Sqlite"] = $"Cache=Private; Data Source={folder}/b.db" }).Should().Be($"{folder}/b.db");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_setting_the_database_is_a_file_in_the_users_data_folder(string? setting)
    {
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", folder);
        try
        {
            DataSource(new() { ["ConnectionStrings:Sqlite"] = setting, ["ConnectionStrings:PostgreSql"] = setting })
                .Should().Be(Path.Combine(folder, "GoAdvisor", "goadvisor.db"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("XDG_DATA_HOME", null);
        }
    }

    [Fact]
    public async Task What_one_node_protects_the_other_can_read()
    {
        await using var database = new SqliteDatabase();
        await database.InitializeAsync();
        await using var one = NodeWithKeys(database);
        await using var other = NodeWithKeys(database);

        var cookie = one.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("visitor");

        other.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(cookie).Should().Be("visitor");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static ServiceProvider NodeWithKeys(TestDatabase database)
    {
        var services = new ServiceCollection().AddLogging().AddGoAdvisorData(Settings(database.Connection));
        services.AddDataProtection().SetApplicationName("GoAdvisor").PersistKeysToDbContext<GoAdvisorDbContext>();
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static string? ConnectionString(Dictionary<string, string?> settings) =>
        Open(settings, context => context.Database.GetConnectionString());

    private static string DataSource(Dictionary<string, string?> settings) =>
        Open(settings, context => context.Database.GetDbConnection().DataSource);

    private static T Open<T>(Dictionary<string, string?> settings, Func<GoAdvisorDbContext, T> read)
    {
        using var services = new ServiceCollection().AddGoAdvisorData(Settings(settings)).BuildServiceProvider(validateScopes: true);
        using var scope = services.CreateScope();
        return read(scope.ServiceProvider.GetRequiredService<GoAdvisorDbContext>());
    }

    private static IConfiguration Settings(IEnumerable<KeyValuePair<string, string?>> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
