using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GoAdvisor.Benchmarks.Circuits;

/// <summary>What a prerendered page tells a browser's script about its circuit: the interactive components and their state.</summary>
internal sealed partial record PageMarkers(IReadOnlyList<JsonNode> Components, string State)
{
    public static PageMarkers Read(Page page)
    {
        // A component's end is marked too, by its prerender id alone.
        var components = Marker().Matches(page.Html)
            .Select(match => JsonNode.Parse(match.Groups["json"].Value))
            .OfType<JsonObject>()
            .Where(marker => (string?)marker["type"] == "server")
            .ToList<JsonNode>();
        return components.Count > 0
            ? new PageMarkers(components, PersistedState().Match(page.Html).Groups["state"].Value)
            : throw new MeasurementException($"{page.Address} has no interactive component.");
    }

    /// <summary>The order to add every component, as the script sends it.</summary>
    public string AddAll() => new JsonObject
    {
        ["batchId"] = 1,
        ["operations"] = new JsonArray(
        [
            .. Components.Select((marker, i) => new JsonObject
            {
                ["type"] = "add",
                ["ssrComponentId"] = i + 1,
                ["marker"] = marker.DeepClone(),
            }),
        ]),
    }.ToJsonString();

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->")]
    private static partial Regex PersistedState();
}
