using System.Text.Json;

namespace GoAdvisor.Web.Hosting.Api;

/// <summary>Reads how draws are to be made.</summary>
internal static class DrawFields
{
    private const string Modes = "use stated, simplex or ordered";

    /// <summary>Where the weights of a draw come from; the stated ones when it is absent, null, or not as it should be.</summary>
    public static WeightDraws Drawn(this Dictionary<string, JsonElement> fields, string field, ValidationErrors bad)
    {
        if (!fields.TryGetValue(field, out var element) || element.ValueKind == JsonValueKind.Null)
            return WeightDraws.Stated;
        if (element.ValueKind != JsonValueKind.String)
        {
            bad.Add(field, $"must be text, not {JsonFields.Kind(element)}; {Modes}");
            return WeightDraws.Stated;
        }
        switch (JsonFields.String(element))
        {
            case "stated":
                return WeightDraws.Stated;
            case "simplex":
                return WeightDraws.Simplex;
            case "ordered":
                return WeightDraws.Ordered;
            case { } other:
                bad.Add(field, $"is '{JsonFields.Shortened(other)}', which is no way to draw weights; {Modes}");
                return WeightDraws.Stated;
            default:
                bad.Add(field, $"is no valid text; {Modes}");
                return WeightDraws.Stated;
        }
    }
}
