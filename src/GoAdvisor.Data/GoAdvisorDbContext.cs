using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data;

/// <summary>The database, whichever it is. Each provider derives a context of its own, which carries that provider's migrations.</summary>
public abstract class GoAdvisorDbContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<CatalogueVersion> CatalogueVersions => Set<CatalogueVersion>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<Respondent> Respondents => Set<Respondent>();

    public DbSet<Answer> Answers => Set<Answer>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<AccessGrant> AccessGrants => Set<AccessGrant>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>What this database needs before migrations run, such as clearing what a crashed migration left behind.</summary>
    internal virtual Task PrepareMigrationAsync(TimeProvider clock, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A moment as a statement's parameter, in statements that the model does not translate.</summary>
    internal virtual object AsStored(DateTimeOffset moment) => moment;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GoAdvisorDbContext).Assembly);
}
