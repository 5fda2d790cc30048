using GoAdvisor.Web.Access;
using GoAdvisor.Web.Components;
using GoAdvisor.Web.Features.Assessments;
using GoAdvisor.Web.Look;
using MudBlazor.Services;

namespace GoAdvisor.Web;

internal static class Pages
{
    /// <summary>How long a circuit is kept for a browser that lost its connection.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(3);

    public static void AddPages(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton<ThemeSheet>();
        services.AddMudServices();
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = environment.IsDevelopment();
            options.DisconnectedCircuitRetentionPeriod = Retention;
            // A circuit that is gone is not revived from a copy of what it once loaded: the page reloads and reads what is stored now.
            options.PersistedCircuitInMemoryMaxRetained = 0;
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapResume();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            // A compressor costs more memory per circuit than all its components; the messages are small.
            options.DisableWebSocketCompression = true;
            options.ContentSecurityFrameAncestorsPolicy = null;
        });
    }
}
