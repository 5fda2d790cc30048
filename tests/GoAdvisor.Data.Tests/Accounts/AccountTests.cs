using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Accounts;

/// <summary>What tests with people in them share. Each begins without anybody.</summary>
public abstract class AccountTests(TestDatabase database) : DatabaseTests(database), IAsyncLifetime
{
    protected const string Hash = "not a real hash";

    private int people;

    protected AccountStore Accounts => Database.Node.Accounts;

    protected SessionStore Sessions => Database.Node.Sessions;

    protected PeopleStore People => Database.Node.People;

    protected InvitationStore Invitations => Database.Node.Invitations;

    protected AuditLog Audit => Database.Node.Audit;

    public async ValueTask InitializeAsync()
    {
        await using var rows = Rows();
        await rows.Accounts.ExecuteDeleteAsync();
        await rows.AccessTokens.Where(token => token.Purpose == TokenPurpose.Setup).ExecuteDeleteAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Somebody with an account, signed in.</summary>
    protected async Task<PersonHere> APersonAsync(StaffRole? role, SignInMethod method = SignInMethod.Password)
    {
        var email = $"person{Interlocked.Increment(ref people)}@team.example";
        await using var rows = Rows();
        var account = NewAccounts.Create(email, "Somebody", role, Hash, Clock.GetUtcNow());
        rows.Accounts.Add(account);
        await rows.SaveChangesAsync(Stop);
        return new PersonHere(account.Id, email, await SignInAsync(account.Id, method));
    }

    protected async Task<UserSession> SignInAsync(Guid account, SignInMethod method = SignInMethod.Password) =>
        new((await Sessions.StartAsync(account, method, TimeSpan.FromHours(12), "192.0.2.1", Stop))?.Id
            ?? throw new InvalidOperationException("The person could not sign in."));

    /// <summary>What the log says was done since the test began, newest first.</summary>
    protected async Task<IReadOnlyList<AuditEntry>> LogAsync(string action)
    {
        await using var rows = Rows();
        return await rows.AuditEntries.Where(entry => entry.Action == action).OrderByDescending(entry => entry.Id).Take(100).ToListAsync(Stop);
    }

    /// <summary>Everybody as they are stored.</summary>
    protected async Task<IReadOnlyList<Account>> StoredPeopleAsync()
    {
        await using var rows = Rows();
        return await rows.Accounts.ToListAsync(Stop);
    }
}

public sealed record PersonHere(Guid Id, string Email, UserSession Session);
