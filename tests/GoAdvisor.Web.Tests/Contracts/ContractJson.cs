using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>JSON for people: what fits on a line stands on one.</summary>
internal static class ContractJson
{
    private const int Width = 160;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode Parse(byte[] json) => JsonNode.Parse(json) ?? throw new InvalidOperationException("The JSON word null stands where something was expected.");

    public static byte[] Written(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, "\n");
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    private static void Write(StringBuilder text, JsonNode? node, string newLine)
    {
        var line = node?.ToJsonString(Plain) ?? "null";
        if (line.Length + newLine.Length <= Width || node is JsonValue or null)
        {
            text.Append(line);
            return;
        }
        var (open, close) = node is JsonArray ? ('[', ']') : ('{', '}');
        var items = node is JsonArray list ? list.Select(item => ("", item)) : node.AsObject().Select(member => ($"{JsonValue.Create(member.Key).ToJsonString(Plain)}: ", member.Value));
        text.Append(open);
        foreach (var (i, (name, item)) in items.Index())
        {
            text.Append(i == 0 ? "" : ",").Append(newLine).Append(' ').Append(name);
            Write(text, item, newLine + " ");
        }
        text.Append(newLine).Append(close);
    }
}
