using GoAdvisor.Data.Catalogues.Drafts;
using GoAdvisor.Web.Features.Admin.Editor;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GoAdvisor.Web.Tests.Admin;

/// <summary>What becomes of an edit between the page and the database, with others, without rights, and while the database is away.</summary>
public sealed class DraftSessionTests(ImpatientHost host) : IClassFixture<ImpatientHost>, IAsyncLifetime
{
    private const string Name = "criteria/high-concurrency/name";
    private const string Rating = "criteria/high-concurrency/ratings/go/value";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DraftStore Drafts => host.Services.GetRequiredService<DraftStore>();

    private WebPerson? reader;

    /// <summary>Who looks at what is stored.</summary>
    private WebPerson Reader => reader ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Every test begins with a draft that nobody has edited.</summary>
    public async ValueTask InitializeAsync()
    {
        reader = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        if (await Drafts.GetVersionAsync(Reader.Session, Stop) is { } left)
            await Drafts.DiscardAsync(Reader.Session, left, Stop);
        await Drafts.StartAsync(Reader.Session, Stop);
    }

    public ValueTask DisposeAsync()
    {
        Reader.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Edits_of_different_fields_are_stored_beside_each_other()
    {
        using var ada = await EditorAsync();
        using var ben = await EditorAsync();

        await SetAsync(ada, Name, "\"Many at once\"");
        await SetAsync(ben, Rating, "1");

        (ada.Saving, ben.Saving).Should().Be((DraftSaving.Saved, DraftSaving.Saved));
        (await StoredAsync(Name), await StoredAsync(Rating)).Should().Be(("\"Many at once\"", "1"));
        ben.Tree.Find(Name).Should().Be("\"Many at once\"", "what others store is seen with the next own edit");
    }

    [Theory]
    [InlineData(true, "\"Ben's\"")]
    [InlineData(false, "\"Ada's\"")]
    public async Task Of_two_edits_of_one_field_the_second_waits_for_a_choice(bool mine, string stays)
    {
        using var ada = await EditorAsync();
        using var ben = await EditorAsync();
        var seen = ben.Tree.Find(Name);
        await SetAsync(ada, Name, "\"Ada's\"");

        await ben.SetAsync(Name, seen, "\"Ben's\"");

        ben.Saving.Should().Be(DraftSaving.Conflict);
        (ben.Conflict?.Current, ben.Conflict?.Wanted.After).Should().Be(("\"Ada's\"", "\"Ben's\""));
        (await StoredAsync(Name)).Should().Be("\"Ada's\"");
        await ben.ResolveAsync(mine);
        (ben.Saving, ben.Conflict).Should().Be((DraftSaving.Saved, null));
        (await StoredAsync(Name), ben.Tree.Find(Name)).Should().Be((stays, stays));
    }

    [Theory]
    [InlineData("alternatives/java", "criteria/high-concurrency/ratings/java")]
    [InlineData("criteria/high-concurrency", null)]
    [InlineData("questions/peak-connections", "profiles/geofence-lookups/answers/peak-connections")]
    public async Task An_item_goes_with_all_that_is_about_it_in_one_edit_and_comes_back_by_one_undo(string path, string? about)
    {
        using var ada = await EditorAsync();
        var (before, edits) = (CatalogueFile.Write(ada.Catalogue), (await Drafts.ListEditsAsync(Reader.Session, 100, Stop)).Count);

        await ada.RemoveWithAllAsync(path);

        ada.Saving.Should().Be(DraftSaving.Saved);
        (await StoredAsync(path)).Should().BeNull();
        if (about is not null)
            (await StoredAsync(about)).Should().BeNull();
        (await Drafts.ListEditsAsync(Reader.Session, 100, Stop)).Should().HaveCount(edits + 1);
        await ada.UndoAsync();
        CatalogueFile.Write(ada.Catalogue).Should().Equal(before);
    }

    [Fact]
    public async Task A_removal_beside_an_edit_by_somebody_else_is_not_made_and_says_so()
    {
        using var ada = await EditorAsync();
        using var ben = await EditorAsync();
        await SetAsync(ada, Name, "\"Ada's\"");

        await ben.RemoveWithAllAsync("alternatives/java");

        ben.Notice.Should().Contain("nothing was removed");
        (ben.Saving, await StoredAsync("alternatives/java")).Should().Be((DraftSaving.Saved, ben.Tree.Find("alternatives/java")));
        ben.Tree.Find(Name).Should().Be("\"Ada's\"");
    }

    [Fact]
    public async Task The_page_shares_what_it_edits_with_the_store_so_that_nothing_is_read_or_applied_twice()
    {
        using var ada = await EditorAsync();
        await SetAsync(ada, Name, "\"Shared\"");
        await SetAsync(ada, Rating, "0");

        (await Drafts.FindAsync(Reader.Session, Stop))?.Tree.Should().BeSameAs(ada.Tree);
    }

    [Fact]
    public async Task An_edit_is_undone_and_redone()
    {
        using var ada = await EditorAsync();
        var before = ada.Tree.Find(Rating);
        await SetAsync(ada, Rating, before == "0" ? "2" : "0");
        var after = ada.Tree.Find(Rating);

        await ada.UndoAsync();
        (ada.Tree.Find(Rating), await StoredAsync(Rating)).Should().Be((before, before));
        await ada.RedoAsync();
        (ada.Tree.Find(Rating), await StoredAsync(Rating)).Should().Be((after, after));
    }

    [Fact]
    public async Task While_the_database_takes_no_writes_an_edit_stays_on_the_page_and_is_stored_afterwards()
    {
        using var ada = await EditorAsync();
        var retrying = new TaskCompletionSource();
        ada.Changed += () =>
        {
            if (ada.Saving == DraftSaving.Retrying)
                retrying.TrySetResult();
        };
        await using var other = new SqliteConnection($"Data Source={host.File}");
        await other.OpenAsync(Stop);
        await using (var locked = other.BeginTransaction(deferred: false))
        {
            var saving = SetAsync(ada, Name, "\"Kept\"");
            await retrying.Task.WaitAsync(Wait.Limit, Stop);
            ada.Tree.Find(Name).Should().Be("\"Kept\"");
            (await StoredAsync(Name)).Should().NotBe("\"Kept\"");
            await locked.RollbackAsync(Stop);
            await saving.WaitAsync(Wait.Limit, Stop);
        }
        ada.Saving.Should().Be(DraftSaving.Saved);
        (await StoredAsync(Name)).Should().Be("\"Kept\"");
    }

    [Fact]
    public async Task Whoever_is_demoted_while_editing_is_told_and_stores_nothing_more()
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var editor = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        using var session = await SessionAsync(editor);
        await host.Services.GetRequiredService<PeopleStore>().ChangeRoleAsync(admin.Session, editor.Id, StaffRole.Auditor, Stop);

        await SetAsync(session, Name, "\"Too late\"");

        (session.Saving, session.MayEdit).Should().Be((DraftSaving.Lost, false));
        session.Notice.Should().Contain("may no longer edit");
        await SetAsync(session, Name, "\"Later still\"");
        (await StoredAsync(Name)).Should().NotContain("ate");
    }

