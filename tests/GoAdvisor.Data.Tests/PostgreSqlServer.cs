using System.Diagnostics;
using GoAdvisor.Data.Storage.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(GoAdvisor.Tests.PostgreSqlServer))]

namespace GoAdvisor.Tests;

/// <summary>
/// A PostgreSQL of this test run's own, on a free port of the loopback address. Including this file in a test project is enough:
/// classes that name it in their constructor get it. It is started by the first test that needs it, so that no other test depends
/// on it. A shell keeps the server and watches the pipe to this process, so the server ends with the run, however the run ends.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Script = """
        trap '' INT TERM
        finish() { as_postgres "$BIN/pg_ctl" -D "$DATA" -m immediate stop; rm -rf "$DATA"; }
        as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
        cd /
        mkdir -m 700 "$DATA" && { [ "$(id -u)" != 0 ] || chown postgres "$DATA"; } || exit 1
        as_postgres "$BIN/initdb" -D "$DATA" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync || exit 1
        as_postgres "$BIN/pg_ctl" -w -t "$LIMIT" -D "$DATA" -l "$DATA/log" -o "$OPTIONS" start || { cat "$DATA/log" >&2; rm -rf "$DATA"; exit 1; }
        echo ready
        cat
        finish
        """;

    private readonly string data = Path.Combine(Path.GetTempPath(), $"goadvisor-postgresql-{Guid.NewGuid():N}");
    private readonly int port = FreePort.Next();
    private readonly SemaphoreSlim turn = new(1);
    private readonly Process keeper = new();
    private readonly Lazy<Task> start;
    private bool templateIsReady;
    private int databases;

    public PostgreSqlServer() => start = new Lazy<Task>(LaunchAsync);

    private static string Limit => $"{Wait.Limit.TotalSeconds}";

    /// <summary>Returns when the server is running, and starts it when nobody has yet. When it cannot be started, every caller is told why.</summary>
    public Task StartAsync() => start.Value;

    private async Task LaunchAsync()
    {
        keeper.StartInfo = new ProcessStartInfo("sh", ["-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["BIN"] = Binaries(),
                ["DATA"] = data,
                ["LIMIT"] = Limit,
                ["OPTIONS"] = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} -c max_connections=300 "
                    + "-c fsync=off -c full_page_writes=off",
            },
        };
        keeper.Start();
        var errors = keeper.StandardError.ReadToEndAsync();
        for (var line = ""; line != "ready"; line = await keeper.StandardOutput.ReadLineAsync())
        {
            if (line is null)
                throw new InvalidOperationException($"PostgreSQL did not start: {await errors}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (start is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            keeper.StandardInput.Close();
            await keeper.StandardOutput.ReadToEndAsync();
            await keeper.WaitForExitAsync();
        }
        keeper.Dispose();
        turn.Dispose();
    }

    /// <summary>The address of a database, which need not exist.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Include Error Detail=true";

    /// <summary>The name of a database that does not exist yet.</summary>
    public string NewName() => $"test{Interlocked.Increment(ref databases)}";

    /// <summary>A new database with every migration applied and no rows; returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        await StartAsync();
        await turn.WaitAsync();
        try
        {
            if (!templateIsReady)
            {
                var options = new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql(ConnectionString("template") + ";Pooling=false");
                await using var template = new PostgreSqlDbContext(options.Options);
                await template.Database.MigrateAsync();
                templateIsReady = true;
            }
            var name = NewName();
            await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
            await using var create = source.CreateCommand($"""CREATE DATABASE "{name}" TEMPLATE "template" STRATEGY file_copy""");
            await create.ExecuteNonQueryAsync();
            return ConnectionString(name);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Stops the server as a crash would, so that a test can see what happens then.</summary>
    public Task CrashAsync() => ControlAsync("-m", "immediate", "stop");

    /// <summary>Starts it again after <see cref="CrashAsync"/>, at the same address.</summary>
    public Task RestartAsync() =>
        ControlAsync("-l", Path.Combine(data, "log"), "-o", keeper.StartInfo.Environment["OPTIONS"] ?? "", "start");

    private async Task ControlAsync(params string[] arguments)
    {
        string[] command = [Path.Combine(Binaries(), "pg_ctl"), "-w", "-t", Limit, "-s", "-D", data, .. arguments];
        using var control = Environment.UserName == "root"
            ? Process.Start("runuser", ["-u", "postgres", "--", .. command])
            : Process.Start(command[0], command[1..]);
        await control.WaitForExitAsync();
        if (control.ExitCode != 0)
            throw new InvalidOperationException($"pg_ctl {string.Join(' ', arguments)} failed with {control.ExitCode}");
    }

    private static string Binaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max() ?? throw NotInstalled()
            : throw NotInstalled();

    private static InvalidOperationException NotInstalled() =>
        new("These tests need PostgreSQL's server under /usr/lib/postgresql: apt-get install postgresql.");
}
