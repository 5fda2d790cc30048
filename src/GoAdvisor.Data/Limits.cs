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
}
