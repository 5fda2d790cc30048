namespace GoAdvisor.Engine.Authoring.Tree;

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
