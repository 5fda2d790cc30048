using System.Text.Json;

namespace GoAdvisor.Data.Tests.Catalogues;

/// <summary>Every test begins with a draft that nobody has edited.</summary>
public abstract class DraftTests(TestDatabase database) : DatabaseTests(database), IAsyncLifetime
{
    protected const string AdaName = "ada";
    protected const string BenName = "ben";
    protected const string Name = "criteria/simplicity/name";
    protected const string Go = "criteria/simplicity/ratings/go/value";
    protected const string Rust = "criteria/simplicity/ratings/rust/value";

    protected UserSession Ada { get; private set; }

    protected UserSession Ben { get; private set; }

    protected DraftStore Drafts => Database.Node.Drafts;

    protected CataloguePublisher Publisher => Database.Node.Publisher;

    public async ValueTask InitializeAsync()
    {
        (Ada, Ben) = (await SessionOfAsync(AdaName), await SessionOfAsync(BenName));
        if (await Drafts.GetVersionAsync(Ada, Stop) is { } left)
            await Drafts.DiscardAsync(Ada, left, Stop);
        await Drafts.StartAsync(Ada, Stop);
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

    protected async Task<DraftEdited> EditedAsync(CatalogueChange change, UserSession? by = null) =>
        (await Drafts.EditAsync(by ?? Ada, change, Stop)).Should().BeOfType<DraftEdited>().Subject;

    protected async Task<string?> StoredAsync(string path) => (await DraftAsync()).Tree.Find(path);

    protected async Task<DraftSnapshot> DraftAsync() =>
        await Drafts.FindAsync(Ada, Stop) ?? throw new InvalidOperationException("There is no draft.");

    protected async Task<int> CurrentAsync() => (await Publisher.ListAsync(Ada, Stop))[0].Number;

    protected async Task<PublishResult> PublishAsync(string? because = null) =>
        await Publisher.PublishAsync(Ada, new PublishRequest((await DraftAsync()).Version, await CurrentAsync(), "New.", because), Stop);
}
