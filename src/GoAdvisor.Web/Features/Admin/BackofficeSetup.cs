using GoAdvisor.Web.Features.Admin.Audit;
using GoAdvisor.Web.Features.Admin.Editor;
using GoAdvisor.Web.Features.Admin.Editor.Impacts;
using GoAdvisor.Web.Features.Admin.Versions;

namespace GoAdvisor.Web.Features.Admin;

internal static class BackofficeSetup
{
    public static void AddBackoffice(this IServiceCollection services)
    {
        services.AddSingleton<ImpactService>();
    }

    public static void MapBackoffice(this WebApplication app)
    {
        app.MapAuditCsv();
        app.MapVersionFile();
    }
}
