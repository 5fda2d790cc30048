using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GoAdvisor.Data.Tests;

/// <summary>One running GoAdvisor, as far as its data goes: registered and configured as the real one.</summary>
public sealed class Node(IReadOnlyDictionary<string, string?> connection, TimeProvider clock) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddSingleton(clock)
        .AddGoAdvisorData(new ConfigurationBuilder().AddInMemoryCollection(connection).Build())
        .AddLogging()
        .BuildServiceProvider(validateScopes: true);

    public IServiceProvider Services => services;

    public IDbContextFactory<GoAdvisorDbContext> Contexts => services.GetRequiredService<IDbContextFactory<GoAdvisorDbContext>>();

    public DatabaseSetup Setup => services.GetRequiredService<DatabaseSetup>();

    public CatalogueStore Catalogues => services.GetRequiredService<CatalogueStore>();

    public DraftStore Drafts => services.GetRequiredService<DraftStore>();

    public CataloguePublisher Publisher => services.GetRequiredService<CataloguePublisher>();

    public AssessmentUpgrades Upgrades => services.GetRequiredService<AssessmentUpgrades>();

    public SavedImpact SavedImpact => services.GetRequiredService<SavedImpact>();

    public ImpactMeter ImpactMeter => services.GetRequiredService<ImpactMeter>();

    public AccessStore Access => services.GetRequiredService<AccessStore>();

    public AssessmentStore Assessments => services.GetRequiredService<AssessmentStore>();

    /// <summary>Starts what runs in the background; it ends with the node.</summary>
    public async Task StartBackgroundAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
    }

    public AccountStore Accounts => services.GetRequiredService<AccountStore>();

    public SessionStore Sessions => services.GetRequiredService<SessionStore>();

    public SetupStore FirstAdmin => services.GetRequiredService<SetupStore>();

    public PeopleStore People => services.GetRequiredService<PeopleStore>();

    public InvitationStore Invitations => services.GetRequiredService<InvitationStore>();

    public AuditLog Audit => services.GetRequiredService<AuditLog>();

    public MilestoneStore Milestones => services.GetRequiredService<MilestoneStore>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
