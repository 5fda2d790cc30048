namespace GoAdvisor.Data;

/// <summary>Maximum lengths in UTF-16 characters, enforced by the stores and checked earlier by pages and the API.</summary>
public static class Limits
{
    public const int Title = 200;
    public const int Context = 10_000;

    public const int MilestoneName = 200;
    public const int MilestoneDeciders = 1_000;
    public const int MilestoneNote = 10_000;

    public const int RequestKey = 64;

    /// <summary>Milestones per assessment; each contains a whole report.</summary>
    public const int Milestones = 100;

    /// <summary>Ids of questions and options.</summary>
    public const int Slug = 64;

    /// <summary>See <see cref="GoAdvisor.Engine.Authoring.Tree.CatalogueChange"/>.</summary>
    public const int CataloguePath = 400;

    public const int Editor = 256;

    public const int Note = 2000;

    public const int PersonName = 100;

    /// <summary>Longer names are truncated.</summary>
    public const int AuditName = 256;

    /// <summary>The longest address that mail servers accept.</summary>
    public const int Email = 254;
}
