using GoAdvisor.Data.Accounts.Credentials;
using GoAdvisor.Data.Milestones;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace GoAdvisor.Data.Storage;

/// <summary>Each provider derives its own context, which has that provider's migrations.</summary>
public abstract class GoAdvisorDbContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<CatalogueVersion> CatalogueVersions => Set<CatalogueVersion>();

    public DbSet<CatalogueDraft> CatalogueDrafts => Set<CatalogueDraft>();

    public DbSet<DraftEdit> DraftEdits => Set<DraftEdit>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<Respondent> Respondents => Set<Respondent>();

    public DbSet<Answer> Answers => Set<Answer>();

    public DbSet<SetAsideAnswer> SetAsideAnswers => Set<SetAsideAnswer>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<AccessGrant> AccessGrants => Set<AccessGrant>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();

    public DbSet<AccountGrant> AccountGrants => Set<AccountGrant>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Runs before migrations, for example to remove what a crashed migration left behind. The result, if any, is disposed after them.</summary>
    internal abstract Task<IAsyncDisposable?> PrepareMigrationAsync(TimeProvider clock, CancellationToken cancellationToken);

    /// <summary>
    /// Serialises transactions that change accounts, which rules about all of them require, such as that one admin must remain. Not needed where writers are
    /// serialised anyway.
    /// </summary>
    internal virtual Task LockAccountsAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Notifies other nodes of a published version after the caller's transaction commits, where the database can.</summary>
    internal virtual Task AnnounceCatalogueAsync(int number, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A timestamp as a parameter of raw SQL.</summary>
    internal virtual object AsStored(DateTimeOffset moment) => moment;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GoAdvisorDbContext).Assembly);
}

/// <summary>Creates the configured provider's context under the common base type.</summary>
internal sealed class ContextFactory(Func<GoAdvisorDbContext> create) : IDbContextFactory<GoAdvisorDbContext>
{
    public GoAdvisorDbContext CreateDbContext() => create();
}
