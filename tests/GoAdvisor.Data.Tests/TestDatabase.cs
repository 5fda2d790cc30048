namespace GoAdvisor.Data.Tests;

/// <summary>A database of its own for each test class that asks for one, migrated and seeded.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private readonly List<Node> nodes = [];
    private readonly Lazy<Node> node;

    protected TestDatabase() => node = new Lazy<Node>(StartNode);

    public ManualClock Clock { get; } = new();

    public TestSeeds Seeds { get; } = new();

    /// <summary>The settings that lead to it.</summary>
    public abstract IReadOnlyDictionary<string, string?> Connection { get; }

    /// <summary>The GoAdvisor that runs on it, shared by the tests of a class.</summary>
    public Node Node => node.Value;

    public virtual async ValueTask InitializeAsync() => await Node.Setup.RunAsync(Seeds.Folder);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var node in nodes)
            await node.DisposeAsync();
        Seeds.Dispose();
    }

    /// <summary>One more GoAdvisor on this database.</summary>
    public Node StartNode()
    {
        var node = new Node(Connection, Clock);
        nodes.Add(node);
        return node;
    }
}

public sealed class SqliteDatabase : TestDatabase
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("goadvisor-sqlite-").FullName;

    public override IReadOnlyDictionary<string, string?> Connection =>
        new Dictionary<string, string?> { ["ConnectionStrings:Sqlite"] = Path.Combine(Folder, "test.db") };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

public sealed class PostgreSqlDatabase(PostgreSqlServer server) : TestDatabase
{
    private string address = server.ConnectionString(server.NewName());

    public override IReadOnlyDictionary<string, string?> Connection =>
        new Dictionary<string, string?> { ["ConnectionStrings:PostgreSql"] = address };

    public override async ValueTask InitializeAsync()
    {
        address = await server.CreateDatabaseAsync();
        await base.InitializeAsync();
    }
}
