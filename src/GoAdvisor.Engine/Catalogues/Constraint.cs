using System.Text.Json.Serialization;

namespace GoAdvisor.Engine.Catalogues;

/// <summary>A rule over answers that acts after the score.</summary>
public sealed record Constraint
{
    /// <summary>Slug, unique among constraints.</summary>
    public required string Id { get; init; }

    /// <summary>A short name for lists.</summary>
    public required string Name { get; init; }

    /// <summary>It fires when this is definitely true; an unanswered question never makes it so.</summary>
    public required Condition When { get; init; }

    /// <summary>While it has not fired, it is pointed out when this is definitely true.</summary>
    public Condition? LikelyWhen { get; init; }

    /// <summary>Why the rule exists.</summary>
    public required string Reason { get; init; }

    /// <summary>Ids of the sources that back the reason. Empty means editorial.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What it does to which alternative.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }
}

/// <summary>What a fired constraint does to one alternative.</summary>
public sealed record Effect
{
    /// <summary>The alternative it acts on.</summary>
    public required string Alternative { get; init; }

    /// <summary>Exclude, cap or warn.</summary>
    [JsonPropertyName("effect")]
    public required EffectKind Kind { get; init; }

    /// <summary>The highest score the alternative may keep, 0 to 100; present exactly when <see cref="Kind"/> is a cap.</summary>
    public int? Cap { get; init; }

    /// <summary>Must be definitely true as well for this effect to apply.</summary>
    public Condition? When { get; init; }

    /// <summary>Drops this effect when definitely true.</summary>
    public Condition? Unless { get; init; }

    /// <summary>Why this alternative is affected in this way.</summary>
    public required string Reason { get; init; }
}

/// <summary>What a constraint does to an alternative. Exclude beats cap; of several caps the lowest holds.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EffectKind>))]
public enum EffectKind
{
    /// <summary>Shown beside the alternative; the score stays.</summary>
    Warn,

    /// <summary>The score stays at or below a ceiling.</summary>
    Cap,

    /// <summary>The alternative cannot be recommended.</summary>
    Exclude,
}
