using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Catalogues;

public abstract class DraftEditingTests(TestDatabase database) : DraftTests(database)
{
    [Fact]
    public async Task Starting_again_leads_to_the_draft_that_is_there()
    {
        await EditedAsync(Set(Name, "simplicity", "Ease"));

        await Drafts.StartAsync(Ben, Stop);
        var draft = await DraftAsync();

        (draft.StartedBy, draft.Revision, draft.Tree.Find(Name)).Should().Be((AdaName, 1, "\"Ease\""));
    }

    [Fact]
    public async Task An_edit_is_stored_with_who_and_when_and_what_it_was_before()
    {
        (await EditedAsync(Set(Go, 4, 3), Ben)).Should().Match<DraftEdited>(edited => edited.Revision == 1 && edited.Written);

        (await StoredAsync(Go)).Should().Be("3");
        (await Drafts.ListEditsAsync(Ada, 10, Stop)).Should().ContainSingle()
            .Which.Should().Be(new DraftEditEntry(1, DraftStep.Edit, Set(Go, 4, 3), BenName, Clock.GetUtcNow(), IsUndone: false));
    }

    [Fact]
    public async Task Who_edits_what_somebody_else_has_just_edited_gets_both_values_and_overwrites_nothing()
    {
        await EditedAsync(Set(Go, 4, 3), Ada);

        var conflict = (await Drafts.EditAsync(Ben, Set(Go, 4, 1), Stop)).Should().BeOfType<DraftConflict>().Subject;

        (conflict.Current, conflict.Wanted.After, conflict.By).Should().Be(("3", "1", AdaName));
        (await StoredAsync(Go)).Should().Be("3");
        await EditedAsync(Set(Go, 3, 1), Ben);
    }

    [Fact]
    public async Task Edits_of_different_fields_by_two_people_do_not_disturb_each_other()
    {
        await Task.WhenAll(
            Task.Run(() => EditedAsync(Set(Go, 4, 3), Ada), Stop),
            Task.Run(() => EditedAsync(Set(Rust, 1, 2), Ben), Stop),
            Task.Run(() => EditedAsync(Set(Name, "simplicity", "Ease"), Ada), Stop),
            Task.Run(() => EditedAsync(Set("criteria/control/name", "control", "Grip"), Ben), Stop));

        (await StoredAsync(Go), await StoredAsync(Rust), await StoredAsync(Name), (await DraftAsync()).Revision).Should().Be(("3", "2", "\"Ease\"", 4));
    }

    [Fact]
    public async Task Two_who_edit_the_same_field_at_the_same_time_do_not_both_succeed()
    {
        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(n =>
            Task.Run(() => Drafts.EditAsync(n % 2 == 0 ? Ada : Ben, Set(Name, "simplicity", $"Name {n}"), Stop), Stop)));

