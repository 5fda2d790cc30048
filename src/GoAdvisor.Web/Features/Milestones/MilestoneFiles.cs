using System.Text;
using GoAdvisor.Web.Hosting.Api;
using GoAdvisor.Web.Features.Recommendations.Export;

namespace GoAdvisor.Web.Features.Milestones;

/// <summary>The frozen report of a milestone as a file: for programs under the API, for browsers beside the page.</summary>
internal static class MilestoneFiles
{
    public static void MapMilestoneReport(this IEndpointRouteBuilder milestones) => milestones
        .MapGet("/{number}/report.{ending}", ExportAsync)
        .WithName("GetMilestoneReport")
        .WithSummary("The report of a recorded decision as a file, as it was recorded")
        .WithDescription("Endings, paper and ETag as for the report of an assessment. Neither later answers nor later catalogues change it.")
        .NeedsToken()
        .AnswersWithFiles();

    /// <summary>The same for browsers, which show a cookie instead of a token.</summary>
    public static void MapMilestoneFiles(this WebApplication app) =>
        app.MapGet(Urls.MilestoneReportFileRoute, ExportAsync).ServesFiles();

    private static async Task<IResult> ExportAsync(
        string id, string number, string ending, HttpContext context, MilestoneStore milestones, ReportExporter exporter, CancellationToken cancel) =>
        await MilestoneApi.FindAsync(id, number, context, milestones, cancel) is { } found
            ? await exporter.AnswerAsync(context.Request, ending, ReportToExport.Frozen(Encoding.UTF8.GetBytes(found.Content), found.Summary.Name), cancel)
            : TypedResults.NotFound();
}
