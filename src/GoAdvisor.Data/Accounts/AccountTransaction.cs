using GoAdvisor.Data.Accounts.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace GoAdvisor.Data.Accounts;

/// <summary>
/// One change to accounts with its line of the audit log: both are stored or neither. While it lasts, no other change to accounts
/// goes on, so that what it reads first is still so when it writes.
/// </summary>
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

    /// <summary>The moment it happens at.</summary>
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

    /// <summary>Ends every session of an account: what it may do, or how it is proved, has changed.</summary>
    public Task EndSessionsAsync(Guid accountId, UserSession? except, CancellationToken cancellationToken)
    {
        var kept = except?.Id;
        return Database.AccountSessions
            .Where(session => session.AccountId == accountId && session.EndedAt == null && session.Id != kept)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, Now), cancellationToken);
    }

    /// <summary>Whether an admin who can sign in is left beside this account.</summary>
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
