using System.Text.Json;

namespace GoAdvisor.Data.Tests.Catalogues;

/// <summary>Every test begins with a draft that nobody has edited.</summary>
public abstract class DraftTests(TestDatabase database) : DatabaseTests(database), IAsyncLifetime
{
    protected const string Ada = "ada";
    protected const string Ben = "ben";
    protected const string Name = "criteria/simplicity/name";
    protected const string Go = "criteria/simplicity/ratings/go/value";
    protected const string Rust = "criteria/simplicity/ratings/rust/value";

    protected DraftStore Drafts => Database.Node.Drafts;

    protected CataloguePublisher Publisher => Database.Node.Publisher;

    public async ValueTask InitializeAsync()
    {
        if (await Drafts.FindAsync(Stop) is { } left)
            await Drafts.DiscardAsync(left.Version, Actor(Ada), Stop);
        await Drafts.StartAsync(Actor(Ada), Stop);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static CatalogueChange Set(string path, object? seen, object? value) => new()
    {
        Path = path,
        Kind = ChangeKind.Changed,
        Before = seen is null ? null : JsonSerializer.Serialize(seen),
        After = value is null ? null : JsonSerializer.Serialize(value),
    };

    protected async Task<DraftEdited> EditedAsync(CatalogueChange change, string by = Ada) =>
        (await Drafts.EditAsync(change, by, Stop)).Should().BeOfType<DraftEdited>().Subject;

    protected static AuditActor Actor(string name) => new(null, name);

    protected async Task<string?> StoredAsync(string path) => (await DraftAsync()).Tree.Find(path);

    protected async Task<DraftSnapshot> DraftAsync() =>
        await Drafts.FindAsync(Stop) ?? throw new InvalidOperationException("There is no draft.");

    protected async Task<int> CurrentAsync() => (await Publisher.ListAsync(Stop))[0].Number;

    protected async Task<PublishResult> PublishAsync(string? because = null) =>
        await Publisher.PublishAsync(new PublishRequest((await DraftAsync()).Version, await CurrentAsync(), Actor(Ada), "New.", because), Stop);
}
