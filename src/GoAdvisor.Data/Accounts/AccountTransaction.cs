using Microsoft.EntityFrameworkCore.Storage;

namespace GoAdvisor.Data.Accounts;

/// <summary>Such transactions are serialised, so what one reads stays true until it writes.</summary>
internal sealed class AccountTransaction : IAsyncDisposable
{
    private readonly WriterGate.WriteLock writeLock;
    private readonly IDbContextTransaction transaction;

    private AccountTransaction(WriterGate.WriteLock writeLock, GoAdvisorDbContext database, IDbContextTransaction transaction, DateTimeOffset now)
    {
        this.writeLock = writeLock;
        this.transaction = transaction;
        (Database, Now) = (database, now);
    }

    public GoAdvisorDbContext Database { get; }

    public DateTimeOffset Now { get; }

    public static async Task<AccountTransaction> BeginAsync(
        IDbContextFactory<GoAdvisorDbContext> contexts, WriterGate writers, TimeProvider clock, CancellationToken cancellationToken)
    {
        var writeLock = await writers.EnterAsync(cancellationToken);
        GoAdvisorDbContext? database = null;
        try
        {
            database = await contexts.CreateDbContextAsync(cancellationToken);
            var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            await database.LockAccountsAsync(cancellationToken);
            return new AccountTransaction(writeLock, database, transaction, clock.GetUtcNow());
        }
        catch
        {
            if (database is not null)
                await database.DisposeAsync();
            writeLock.Dispose();
            throw;
        }
    }

    public void Append(AuditRecord record) => Database.Append(record, Now);

    /// <summary>Required when the rights or credentials of the account change.</summary>
    public Task EndSessionsAsync(Guid accountId, UserSession? except, CancellationToken cancellationToken)
    {
        var kept = except?.Id;
        return Database.AccountSessions
            .Where(session => session.AccountId == accountId && session.EndedAt == null && session.Id != kept)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, Now), cancellationToken);
    }

    public Task<bool> HasOtherAdminAsync(Guid accountId, CancellationToken cancellationToken) => Database.Accounts.AnyAsync(
        other => other.Id != accountId && other.Role == StaffRole.Admin && other.DisabledAt == null, cancellationToken);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await Database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Database.DisposeAsync();
        writeLock.Dispose();
    }
}
