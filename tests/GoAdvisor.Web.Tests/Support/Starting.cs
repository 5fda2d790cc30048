using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace GoAdvisor.Web.Tests.Support;

/// <summary>How tests start the application and reach it.</summary>
internal static class Starting
{
    /// <summary>A client that keeps cookies and follows no redirect; the application is started when it is not running yet.</summary>
    public static HttpClient ClientAt(this WebApplicationFactory<Program> host, string address)
    {
        // Creating a client would start the application as well, but twice when two tests ask at once.
        _ = host.Services;
        return host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(address), AllowAutoRedirect = false });
    }

    /// <summary>Waits until the application can serve; ends at once when it gives up.</summary>
    public static Task BecomeReadyAsync(this IServiceProvider application)
    {
        var (health, lifetime) = (application.GetRequiredService<HealthCheckService>(), application.GetRequiredService<IHostApplicationLifetime>());
        return Wait.UntilAsync(
            async () =>
            {
                lifetime.ApplicationStopping.ThrowIfCancellationRequested();
                return (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status == HealthStatus.Healthy;
            },
            "the application is ready");
    }
}
