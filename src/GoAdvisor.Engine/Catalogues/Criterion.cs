using System.Text.Json.Serialization;

namespace GoAdvisor.Engine.Catalogues;

/// <summary>One "choose X when" statement. It has a weight in every assessment and a rating for every alternative.</summary>
public sealed record Criterion
{
    /// <summary>Slug, unique among criteria and aspects.</summary>
    public required string Id { get; init; }

    /// <summary>One to four words for tables.</summary>
    public required string Name { get; init; }

    /// <summary>Reads after "Choose X when".</summary>
    public required string Statement { get; init; }

    /// <summary>The alternative whose statement this is.</summary>
    public required string Favours { get; init; }

    /// <summary>Whose statement it is; null in the first form, which knows only the article's.</summary>
    public CriterionOrigin? Origin { get; init; }

    /// <summary>What the ends and the middle of the rating scale mean here.</summary>
    public required Anchors Anchors { get; init; }

    /// <summary>It never weighs more, above 0, at most 1, in whole hundredths; null for no such limit.</summary>
    public decimal? MaxWeight { get; init; }

    /// <summary>Present on an enabling criterion: its weight never exceeds the largest weight among these, which are not capped themselves.</summary>
    public IReadOnlyList<string>? CappedBy { get; init; }

    /// <summary>One rating for every alternative.</summary>
    public required IReadOnlyList<Rating> Ratings { get; init; }
}

/// <summary>Whose "choose X when" statement a criterion is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CriterionOrigin>))]
public enum CriterionOrigin
{
    /// <summary>One of the article's.</summary>
    Article,

    /// <summary>One of ours, for what the article leaves out.</summary>
    Goadvisor,
}

/// <summary>
/// Two criteria that are one advantage counted twice. Where the sum of their weights is above the ceiling, both are lowered in proportion until it is not.
/// </summary>
public sealed record JointCeiling
{
    /// <summary>Slug, unique among joint ceilings.</summary>
    public required string Id { get; init; }

    /// <summary>The two criteria; neither is an enabling one, and each has one ceiling at most.</summary>
    public required IReadOnlyList<string> Criteria { get; init; }

    /// <summary>The largest sum of their weights, above 0, at most 2, in whole hundredths.</summary>
    public required decimal Ceiling { get; init; }

    /// <summary>Why they are one advantage.</summary>
    public required string Reason { get; init; }

    /// <summary>Ids of the sources that back the reason. Empty means editorial.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}

/// <summary>An informative row of the comparison table. It carries no weight, because it would count twice what a criterion counts.</summary>
public sealed record Aspect
{
    /// <summary>Slug, unique among criteria and aspects.</summary>
    public required string Id { get; init; }

    /// <summary>One to four words for tables.</summary>
    public required string Name { get; init; }

    /// <summary>What the ends and the middle of the rating scale mean here.</summary>
    public required Anchors Anchors { get; init; }

    /// <summary>One rating for every alternative.</summary>
    public required IReadOnlyList<Rating> Ratings { get; init; }
}

/// <summary>What 0, 2 and 4 mean on the rating scale of one criterion or aspect.</summary>
public sealed record Anchors
{
    /// <summary>What a rating of 0 means.</summary>
    [JsonPropertyName("0")]
    public required string Worst { get; init; }

    /// <summary>What a rating of 2 means.</summary>
    [JsonPropertyName("2")]
    public required string Middle { get; init; }

    /// <summary>What a rating of 4 means.</summary>
    [JsonPropertyName("4")]
    public required string Best { get; init; }
}

/// <summary>How well an alternative does on a criterion or aspect.</summary>
public sealed record Rating
{
    /// <summary>The top of the scale; the bottom is 0.</summary>
    public const int Best = 4;

    /// <summary>The alternative that is rated.</summary>
    public required string Alternative { get; init; }

    /// <summary>0 (works against it) to 4 (best in class), on the anchors of the criterion.</summary>
    public required int Value { get; init; }

    /// <summary>0, or 1 when the value could as well be one step lower or higher.</summary>
    public required int Uncertainty { get; init; }

    /// <summary>Why this value.</summary>
    public required string Reason { get; init; }

    /// <summary>Ids of the sources that back the reason. Empty means editorial: the authors' judgement.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}
