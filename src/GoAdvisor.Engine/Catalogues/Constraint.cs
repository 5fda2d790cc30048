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

    /// <summary>Nothing of it applies unless this is definitely false; null when there is no such exception.</summary>
    public Condition? Unless { get; init; }

    /// <summary>While it has not fired, it is pointed out when this is definitely true.</summary>
    public Condition? LikelyWhen { get; init; }

    /// <summary>Why the rule exists.</summary>
    public required string Reason { get; init; }

    /// <summary>Ids of the sources that back the reason. Empty means editorial.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What it does to which alternative. From the second form on it says so of every one.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>Every condition that decides what it does, those of its effects included.</summary>
    [JsonIgnore]
    internal IEnumerable<Condition?> Conditions => Effects.SelectMany(effect => new[] { effect.When, effect.Unless }).Append(When).Append(Unless);
}

/// <summary>What a fired constraint does to one alternative.</summary>
public sealed record Effect
{
    /// <summary>The alternative it acts on.</summary>
    public required string Alternative { get; init; }

    /// <summary>Exclude, cap, warn, or nothing.</summary>
    [JsonPropertyName("effect")]
    public required EffectKind Kind { get; init; }

    /// <summary>The highest score the alternative may keep, 0 to 100; present exactly when <see cref="Kind"/> is a cap.</summary>
    public int? Cap { get; init; }

    /// <summary>Must be definitely true as well for this effect to apply.</summary>
    public Condition? When { get; init; }

    /// <summary>This effect applies only while this is definitely false.</summary>
    public Condition? Unless { get; init; }

    /// <summary>It does not apply to the only alternative that others' exclusions leave, which is warned of instead.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SparesLast { get; init; }

    /// <summary>Why this alternative is affected in this way.</summary>
    public required string Reason { get; init; }
}

/// <summary>What a constraint does to an alternative. Exclude beats cap; of several caps the lowest holds.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EffectKind>))]
public enum EffectKind
{
    /// <summary>Stated so that one sees it was thought of: this alternative is not affected.</summary>
    None = -1,

    /// <summary>Shown beside the alternative; the score stays.</summary>
    Warn,

    /// <summary>The score stays at or below a ceiling.</summary>
    Cap,

    /// <summary>The alternative cannot be recommended.</summary>
    Exclude,
}
