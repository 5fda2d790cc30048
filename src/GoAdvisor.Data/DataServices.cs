using GoAdvisor.Data.Accounts.Credentials;
using GoAdvisor.Data.Milestones;
using GoAdvisor.Data.Seeding;
using GoAdvisor.Data.Storage.PostgreSql;
using GoAdvisor.Data.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GoAdvisor.Data;

public static class DataServices
{
    /// <summary>
    /// Adds the stores and their database: PostgreSQL when <c>ConnectionStrings:PostgreSql</c> is set, otherwise SQLite at <c>ConnectionStrings:Sqlite</c> (a
    /// connection string or file path) or in the user's data folder. Configuration and database are accessed on first use.
    /// </summary>
    public static IServiceCollection AddGoAdvisorData(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IDbContextFactory<GoAdvisorDbContext>>(provider => new ContextFactory(Contexts(configuration, provider)));
        services.AddSingleton(_ => PostgreSql(configuration) is null ? WriterGate.OneAtATime() : WriterGate.AllAtOnce());

        // Data protection's key ring needs a scoped context; the stores use the factory.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<GoAdvisorDbContext>>().CreateDbContext());

        services.TryAddSingleton(new SecondFactorGrace(TimeSpan.FromHours(24)));
        services.AddSingleton<StaffAccess>();
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<CatalogueStore>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<CataloguePublisher>();
        services.AddSingleton<CatalogueCalibrator>();
        services.AddHostedService(provider => provider.GetRequiredService<CatalogueCalibrator>());
        services.AddSingleton<ImpactMeter>();
        services.AddSingleton<SavedImpact>();
        services.AddHostedService<CatalogueListener>();
        services.AddSingleton<AccessStore>();
        services.AddSingleton<AssessmentStore>();
        services.AddSingleton<AssessmentWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AssessmentWatch>());
        services.AddSingleton<AssessmentUpgrades>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<PasskeyStore>();
        services.AddSingleton<PeopleStore>();
        services.AddSingleton<ProviderStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SetupStore>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<MilestoneStore>();
        return services;
    }

    private static Func<GoAdvisorDbContext> Contexts(IConfiguration configuration, IServiceProvider services)
    {
        // Pooled because creating a context costs more than most queries.
        if (PostgreSql(configuration) is { } configured)
            return new PooledDbContextFactory<PostgreSqlDbContext>(PostgreSqlProvider.Options(configured, services)).CreateDbContext;
        return new PooledDbContextFactory<SqliteDbContext>(SqliteProvider.Options(configuration.GetConnectionString("Sqlite"), services)).CreateDbContext;
    }

    private static string? PostgreSql(IConfiguration configuration) =>
        configuration.GetConnectionString("PostgreSql") is { Length: > 0 } configured ? configured : null;
}
