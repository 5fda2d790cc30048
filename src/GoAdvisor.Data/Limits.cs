namespace GoAdvisor.Data;

/// <summary>How long texts may be, in UTF-16 characters. The stores refuse longer ones; pages and the API say so beforehand.</summary>
public static class Limits
{
    public const int Title = 200;
    public const int Context = 10_000;

    public const int MilestoneName = 200;
    public const int MilestoneDeciders = 1_000;
    public const int MilestoneNote = 10_000;

    /// <summary>What a caller names a request by, so that it can be repeated.</summary>
    public const int RequestKey = 64;

    /// <summary>How many milestones an assessment may have; each holds a whole report.</summary>
    public const int Milestones = 100;

    /// <summary>Ids that a catalogue gives: questions, options.</summary>
    public const int Slug = 64;

    /// <summary>Where something is in a catalogue, as in <see cref="GoAdvisor.Engine.Authoring.Tree.CatalogueChange"/>.</summary>
    public const int CataloguePath = 400;

    /// <summary>Who edits or publishes.</summary>
    public const int Editor = 256;

    /// <summary>What is said about a version.</summary>
    public const int Note = 2000;

    /// <summary>What a person is called.</summary>
    public const int PersonName = 100;

    /// <summary>Whom or what a line of the audit log is about; longer names are cut.</summary>
    public const int AuditName = 256;

    /// <summary>An e-mail address; the longest that mail servers take.</summary>
    public const int Email = 254;
}
