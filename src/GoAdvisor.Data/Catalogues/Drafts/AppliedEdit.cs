namespace GoAdvisor.Data.Catalogues.Drafts;

internal sealed record AppliedEdit
{
    /// <summary>With the values as stored.</summary>
    public required CatalogueChange Change { get; init; }

    public required CatalogueTree Tree { get; init; }

    public string Document { get; init; } = "";

    /// <summary>The draft already contains the change.</summary>
    public bool IsMade { get; init; }

    /// <summary>The draft no longer has the values the change assumes.</summary>
    public bool IsConflict { get; init; }

    public string? Current { get; init; }

    public string? Problem { get; init; }

    public static AppliedEdit Of(CatalogueTree tree, CatalogueChange change)
    {
        if (change.Path.Length == 0)
            return OfWhole(tree, change);
        if (change.Path.Length > Limits.CataloguePath)
            return Refused(tree, change, $"The path is longer than {Limits.CataloguePath} characters.");
        var current = change.Kind == ChangeKind.Moved ? tree.Follows(change.Path) : tree.Find(change.Path);
        var wanted = change.Kind switch
        {
            ChangeKind.Moved => change.FollowsAfter,
            ChangeKind.Removed => null,
            _ => CatalogueTree.Compact(change.After),
        };
        if (current == wanted && (change.Kind != ChangeKind.Moved || tree.Find(change.Path) is not null) && (wanted is not null || change.Kind != ChangeKind.Added))
            return new AppliedEdit { Change = change, Tree = tree, IsMade = true };
        if (!tree.Matches(change))
            return new AppliedEdit { Change = change, Tree = tree, IsConflict = true, Current = current };
        if (!tree.TryApply([change], out var made, out var problem))
            return Refused(tree, change, problem);
        var document = CatalogueReader.Write(made.Catalogue);
        if (document.Length > CatalogueFile.MaxBytes)
            return Refused(tree, change, $"The catalogue would be larger than {CatalogueFile.MaxBytes / 1024 / 1024} MB.");
        return new AppliedEdit { Change = AsStored(change, tree, made), Tree = made, Document = Encoding.UTF8.GetString(document) };
    }

    private static AppliedEdit OfWhole(CatalogueTree tree, CatalogueChange change)
    {
        var current = Encoding.UTF8.GetString(CatalogueReader.Write(tree.Catalogue));
        return new AppliedEdit
        {
            Change = change,
            Tree = CatalogueTree.Parse(Encoding.UTF8.GetBytes(change.After ?? "")),
            Document = change.After ?? "",
            IsMade = current == change.After,
            IsConflict = current != change.Before,
        };
    }

    private static CatalogueChange AsStored(CatalogueChange change, CatalogueTree before, CatalogueTree after) => change.Kind switch
    {
        ChangeKind.Moved => change with { Before = null, After = null },
        ChangeKind.Added => change with { Before = null, After = after.Find(change.Path), FollowedBefore = null },
        ChangeKind.Removed => change with { Before = before.Find(change.Path), After = null, FollowedBefore = before.Follows(change.Path), FollowsAfter = null },
        _ => change with { Before = before.Find(change.Path), After = after.Find(change.Path), FollowedBefore = null, FollowsAfter = null },
    };

    private static AppliedEdit Refused(CatalogueTree tree, CatalogueChange change, string problem) => new() { Change = change, Tree = tree, Problem = problem };
}
