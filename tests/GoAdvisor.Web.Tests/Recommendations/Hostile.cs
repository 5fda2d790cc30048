using System.Text;
using System.Text.Json.Nodes;

namespace GoAdvisor.Web.Tests.Recommendations;

/// <summary>Reports in which every text that anybody could write, an administrator included, is another.</summary>
internal static class Hostile
{
    private static readonly HashSet<string> Texts =
    [
        "title", "context", "name", "note", "deciders", "text", "headline", "provisional", "summary", "how", "sentence", "meaning", "reason",
        "detail", "whereToLook", "outcome", "statement", "finding", "worst", "middle", "best", "assumptions",
    ];

    /// <summary>Made once, since it takes longer than all that is tried with it.</summary>
    private static readonly Lazy<string> Plain = new(() =>
    {
        var answers = Cases.Profile("kubernetes-operators").Answers.ToDictionary();
        answers["payload"] = [];
        answers.Remove("max-pause");
        return Encoding.UTF8.GetString(ReportJson.Write(Made.Of(answers, "t", "c", Made.Decision)));
    });

    /// <summary>The full report of a worked case, decided, with one text everywhere.</summary>
    /// <param name="line">In every field of one line.</param>
    /// <param name="block">In the two fields of several lines.</param>
    public static Recommendation Everywhere(string line, string block)
    {
        var report = JsonNode.Parse(Plain.Value) ?? throw new InvalidOperationException("There is no report.");
        Replace(report, line);
        report["context"] = block;
        report["decision"]?["note"] = block;
        return ReportJson.Read(Encoding.UTF8.GetBytes(report.ToJsonString()));
    }

    private static void Replace(JsonNode node, string text)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>())
                Replace(item, text);
        }
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members.ToList())
        {
            if (value is JsonValue && Texts.Contains(name))
                members[name] = text;
            else if (name == "assumptions")
                members[name] = new JsonArray(text);
            else if (value is not null)
                Replace(value, text);
        }
    }
}
