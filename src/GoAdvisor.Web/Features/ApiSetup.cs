using System.Text.Json.Serialization;
using GoAdvisor.Web.Features.Api.Evaluations;
using GoAdvisor.Web.Features.Api.Models;
using GoAdvisor.Web.Features.Assessments;
using GoAdvisor.Web.Features.Comparison;
using GoAdvisor.Web.Features.Milestones;
using GoAdvisor.Web.Features.Recommendations.Export;
using GoAdvisor.Web.Hosting.Api;

namespace GoAdvisor.Web.Features;

internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services)
    {
        // Numbers are numbers: neither read from text nor described as if they could be.
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
