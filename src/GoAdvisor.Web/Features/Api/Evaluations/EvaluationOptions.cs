using System.Text.Json;
using GoAdvisor.Web.Hosting.Api;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>What an evaluation is asked to tell beyond the usual, because it takes longer.</summary>
internal sealed record EvaluationOptions(bool Robustness, bool Flips, bool Stability, DrawSettings Draws)
{
    private static readonly string[] Parts = ["robustness", "flips", "stability"];

    /// <summary>Whether anything is asked for.</summary>
    public bool Any => Robustness || Flips || Stability;

    /// <param name="fields">The body; <c>include</c>, <c>samples</c>, <c>seed</c> and <c>mode</c> may all be absent.</param>
    /// <param name="model">Whose draws are made where nothing else is said.</param>
    /// <param name="bad">Receives what is wrong.</param>
    public static EvaluationOptions Read(Dictionary<string, JsonElement> fields, DecisionModel model, ValidationErrors bad)
    {
        var usual = model.StatedDraws;
        var parts = List(fields, bad);
        var samples = fields.ReadInt("samples", usual.Samples, bad);
        if (samples != usual.Samples && (samples < 1 || samples > model.MaxSamples))
            bad.Add("samples", $"must be 1 to {model.MaxSamples}, not {samples}");
        var draws = new DrawSettings(samples, fields.ReadInt("seed", usual.Seed, bad), fields.Drawn("mode", bad));
        return new EvaluationOptions(parts.Contains(Parts[0]), parts.Contains(Parts[1]), parts.Contains(Parts[2]), draws);
    }

    private static HashSet<string> List(Dictionary<string, JsonElement> fields, ValidationErrors bad)
    {
        var texts = new HashSet<string>();
        if (!fields.TryGetValue("include", out var element) || element.ValueKind == JsonValueKind.Null)
            return texts;
        if (element.ValueKind != JsonValueKind.Array)
        {
            bad.Add("include", $"must be a list of {string.Join(", ", Parts)}, not {JsonFields.Kind(element)}");
            return texts;
        }
        foreach (var (i, item) in element.EnumerateArray().Index())
        {
            if (item.ValueKind != JsonValueKind.String)
                bad.Add($"include[{i}]", $"must be one of {string.Join(", ", Parts)}, not {JsonFields.Kind(item)}");
            else if (JsonFields.String(item) is not { } text)
                bad.Add($"include[{i}]", "is no valid text");
            else if (!Parts.Contains(text))
                bad.Add($"include[{i}]", $"is '{JsonFields.Shortened(text)}'; it can be {string.Join(", ", Parts)}");
            else
                texts.Add(text);
        }
        return texts;
    }
}
