namespace GoAdvisor.Engine.Catalogues;

/// <summary>
/// A kind of team among whom some answers are more common than among all. Open questions are drawn through the archetypes that the given answers leave likely,
/// so that answers which go together in the field go together in the draws.
/// </summary>
public sealed record Archetype
{
    /// <summary>Slug, unique among archetypes.</summary>
    public required string Id { get; init; }

    /// <summary>A short name for lists.</summary>
    public required string Name { get; init; }

    /// <summary>How common it is, above 0, relative to the others.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Why it is told apart, and why it is as common as stated.</summary>
    public required string Reason { get; init; }

    /// <summary>Ids of the sources that back the reason. Empty means editorial.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The worked case that stands for it; null when none does.</summary>
    public string? Profile { get; init; }

    /// <summary>The questions whose options are more or less common here. All others have their ordinary shares.</summary>
    public required IReadOnlyList<ShareTilt> Tilts { get; init; }
}

/// <summary>By what the options of one question are more common in an archetype.</summary>
public sealed record ShareTilt
{
    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// Option → factor from 0 to 100 on its share, or on the odds of an option of a select-many question. An option left out has the factor 1.
    /// </summary>
    public required IReadOnlyDictionary<string, decimal> Factors { get; init; }
}
