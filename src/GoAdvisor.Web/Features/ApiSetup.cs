using GoAdvisor.Web.Features.Api.Evaluations;
using GoAdvisor.Web.Features.Api.Models;
using GoAdvisor.Web.Features.Assessments;
using GoAdvisor.Web.Features.Comparison;
using GoAdvisor.Web.Features.Milestones;
using GoAdvisor.Web.Features.Recommendations.Export;

namespace GoAdvisor.Web.Features;

internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services)
    {
        // Numbers are not read from strings, nor described as if they were.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddSingleton<MilestoneRecorder>();
        services.AddApiDescription();
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapApiDescription();
        var api = app.MapGroup(Urls.Api);
        api.MapCatalogue();
        api.MapEvaluations();
        api.MapModels();
        api.MapAssessments();
        api.MapMilestones();
        api.MapReports();
        api.MapWrongMethods();
    }
}
