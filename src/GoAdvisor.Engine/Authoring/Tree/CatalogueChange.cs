namespace GoAdvisor.Engine.Authoring.Tree;

/// <summary>One difference between two catalogues, or one edit of a draft.</summary>
public sealed record CatalogueChange
{
    /// <summary>
    /// Names of fields and slugs of items, such as <c>criteria/high-concurrency/ratings/go/value</c>. The second item with the same slug in a list is
    /// <c>rust~2</c>.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>What happens to it.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The value before, as JSON without white space; null where there is none, and for a move.</summary>
    public string? Before { get; init; }

    /// <summary>The value after, as JSON without white space; null where there is none, and for a move.</summary>
    public string? After { get; init; }

    /// <summary>The slug of the item that a removed or moved item followed; null when it came first.</summary>
    public string? FollowedBefore { get; init; }

    /// <summary>The slug of the item that an added or moved item follows; null when it comes first.</summary>
    public string? FollowsAfter { get; init; }

    /// <summary>What takes this change back.</summary>
    [JsonIgnore]
    public CatalogueChange Inverse => this with
    {
        Kind = Kind switch
        {
            ChangeKind.Added => ChangeKind.Removed,
            ChangeKind.Removed => ChangeKind.Added,
            _ => Kind,
        },
        Before = After,
        After = Before,
        FollowedBefore = FollowsAfter,
        FollowsAfter = FollowedBefore,
    };

    /// <summary>The state before in words for people; null where there is none.</summary>
    [JsonIgnore]
    public string? TextBefore => Kind == ChangeKind.Moved ? ChangeText.Place(FollowedBefore) : ChangeText.Of(Before);

    /// <summary>The state after in words for people; null where there is none.</summary>
    [JsonIgnore]
    public string? TextAfter => Kind == ChangeKind.Moved ? ChangeText.Place(FollowsAfter) : ChangeText.Of(After);
}

/// <summary>What happens to a part of a catalogue.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>A field gets another value. A field that may be absent has no value before or after.</summary>
    Changed,

    /// <summary>An item comes into a list.</summary>
    Added,

    /// <summary>An item leaves a list.</summary>
    Removed,

    /// <summary>An item gets another place in its list.</summary>
    Moved,
}

/// <summary>Values of a catalogue document as text for people.</summary>
internal static class ChangeText
{
    public static string Place(string? follows) => follows is null ? "first" : $"behind {follows}";

    public static string? Of(string? json) => json is null ? null : Of(JsonNode.Parse(json));

    private static string Of(JsonNode? value) => value switch
    {
        null => "nothing",
        JsonArray list => list.Count == 0 ? "none" : string.Join(", ", list.Select(Of)),
        JsonObject condition when IsCondition(condition) => Condition(condition),
        JsonObject item => string.Join("; ", item.Select(field => $"{field.Key}: {Of(field.Value)}")),
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private static bool IsCondition(JsonObject value) => value.Count == 1 && value.First().Key is "answeredWith" or "all" or "any" or "not";

    private static string Condition(JsonObject condition)
    {
        var (node, body) = condition.First();
        return node switch
        {
            "answeredWith" => $"{Of(body?["question"])} is {string.Join(" or ", body?["options"]?.AsArray().Select(Of) ?? [])}",
            "not" => $"not ({Of(body)})",
            _ => Joined(body?.AsArray() ?? [], node == "all" ? " and " : " or "),
        };
    }

    private static string Joined(JsonArray parts, string by) =>
        string.Join(by, parts.Select(part => part is JsonObject { Count: 1 } inner && inner.First().Key is "all" or "any" ? $"({Of(part)})" : Of(part)));
}