    [Theory]
    [InlineData(StaffRole.Auditor)]
    [InlineData(null)]
    public async Task A_page_that_claims_that_it_may_edit_is_not_believed(StaffRole? role)
    {
        using var person = await WebPerson.SignedInAsync(host, role);
        using (await EditorAsync())
        {
            using var forged = await SessionAsync(person);
            var before = await Drafts.GetVersionAsync(Reader.Session, Stop);

            await SetAsync(forged, Name, "\"Forged\"");

            forged.Saving.Should().Be(DraftSaving.Lost);
            (await Drafts.GetVersionAsync(Reader.Session, Stop)).Should().Be(before);
            (await Drafts.UndoAsync(person.Session, Stop)).Should().BeOfType<DraftEditNotAllowed>();
            (await Drafts.DiscardAsync(person.Session, before ?? throw new InvalidOperationException("No draft."), Stop)).Should().BeNull();
            (await Drafts.StartAsync(person.Session, Stop)).Should().BeNull();
        }
    }

    private static Task SetAsync(DraftSession session, string path, string value) => session.SetAsync(path, session.Tree.Find(path), value);

    private async Task<string?> StoredAsync(string path) => (await Drafts.FindAsync(Reader.Session, Stop))?.Tree.Find(path);

    private async Task<DraftSession> EditorAsync()
    {
        using var editor = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        return await SessionAsync(editor);
    }

    /// <summary>As a page would have it that was opened with the rights to edit.</summary>
    private async Task<DraftSession> SessionAsync(WebPerson person)
    {
        var draft = await Drafts.StartAsync(Reader.Session, Stop) ?? throw new InvalidOperationException("There is no draft.");
        var current = await host.Services.GetRequiredService<CatalogueStore>().GetCurrentAsync(Stop);
        return new DraftSession(draft, current, mayEdit: true, person.Session, Drafts, TimeProvider.System, NullLogger.Instance);
    }
}

/// <summary>Gives a busy database up after a second.</summary>
public sealed class ImpatientHost : ApiHost
{
    private readonly string folder = Directory.CreateTempSubdirectory("goadvisor-draft-").FullName;

    public string File => Path.Combine(folder, "goadvisor.db");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ConnectionStrings:Sqlite", $"Data Source={File};Default Timeout=1");
    }
}
