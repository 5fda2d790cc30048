using GoAdvisor.Web.Components;
using GoAdvisor.Web.Features.Admin.Audit;
using GoAdvisor.Web.Features.Admin.Editor.Impacts;
using GoAdvisor.Web.Features.Admin.Versions;
using GoAdvisor.Web.Features.Assessments;
using GoAdvisor.Web.Features.Milestones;
using GoAdvisor.Web.Features.Recommendations.Export;
using Microsoft.AspNetCore.SignalR;
using MudBlazor.Services;

namespace GoAdvisor.Web.Features;

internal static class Pages
{
    /// <summary>How long a circuit is kept for a browser that lost its connection.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(3);

    public static void AddPages(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddMudServices();
        services.AddSandboxedResponses();
        services.AddReports();
        services.AddSingleton<ImpactService>();
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = environment.IsDevelopment();
            options.DisconnectedCircuitRetentionPeriod = Retention;
            // A circuit that is gone is not revived from a copy of what it once loaded: the page reloads and reads what is stored now.
            options.PersistedCircuitInMemoryMaxRetained = 0;
        }).AddHubOptions(options => options.AddFilter<CircuitSessions>());
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapResume();
        app.MapReportFiles();
        app.MapMilestoneFiles();
        app.MapAuditCsv();
        app.MapVersionFile();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            // Compression halves the size of render batches. Without context takeover each message is compressed by itself: a shared context would
            // cost more memory per circuit than all its components, and would let whoever writes into a later message guess at an earlier one. No
            // single message holds a secret.
            options.ConfigureWebSocketAcceptContext = (_, accept) =>
            {
                accept.DangerousEnableCompression = true;
                accept.DisableServerContextTakeover = true;
                return Task.CompletedTask;
            };
            // Framing is forbidden for all pages, by the security headers.
            options.ContentSecurityFrameAncestorsPolicy = null;
        });
    }
}
