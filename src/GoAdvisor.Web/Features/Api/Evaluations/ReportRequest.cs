using GoAdvisor.Web.Features.Recommendations.Export.Json;

namespace GoAdvisor.Web.Features.Api.Evaluations;

/// <summary>A report that is sent to be evaluated again, just as it was exported.</summary>
internal static class ReportRequest
{
    /// <summary>Room for the longest of texts beside a catalogue of twice the size.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string Version = "catalogueVersion";

    /// <summary>What a report says about itself. Only the answers and the catalogue version are read; the rest follows from them.</summary>
    private static readonly string[] Members = [.. ReportJson.Default.Recommendation.Properties.Where(property => property.Get is not null).Select(property => property.Name)];

    /// <summary>Whether a body says that it is more than answers.</summary>
    public static bool IsSent(RequestValue body) => body.Kind == JsonValueKind.Object && body.Element.TryGetProperty("format", out _);

    /// <summary>The known properties of a report, and of a request beside them.</summary>
    public static RequestFields ReadReportFields(this RequestValue body, params ReadOnlySpan<string> known)
    {
        var fields = body.ReadFields([.. known, .. Members.Where(member => member != "answers")]);
        if (!fields["format"].IsText(Recommendation.CurrentFormat))
            fields["format"].Refuse($"must be '{Recommendation.CurrentFormat}', which is what a report says; answers by themselves go without");
        return fields;
    }

    /// <summary>The catalogue version that the report was made with; null when it cannot be had, and then it is named.</summary>
    public static async Task<PublishedCatalogue?> VersionAsync(
        this RequestFields fields, CatalogueStore catalogues, PublishedCatalogue current, CancellationToken cancel)
    {
        var version = fields[Version];
        if (version.Kind == JsonValueKind.Undefined)
            return current;
        if (version.Kind != JsonValueKind.Number || !version.Element.TryGetInt32(out var number))
            version.Refuse($"must be the number of a catalogue version, not {(version.Kind == JsonValueKind.Number ? version.Element.GetRawText() : version.KindName)}");
        else if (await catalogues.FindAsync(number, cancel) is { } found)
            return found;
        else
            version.Refuse($"is {number}, which is not published here; leave it out to evaluate on the current one, {current.Number}");
        return null;
    }
}
