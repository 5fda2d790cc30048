using GoAdvisor.Data.Seeding;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace GoAdvisor.Web.Hosting;

public sealed class DatabaseState
{
    private volatile bool ready;

    public bool IsReady => ready;

    internal void MarkReady() => ready = true;
}

/// <summary>Retries until the database is there; invalid seeds and a newer schema stop the process.</summary>
public sealed partial class DatabaseStartup(
    DatabaseSetup setup,
    DatabaseState state,
    FirstAdmin firstAdmin,
    CatalogueCalibrator calibrator,
    IKeyManager keys,
    IConfiguration configuration,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<DatabaseStartup> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (await setup.RunAsync(SeedsFolder.Of(configuration, environment), stoppingToken) == SeedOutcome.KeptEdited)
                    LogKeptEdited(logger);
                CreateFirstKey();
                await firstAdmin.PrepareAsync(stoppingToken);
                state.MarkReady();
                calibrator.Request();
                return;
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e) && !stoppingToken.IsCancellationRequested)
            {
                LogUnavailable(logger, e.GetBaseException().Message);
                await Task.Delay(RetryDelay, clock, stoppingToken);
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

    /// <summary>Created here, where the database is known to be available, rather than by the first page that needs a key.</summary>
    private void CreateFirstKey()
    {
        if (keys.GetAllKeys().Count == 0)
            keys.CreateNewKey(clock.GetUtcNow(), clock.GetUtcNow().AddDays(90));
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "GoAdvisor cannot start: {Reason}")]
    private static partial void LogUnusable(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be set up yet and will be tried again: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "This GoAdvisor comes with a newer version of the catalogue. It was not published, because the catalogue here "
        + "was edited. To take it over, write it to a file with the command shipped-catalogue, import that as a draft, and publish the draft.")]
    private static partial void LogKeptEdited(ILogger logger);
}

/// <summary>Where the versions of the catalogue lie that a new installation publishes.</summary>
internal static class SeedsFolder
{
    public static string Of(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Seeds:Folder"] is { Length: > 0 } folder)
            return folder;
        var besideTheProgram = Path.Combine(AppContext.BaseDirectory, "seeds");
        return Directory.Exists(besideTheProgram) ? besideTheProgram : Path.Combine(environment.ContentRootPath, "seeds");
    }
}

internal static class DatabaseStartupExtensions
{
    public static void AddDatabaseStartup(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseState>();
        services.AddHostedService<DatabaseStartup>();
    }

    /// <summary>Until the database is set up, all but health checks and static files get 503.</summary>
    public static void UseDatabaseGate(this WebApplication app) => app.Use(async (context, next) =>
    {
        var state = context.RequestServices.GetRequiredService<DatabaseState>();
        if (state.IsReady || context.GetEndpoint()?.Metadata.GetMetadata<WorksWithoutDatabase>() is not null || Failures.IsStaticAsset(context))
            await next(context);
        else
            await Failures.WriteUnavailableAsync(context);
    });
}

internal sealed class WorksWithoutDatabase;
