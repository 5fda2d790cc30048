using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using GoAdvisor.Web.Features.Assessments;
using GoAdvisor.Web.Features.Recommendations.Document;
using GoAdvisor.Web.Features.Recommendations.Export.Json;
using GoAdvisor.Web.Hosting.Admission;
using GoAdvisor.Web.Hosting.Api;

namespace GoAdvisor.Web.Features.Recommendations.Export;

/// <summary>The report of an assessment as a file, for the API and for browsers.</summary>
internal static class ReportApi
{
    private const string Tag = "Reports";

    private static readonly Lazy<string> Schema = new(WriteSchema);

    public static void AddReports(this IServiceCollection services) => services.AddSingleton<RecommendationService>().AddSingleton<ReportExporter>();

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/assessments/{id}/report.{ending}", ExportAsync)
            .WithName("GetReport")
            .WithTags(Tag)
            .WithSummary("The report of an assessment as a file")
            .WithDescription($"The ending is one of {string.Join(", ", ReportFormat.All.Select(format => format.Ending))}. 'paper' is a4 or letter and matters to pdf alone. "
                + "Carries an ETag; send it back as If-None-Match to be told with 304 that nothing changed. 503 when a PDF cannot be printed now, saying why.")
            .NeedsToken()
            .AnswersWithFiles();
        api.MapGet(Urls.ReportSchema[Urls.Api.Length..], () => TypedResults.Text(Schema.Value, "application/schema+json"))
            .WithName("GetReportSchema")
            .WithTags(Tag)
            .WithSummary($"The JSON Schema of {Recommendation.CurrentFormat}")
            .CanFail();
    }

    /// <summary>For browsers, which send a cookie instead of a token.</summary>
    public static void MapReportFiles(this WebApplication app)
    {
        app.MapReportSheet();
        app.MapGet(Urls.ReportFileRoute, ExportAsync).ServesFiles();
    }

    /// <summary>What all report endpoints share: responses, rate limit and no caching.</summary>
    public static RouteHandlerBuilder AnswersWithFiles(this RouteHandlerBuilder endpoint) => endpoint
        .Produces(StatusCodes.Status200OK, contentType: ReportFormat.Pdf.ContentType, additionalContentTypes: [.. ReportFormat.All.Skip(1).Select(format => format.ContentType.Split(';')[0])])
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest, "application/problem+json")
        .ProducesProblem(StatusCodes.Status504GatewayTimeout, "application/problem+json")
        .IsLimited(RateLimits.Evaluations)
        .AddEndpointFilter(AssessmentRequests.NeverCached)
        .CanFail();

    /// <summary>For URLs that browsers use and the OpenAPI document omits.</summary>
    public static void ServesFiles(this RouteHandlerBuilder endpoint) =>
        endpoint.RequireRateLimiting(RateLimits.Evaluations).AddEndpointFilter(AssessmentRequests.NeverCached).ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(
        string id, string ending, HttpContext context, AssessmentStore assessments, CatalogueStore catalogues, ReportExporter exporter, CancellationToken cancel)
    {
        if (AssessmentRequests.Requested(context, id) is not var (assessment, holder) || await assessments.FindAsync(assessment, holder, cancel) is not { } found)
            return TypedResults.NotFound();
        var pinned = await catalogues.GetAsync(found.CatalogueVersion, cancel);
        return await exporter.AnswerAsync(context.Request, ending, ReportToExport.Of(pinned, found), cancel);
    }

    private static string WriteSchema()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = Recommendation.CurrentFormat,
        };
        foreach (var (name, value) in ReportJson.Default.Recommendation.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).AsObject().ToList())
            schema[name] = value?.DeepClone();
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });
    }
}
