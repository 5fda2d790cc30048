using System.Text.Json.Serialization;

namespace GoAdvisor.Engine.Catalogues;

/// <summary>A statement of the article, and what was found about it.</summary>
public sealed record Claim
{
    /// <summary>Slug, unique among claims.</summary>
    public required string Id { get; init; }

    /// <summary>What the article says.</summary>
    public required string Statement { get; init; }

    /// <summary>How it stands up.</summary>
    public required ClaimVerdict Verdict { get; init; }

    /// <summary>What the sources say instead, or in support.</summary>
    public required string Finding { get; init; }

    /// <summary>Ids of the sources behind the verdict. Empty when none was found.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}

/// <summary>How a claim stands up to its sources.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ClaimVerdict>))]
public enum ClaimVerdict
{
    /// <summary>Sources agree with it.</summary>
    Supported,

    /// <summary>True in part, or no longer current.</summary>
    Partly,

    /// <summary>Sources say otherwise.</summary>
    Contradicted,

    /// <summary>No source was found either way.</summary>
    Unverified,
}
