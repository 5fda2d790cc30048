using GoAdvisor.Web.Components;
using GoAdvisor.Web.Features.Assessments;
using GoAdvisor.Web.Features.Milestones;
using GoAdvisor.Web.Features.Recommendations.Export;
using GoAdvisor.Web.Hosting;
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
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            // A click's effect is made of names and numbers that repeat, and shrinks to half or less. Without context takeover each message is
            // compressed by itself: a compressor that remembers costs more memory per circuit than all its components, and what it
            // remembers could be guessed at by whoever can write into a later message. No single message holds a secret of ours.
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
