using System.Text.Json;
using GoAdvisor.Web.Features.Recommendations.Export.Json;
using GoAdvisor.Web.Hosting.Api;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>A report that is sent to be evaluated again, just as it was exported.</summary>
internal static class ReportRequest
{
    /// <summary>Room for the longest of texts beside a catalogue of twice the size.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string Version = "catalogueVersion";

    /// <summary>What a report says about itself. Only the answers and the catalogue version are read; the rest follows from them.</summary>
    private static readonly string[] Members = [.. ReportJson.Default.Report.Properties.Select(property => property.Name)];

    /// <summary>Whether a body says that it is more than answers.</summary>
    public static bool IsSent(JsonElement body) => body.ValueKind == JsonValueKind.Object && body.TryGetProperty("format", out _);

    /// <summary>The known properties of a report, and of a request beside them.</summary>
    public static Dictionary<string, JsonElement> ReportFields(this JsonElement body, ValidationErrors bad, params ReadOnlySpan<string> known)
    {
        var fields = body.Fields(bad, [.. known, .. Members.Where(member => member != "answers")]);
        if (fields.TryGetValue("format", out var format) && (format.ValueKind != JsonValueKind.String || JsonFields.String(format) != Report.CurrentFormat))
            bad.Add("format", $"must be '{Report.CurrentFormat}', which is what a report says; answers by themselves go without");
        return fields;
    }

    /// <summary>The catalogue version that the report was made with; null when it cannot be had, and then it is named.</summary>
    public static async Task<PublishedCatalogue?> VersionAsync(
        this Dictionary<string, JsonElement> fields, CatalogueStore catalogues, PublishedCatalogue current, ValidationErrors bad, CancellationToken cancel)
    {
        if (!fields.TryGetValue(Version, out var element))
            return current;
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out var number))
            bad.Add(Version, $"must be the number of a catalogue version, not {(element.ValueKind == JsonValueKind.Number ? element.GetRawText() : JsonFields.Kind(element))}");
        else if (await catalogues.FindAsync(number, cancel) is { } found)
            return found;
        else
            bad.Add(Version, $"is {number}, which is not published here; leave it out to evaluate on the current one, {current.Number}");
        return null;
    }
}
