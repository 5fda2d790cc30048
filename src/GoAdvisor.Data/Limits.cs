namespace GoAdvisor.Data;

/// <summary>How long texts may be, in UTF-16 characters. The stores refuse longer ones; pages and the API say so beforehand.</summary>
public static class Limits
{
    public const int Title = 200;
    public const int Context = 10_000;

    /// <summary>Ids that a catalogue gives: questions, options.</summary>
    public const int Slug = 64;
}
