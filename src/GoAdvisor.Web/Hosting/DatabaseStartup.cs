using GoAdvisor.Data.Seeding;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace GoAdvisor.Web.Hosting;

/// <summary>Whether the database has been set up since this process started.</summary>
public sealed class DatabaseState
{
    private volatile bool ready;

    public bool IsReady => ready;

    internal void BecomeReady() => ready = true;
}

/// <summary>
/// Sets the database up in the background, again and again until it is there, so that the process answers "alive" meanwhile.
/// What waiting cannot mend (bad seeds, a newer schema) stops the process instead.
/// </summary>
public sealed partial class DatabaseStartup(
    DatabaseSetup setup,
    DatabaseState state,
    FirstAdmin firstAdmin,
    IKeyManager keys,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<DatabaseStartup> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await setup.RunAsync(SeedsFolder(), stoppingToken);
                CreateFirstKey();
                await firstAdmin.PrepareAsync(stoppingToken);
                state.BecomeReady();
                return;
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e) && !stoppingToken.IsCancellationRequested)
            {
                LogUnavailable(logger, e.GetBaseException().Message);
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (Exception e) when (e is InvalidCatalogueException or NewerSchemaException or DirectoryNotFoundException)
            {
                LogUnusable(logger, e.Message);
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }
        }
    }

    /// <summary>The first key is made here, where the database is known to be there, rather than by the first page that needs one.</summary>
    private void CreateFirstKey()
    {
        if (keys.GetAllKeys().Count == 0)
            keys.CreateNewKey(clock.GetUtcNow(), clock.GetUtcNow().AddDays(90));
    }

    private string SeedsFolder()
    {
        var besideTheProgram = Path.Combine(AppContext.BaseDirectory, "seeds");
        return Directory.Exists(besideTheProgram) ? besideTheProgram : Path.Combine(environment.ContentRootPath, "seeds");
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "GoAdvisor cannot start: {Reason}")]
    private static partial void LogUnusable(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be set up yet and will be tried again: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string reason);
}

internal static class DatabaseStartupExtensions
{
    public static void AddDatabaseStartup(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseState>();
        services.AddHostedService<DatabaseStartup>();
    }

    /// <summary>Until the database is set up, only health checks and static files are served; everything else is asked to wait.</summary>
    public static void UseDatabaseGate(this WebApplication app) => app.Use(async (context, next) =>
    {
        var state = context.RequestServices.GetRequiredService<DatabaseState>();
        if (state.IsReady || context.GetEndpoint()?.Metadata.GetMetadata<WorksWithoutDatabase>() is not null || Failures.IsStaticAsset(context))
            await next(context);
        else
            await Failures.WriteUnavailableAsync(context);
    });
}

/// <summary>Marks an endpoint that answers while the database is away.</summary>
internal sealed class WorksWithoutDatabase;