        results.OfType<DraftEdited>().Should().ContainSingle();
        results.OfType<DraftConflict>().Should().HaveCount(7);
    }

    [Fact]
    public async Task The_same_edit_twice_is_written_once()
    {
        await EditedAsync(Set(Go, 4, 3));

        (await EditedAsync(Set(Go, 4, 3))).Should().Match<DraftEdited>(edited => !edited.Written && edited.Revision == 1);
    }

    [Fact]
    public async Task A_draft_may_be_inconsistent_and_says_so()
    {
        await EditedAsync(Set(Go, 4, 9));

        (await DraftAsync()).Problems.Should().ContainSingle().Which.Where.Should().Be("criteria/simplicity/ratings/go");
    }

    [Theory]
    [InlineData(Go, "\"four\"")]
    [InlineData(Go, "{")]
    [InlineData("criteria/simplicity/colour", "\"blue\"")]
    [InlineData("criteria/nothing/name", "\"Nothing\"")]
    public async Task What_does_not_fit_is_refused_and_changes_nothing(string path, string value)
    {
        var change = new CatalogueChange { Path = path, Kind = ChangeKind.Changed, Before = (await DraftAsync()).Tree.Find(path), After = value };

        (await Drafts.EditAsync(Ada, change, Stop)).Should().BeOfType<DraftEditRefused>().Which.Problem.Should().NotBeEmpty();

        (await DraftAsync()).Revision.Should().Be(0);
    }

    [Fact]
    public async Task Items_are_added_moved_and_removed_and_each_of_it_can_be_undone()
    {
        var item = """{ "id": "zig", "name": "Zig", "meaning": "Zig, current release" }""";
        await EditedAsync(new CatalogueChange { Path = "alternatives/zig", Kind = ChangeKind.Added, After = item, FollowsAfter = "go" });
        await EditedAsync(new CatalogueChange { Path = "alternatives/rust", Kind = ChangeKind.Moved, FollowedBefore = "zig" });
        var go = await StoredAsync("alternatives/go");
        await EditedAsync(new CatalogueChange { Path = "alternatives/go", Kind = ChangeKind.Removed, Before = go });
        (await DraftAsync()).Tree.Keys("alternatives").Should().Equal("rust", "zig");

        await Drafts.UndoAsync(Ada, Stop);
        (await DraftAsync()).Tree.Keys("alternatives").Should().Equal("rust", "go", "zig");
        await Drafts.UndoAsync(Ada, Stop);
        (await DraftAsync()).Tree.Keys("alternatives").Should().Equal("go", "zig", "rust");
        await Drafts.UndoAsync(Ada, Stop);
        (await DraftAsync()).Tree.Keys("alternatives").Should().Equal("go", "rust");
    }

    [Fact]
    public async Task An_item_that_somebody_has_edited_since_is_not_removed()
    {
        var seen = await StoredAsync("criteria/control");
        await EditedAsync(Set("criteria/control/name", "control", "Grip"), Ben);

        var result = await Drafts.EditAsync(Ada, new CatalogueChange { Path = "criteria/control", Kind = ChangeKind.Removed, Before = seen }, Stop);

        result.Should().BeOfType<DraftConflict>().Which.Current.Should().Contain("Grip");
    }

    [Fact]
    public async Task Undo_and_redo_go_back_and_forth_through_ones_own_edits()
    {
        await EditedAsync(Set(Go, 4, 3));
        await EditedAsync(Set(Go, 3, 2));
        await EditedAsync(Set(Rust, 1, 0), Ben);

        await Drafts.UndoAsync(Ada, Stop);
        (await StoredAsync(Go)).Should().Be("3");
        await Drafts.UndoAsync(Ada, Stop);
        (await StoredAsync(Go)).Should().Be("4");
        (await Drafts.UndoAsync(Ada, Stop)).Should().BeOfType<NothingToUndo>();
        await Drafts.RedoAsync(Ada, Stop);
        await Drafts.RedoAsync(Ada, Stop);
        (await StoredAsync(Go)).Should().Be("2");
        (await Drafts.RedoAsync(Ada, Stop)).Should().BeOfType<NothingToUndo>();
        await Drafts.UndoAsync(Ada, Stop);
        (await StoredAsync(Go)).Should().Be("3");
        (await StoredAsync(Rust)).Should().Be("0");
    }

    [Fact]
    public async Task After_another_edit_there_is_nothing_to_redo()
    {
        await EditedAsync(Set(Go, 4, 3));
        await Drafts.UndoAsync(Ada, Stop);
        await EditedAsync(Set(Rust, 1, 0));

        (await Drafts.RedoAsync(Ada, Stop)).Should().BeOfType<NothingToUndo>();
    }

    [Fact]
    public async Task What_somebody_else_has_edited_since_is_not_undone()
    {
        await EditedAsync(Set(Go, 4, 3), Ada);
        await EditedAsync(Set(Go, 3, 2), Ben);

        var conflict = (await Drafts.UndoAsync(Ada, Stop)).Should().BeOfType<DraftConflict>().Subject;

        (conflict.Current, conflict.Wanted.After, conflict.By).Should().Be(("2", "4", BenName));
        (await StoredAsync(Go)).Should().Be("2");
    }

    [Fact]
    public async Task Without_a_draft_there_is_nothing_to_edit()
    {
        (await Drafts.DiscardAsync(Ada, (await DraftAsync()).Version with { Revision = 7 }, Stop)).Should().BeFalse();
        (await Drafts.DiscardAsync(Ada, (await DraftAsync()).Version, Stop)).Should().BeTrue();

        (await Drafts.EditAsync(Ada, Set(Go, 4, 3), Stop)).Should().BeOfType<NoDraft>();
        (await Drafts.FindAsync(Ada, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task An_import_replaces_everything_at_once_and_can_be_undone()
    {
        var before = CatalogueReader.Write((await DraftAsync()).Catalogue);
        var imported = SeedCatalogue();

        (await Drafts.ImportAsync(Ben, imported, seenRevision: 0, Stop)).Should().BeOfType<DraftEdited>();

        CatalogueReader.Write((await DraftAsync()).Catalogue).Should().Equal(CatalogueReader.Write(imported));
        await Drafts.UndoAsync(Ben, Stop);
        CatalogueReader.Write((await DraftAsync()).Catalogue).Should().Equal(before);
    }

    [Fact]
    public async Task The_audit_log_tells_of_starting_importing_and_discarding()
    {
        await Drafts.ImportAsync(Ben, SeedCatalogue(), seenRevision: 0, Stop);
        await Drafts.DiscardAsync(Ben, (await DraftAsync()).Version, Stop);

        (await Database.Node.Audit.ListAsync(Ada, new AuditFilter(), 3, cancellationToken: Stop)).Select(line => (line.Actor, line.Action))
            .Should().Equal((BenName, AuditActions.DraftDiscarded), (BenName, AuditActions.CatalogueImported), (AdaName, AuditActions.DraftStarted));
    }

    [Fact]
    public async Task What_the_audit_log_cannot_tell_is_not_done()
    {
        var (before, imported) = (await DraftAsync(), SeedCatalogue());
        await WithoutAuditLogAsync(async () =>
        {
            await FluentActions.Awaiting(() => Drafts.ImportAsync(Ben, imported, seenRevision: 0, Stop)).Should().ThrowAsync<Exception>();
            await FluentActions.Awaiting(() => Drafts.DiscardAsync(Ben, before.Version, Stop)).Should().ThrowAsync<Exception>();
        });
        (await DraftAsync()).Version.Should().Be(before.Version);

        await Drafts.DiscardAsync(Ben, before.Version, Stop);
        await WithoutAuditLogAsync(() => FluentActions.Awaiting(() => Drafts.StartAsync(Ben, Stop)).Should().ThrowAsync<Exception>());
        (await Drafts.FindAsync(Ada, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task A_dry_run_tells_what_an_import_would_change_and_writes_nothing()
    {
        await EditedAsync(Set(Go, 4, 3));
        var draft = (await DraftAsync()).Catalogue;
        using var file = new MemoryStream(CatalogueFile.Write(draft with { Alternatives = [draft.Alternatives[0] with { Name = "Golang" }, .. draft.Alternatives.Skip(1)] }));

        var preview = await PreviewAsync(file);

        preview.Changes.Should().Equal(Set("alternatives/go/name", "go", "Golang"));
        (preview.DraftRevision, preview.Problems.Count, preview.Catalogue is null).Should().Be((1, 0, false));
        (await StoredAsync("alternatives/go/name")).Should().Be("\"go\"");
    }

    [Fact]
    public async Task Of_a_file_of_100_MB_no_more_is_read_than_shows_that_it_is_too_large()
    {
        using var file = new Endless(100 * 1024 * 1024);

        var preview = await PreviewAsync(file);

        preview.Problems.Should().ContainSingle().Which.What.Should().Contain("larger than 4 MB");
        file.Position.Should().BeLessThan(5 * 1024 * 1024);
    }

    [Fact]
    public async Task A_fifth_alternative_is_imported()
    {
        using var file = new MemoryStream(FifthAlternative.File(SeedCatalogue()));
        var preview = await PreviewAsync(file);

        await Drafts.ImportAsync(Ada, preview.Catalogue ?? throw new InvalidOperationException("The file is refused."), 0, Stop);

        (await DraftAsync()).Problems.Should().BeEmpty();
        (await DraftAsync()).Tree.Keys("alternatives").Should().EndWith(FifthAlternative.Id);
    }

    [Fact]
    public async Task An_import_overwrites_no_edit_that_the_importer_has_not_seen()
    {
        await EditedAsync(Set(Go, 4, 3), Ada);

        (await Drafts.ImportAsync(Ben, SeedCatalogue(), seenRevision: 0, Stop)).Should().BeOfType<DraftConflict>();

        (await StoredAsync(Go)).Should().Be("3");
    }

    [Fact]
    public async Task Texts_that_databases_do_not_take_as_they_are_come_back_as_they_were()
    {
        await EditedAsync(Set(Name, "simplicity", "a\0b 😀 \u2028"));

        (await StoredAsync(Name)).Should().Be(CatalogueTree.Compact("\"a\\u0000b 😀 \\u2028\""));
    }

    /// <summary>Spaces without end, as far as somebody reads on.</summary>
    private async Task<ImportPreview> PreviewAsync(Stream file) =>
        await Drafts.PreviewImportAsync(Ada, file, "ours.json", Stop) ?? throw new InvalidOperationException("It is not allowed.");

    private async Task WithoutAuditLogAsync(Func<Task> act)
    {
        await using var rows = Rows();
        await rows.Database.ExecuteSqlAsync($"""ALTER TABLE "AuditEntries" RENAME TO "AuditEntriesElsewhere" """, Stop);
        try
        {
            await act();
        }
        finally
        {
            await rows.Database.ExecuteSqlAsync($"""ALTER TABLE "AuditEntriesElsewhere" RENAME TO "AuditEntries" """, Stop);
        }
    }

    private sealed class Endless(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(Math.Min(count, 64 * 1024), length - Position);
            buffer.AsSpan(offset, read).Fill((byte)' ');
            Position += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private static Catalogue SeedCatalogue() => FirstCatalogue.Read();
}

public sealed class DraftEditingOnSqliteTests(SqliteDatabase database) : DraftEditingTests(database), IClassFixture<SqliteDatabase>;

public sealed class DraftEditingOnPostgreSqlTests(PostgreSqlDatabase database) : DraftEditingTests(database), IClassFixture<PostgreSqlDatabase>;
