using System.Text;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>Where two answers first differ, in words with what stands around it; null when they do not.</summary>
internal static class Difference
{
    private const int Around = 160;

    /// <summary>Answers of the API are compared as values; every file that somebody can save, byte for byte.</summary>
    public static string? Between(string name, byte[] held, byte[] present)
    {
        if (held.AsSpan().SequenceEqual(present))
            return null;
        if (name.EndsWith(".json", StringComparison.Ordinal) && !ContractFiles.IsExact(name))
            return Of("$", ContractJson.Parse(held), ContractJson.Parse(present));
        var at = held.AsSpan().CommonPrefixLength(present);
        var line = held.AsSpan(0, at).Count((byte)'\n') + 1;
        return $"line {line}, byte {at}:\n  held    …{Excerpt(held, at)}…\n  present …{Excerpt(present, at)}…";
    }

    private static string Excerpt(byte[] content, int at) =>
        Encoding.UTF8.GetString(content.AsSpan()[Math.Max(0, at - Around)..Math.Min(content.Length, at + Around)]).ReplaceLineEndings("⏎");

    private static string? Of(string path, JsonNode? held, JsonNode? present)
    {
        if (JsonNode.DeepEquals(held, present))
            return null;
        if (held is JsonObject before && present is JsonObject after)
        {
            foreach (var name in before.Select(member => member.Key).Union(after.Select(member => member.Key)))
            {
                if (!before.ContainsKey(name) || !after.ContainsKey(name))
                    return $"{path}.{name} {(after.ContainsKey(name) ? "is new" : "is gone")}: {Shown((after.ContainsKey(name) ? after : before)[name])}";
                if (Of($"{path}.{name}", before[name], after[name]) is { } difference)
                    return difference;
            }
        }
        if (held is JsonArray first && present is JsonArray second && first.Count == second.Count)
        {
            for (var i = 0; i < first.Count; i++)
            {
                if (Of($"{path}[{i}]", first[i], second[i]) is { } difference)
                    return difference;
            }
        }
        return $"{path}:\n  held    {Shown(held)}\n  present {Shown(present)}";
    }

    private static string Shown(JsonNode? node) => (node?.ToJsonString() ?? "null") is { Length: > 2 * Around } text ? $"{text[..(2 * Around)]}…" : node?.ToJsonString() ?? "null";
}
