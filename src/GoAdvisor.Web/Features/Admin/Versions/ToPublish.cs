using GoAdvisor.Engine.Authoring.Diff;

namespace GoAdvisor.Web.Features.Admin.Versions;

/// <summary>What is reviewed before it is published, and what it would replace.</summary>
/// <param name="Current">The current version at the time of the review.</param>
/// <param name="Draft">Null when an older version is published again.</param>
public sealed record ToPublish(PublishedCatalogue Current, CatalogueTree After, DraftVersion? Draft)
{
    private readonly Lazy<IReadOnlyList<CatalogueChange>> changes = new(() => CatalogueDiff.Between(CatalogueTree.Of(Current.Catalogue), After));

    public IReadOnlyList<CatalogueChange> Changes => changes.Value;

    /// <summary>The reasons that prevent publication.</summary>
    public IReadOnlyList<CatalogueProblem> Problems => After.Problems;
}
