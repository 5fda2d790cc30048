using GoAdvisor.Engine.Authoring.Tree;

namespace GoAdvisor.Data.Catalogues.Drafts;

/// <summary><paramref name="Revision"/> is incremented by every edit.</summary>
public sealed record DraftSnapshot(int BasedOn, long Revision, string StartedBy, DateTimeOffset StartedAt, CatalogueTree Tree)
{
    /// <summary>May be inconsistent; see <see cref="Problems"/>.</summary>
    public Catalogue Catalogue => Tree.Catalogue;

    /// <summary>Everything that prevents publishing.</summary>
    public IReadOnlyList<CatalogueProblem> Problems => Tree.Problems;

    public DraftVersion Version => new(StartedAt, Revision);
}

/// <summary>Equal versions have equal content.</summary>
public sealed record DraftVersion(DateTimeOffset StartedAt, long Revision);

/// <summary><paramref name="Change"/> has an empty path for an import.</summary>
public sealed record DraftEditEntry(long Sequence, DraftStep Step, CatalogueChange Change, string By, DateTimeOffset At, bool IsUndone);

/// <summary>
/// The content of an import file: a catalogue to pass to <see cref="DraftStore.ImportAsync"/>, or its problems, and the changes to the draft or, without one,
/// to the current version.
/// </summary>
public sealed record ImportPreview(
    Catalogue? Catalogue, IReadOnlyList<CatalogueProblem> Problems, IReadOnlyList<CatalogueChange> Changes, long? DraftRevision);

public abstract record DraftEditResult
{
    private protected DraftEditResult() { }
}

/// <summary>The change has the values as stored. <paramref name="Written"/> is false when the draft already contained it.</summary>
public sealed record DraftEdited(long Revision, CatalogueChange Change, bool Written = true) : DraftEditResult;

/// <summary>
/// The same field was edited meanwhile; nothing was written. <paramref name="Current"/> is the stored JSON or, for a move, the slug that the item follows;
/// <paramref name="By"/> is null when it is unchanged since the draft began or was imported.
/// </summary>
public sealed record DraftConflict(CatalogueChange Wanted, string? Current, string? By) : DraftEditResult;

/// <summary>The value does not have the form of a catalogue; nothing was written.</summary>
public sealed record DraftEditRefused(string Problem) : DraftEditResult;

/// <summary>The session has ended or may not edit drafts; nothing was written.</summary>
public sealed record DraftEditNotAllowed : DraftEditResult;

/// <summary>The draft was published or discarded, or never started.</summary>
public sealed record NoDraft : DraftEditResult;

/// <summary>The editor has no own edit to undo or redo.</summary>
public sealed record NothingToUndo : DraftEditResult;
