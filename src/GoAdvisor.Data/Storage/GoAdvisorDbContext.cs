using GoAdvisor.Data.Access;
using GoAdvisor.Data.Accounts;
using GoAdvisor.Data.Accounts.Credentials;
using GoAdvisor.Data.Accounts.Sessions;
using GoAdvisor.Data.Assessments;
using GoAdvisor.Data.Catalogues.Drafts;
using GoAdvisor.Data.Milestones;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Storage;

/// <summary>The database, whichever it is. Each provider derives a context of its own, which carries that provider's migrations.</summary>
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

    /// <summary>What this database needs before migrations run, such as clearing what a crashed migration left behind.</summary>
    /// <returns>What is to be disposed of when they have run; null when nothing is.</returns>
    internal abstract Task<IAsyncDisposable?> PrepareMigrationAsync(TimeProvider clock, CancellationToken cancellationToken);

    /// <summary>
    /// Lets one transaction at a time change accounts, until it ends; rules about all of them together, such as that one admin must
    /// remain, could not be kept otherwise. Nothing to do where transactions that write stand in line anyway.
    /// </summary>
    internal virtual Task LockAccountsAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tells other nodes that a version is published, once the caller's transaction is committed, where the database can.</summary>
    internal virtual Task AnnounceCatalogueAsync(int number, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A moment as a statement's parameter, in statements that the model does not translate.</summary>
    internal virtual object AsStored(DateTimeOffset moment) => moment;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GoAdvisorDbContext).Assembly);
}

/// <summary>Hands out the contexts of whichever provider is configured under the name of their common base.</summary>
internal sealed class ContextFactory(Func<GoAdvisorDbContext> create) : IDbContextFactory<GoAdvisorDbContext>
{
    public GoAdvisorDbContext CreateDbContext() => create();
}
