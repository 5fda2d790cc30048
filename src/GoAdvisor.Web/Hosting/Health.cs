using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GoAdvisor.Web.Hosting;

internal static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Urls.Live, new HealthCheckOptions { Predicate = _ => false }).WithMetadata(new WorksWithoutDatabase());
        app.MapHealthChecks(Urls.Ready).WithMetadata(new WorksWithoutDatabase());
    }

    private sealed class DatabaseHealth(DatabaseState state, IDbContextFactory<GoAdvisorDbContext> contexts) : IHealthCheck
    {
        private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (!state.IsReady)
                return HealthCheckResult.Unhealthy("The database is not set up yet.");
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(Timeout);
            return await database.Database.CanConnectAsync(timeout.Token)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
