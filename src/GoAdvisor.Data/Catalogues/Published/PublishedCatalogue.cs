namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>A published version, immutable and shared.</summary>
public sealed class PublishedCatalogue(int number, DecisionModel model)
{
    public int Number { get; } = number;

    public DecisionModel Model { get; } = model;

    public Catalogue Catalogue => Model.Catalogue;
}
