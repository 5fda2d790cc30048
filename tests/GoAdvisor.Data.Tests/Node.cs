using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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

    public AccessStore Access => services.GetRequiredService<AccessStore>();

    public AssessmentStore Assessments => services.GetRequiredService<AssessmentStore>();

    public MilestoneStore Milestones => services.GetRequiredService<MilestoneStore>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
