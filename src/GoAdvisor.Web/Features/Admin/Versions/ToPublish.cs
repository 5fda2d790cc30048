using GoAdvisor.Engine.Authoring.Diff;

namespace GoAdvisor.Web.Features.Admin.Versions;

/// <summary>What somebody looks through before it is published, and what it would replace.</summary>
/// <param name="Current">The current version as it was when they looked.</param>
/// <param name="After">The draft or the older version.</param>
/// <param name="Draft">The draft it is; null for an older version.</param>
public sealed record ToPublish(PublishedCatalogue Current, CatalogueTree After, DraftVersion? Draft)
{
    private readonly Lazy<IReadOnlyList<CatalogueChange>> changes = new(() => CatalogueDiff.Between(CatalogueTree.Of(Current.Catalogue), After));

    public IReadOnlyList<CatalogueChange> Changes => changes.Value;

    /// <summary>What keeps it from being published.</summary>
    public IReadOnlyList<CatalogueProblem> Problems => After.Problems;
}
