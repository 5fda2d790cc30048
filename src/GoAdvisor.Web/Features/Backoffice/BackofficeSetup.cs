using GoAdvisor.Web.Features.Backoffice.Drafts;
using GoAdvisor.Web.Features.Backoffice.Versions;

namespace GoAdvisor.Web.Features.Backoffice;

internal static class BackofficeSetup
{
    public static void AddBackoffice(this IServiceCollection services)
    {
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<VersionDesk>();
        services.AddSingleton<ImpactDesk>();
    }

    /// <summary>What the back-office serves beside its pages.</summary>
    public static void MapBackoffice(this WebApplication app)
    {
        app.MapAuditCsv();
        app.MapVersionFile();
    }
}
