namespace GoAdvisor.Data.Catalogues.Drafts;

public sealed record DraftSnapshot(int BasedOn, long Revision, string StartedBy, DateTimeOffset StartedAt, CatalogueTree Tree)
{
    /// <summary>May be inconsistent; see <see cref="Problems"/>.</summary>
    public Catalogue Catalogue => Tree.Catalogue;

    /// <summary>Everything that has to be mended before it can be published.</summary>
    public IReadOnlyList<CatalogueProblem> Problems => Tree.Problems;

    public DraftVersion Version => new(StartedAt, Revision);
}

/// <summary>Which draft it is, and how far it is: two that are equal stand for the same content.</summary>
public sealed record DraftVersion(DateTimeOffset StartedAt, long Revision);

/// <param name="Change">What was changed; its path is empty for an import.</param>
/// <param name="IsUndone">Whether it was taken back and stays so.</param>
public sealed record DraftEditEntry(long Sequence, DraftStep Step, CatalogueChange Change, string By, DateTimeOffset At, bool IsUndone);

/// <param name="Catalogue">To be given to <see cref="DraftStore.ImportAsync"/>; null when there is any problem.</param>
/// <param name="Missing">What the draft's form requires and a file of the first form lacks; it is to be filled in before the draft can be published.</param>
/// <param name="Changes">What it would change in the draft, or in the current version where there is no draft.</param>
/// <param name="DraftRevision">The draft's; null when there is none, and one has to be started first.</param>
public sealed record ImportPreview(
    Catalogue? Catalogue, IReadOnlyList<CatalogueProblem> Problems, IReadOnlyList<CatalogueProblem> Missing, IReadOnlyList<CatalogueChange> Changes, long? DraftRevision);

public abstract record DraftEditResult
{
    private protected DraftEditResult() { }
}

/// <param name="Change">What was changed, with the values as they are stored.</param>
/// <param name="Written">False when the draft held this already, so that nothing had to be written.</param>
public sealed record DraftEdited(long Revision, CatalogueChange Change, CatalogueTree Tree, bool Written = true) : DraftEditResult;

/// <summary>Somebody else edited the same field in between. Nothing was written; both values are here to choose from.</summary>
/// <param name="Current">What is stored, as JSON; null when there is nothing. For a move, the slug that the item follows now.</param>
/// <param name="By">Who stored it; null when it stands as in the version the draft began with, or came by an import.</param>
public sealed record DraftConflict(CatalogueChange Wanted, string? Current, string? By) : DraftEditResult;

/// <summary>It does not fit the form of a catalogue. Nothing was written.</summary>
public sealed record DraftEditRefused(string Problem) : DraftEditResult;

/// <summary>The session has ended, or its role does not edit drafts. Nothing was written.</summary>
public sealed record DraftEditNotAllowed : DraftEditResult;

/// <summary>There is no draft: it was published or thrown away, or nobody has started one.</summary>
public sealed record NoDraft : DraftEditResult;

/// <summary>There is nothing of one's own to undo or to redo.</summary>
public sealed record NothingToUndo : DraftEditResult;
