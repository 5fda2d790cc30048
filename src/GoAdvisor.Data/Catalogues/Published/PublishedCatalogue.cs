using GoAdvisor.Engine.Scoring;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>A published version of the catalogue, ready for use. It is shared by all who ask for it and never changes.</summary>
public sealed class PublishedCatalogue(int number, DecisionModel model)
{
    public int Number { get; } = number;

    public DecisionModel Model { get; } = model;

    public Catalogue Catalogue => Model.Catalogue;
}
