namespace GoAdvisor.Data.Tests.Accounts;

public abstract class SessionTests(TestDatabase database) : AccountTests(database)
{
    [Fact]
    public async Task A_session_is_found_by_its_text_until_it_ends()
    {
        var person = await APersonAsync(StaffRole.Editor);
        var issued = await IssueAsync(person);

        (await Sessions.FindAsync(issued.Token, Stop)).Should().Match<SignedIn>(who => who.AccountId == person.Id && who.Role == StaffRole.Editor);
        await Sessions.EndAsync(new UserSession(issued.Id), Stop);
        (await Sessions.FindAsync(issued.Token, Stop)).Should().BeNull();
        (await Sessions.FindAsync(new UserSession(issued.Id), Stop)).Should().BeNull();
        (await Sessions.FindAsync(person.Session, Stop)).Should().NotBeNull("that one is in another browser");
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        var issued = await IssueAsync(await APersonAsync(null));

        Clock.Advance(TimeSpan.FromHours(1));

        (await Sessions.FindAsync(issued.Token, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        var person = await APersonAsync(StaffRole.Editor);
        var elsewhere = await IssueAsync(person);

        (await Accounts.ChangePasswordAsync(person.Session, "another hash", Stop)).Should().BeTrue();

        (await Sessions.FindAsync(elsewhere.Token, Stop)).Should().BeNull();
        (await Sessions.FindAsync(person.Session, Stop)).Should().NotBeNull();
        (await Accounts.FindCandidateAsync(person.Id, Stop))?.PasswordHash.Should().Be("another hash");
        (await Accounts.ChangePasswordAsync(new UserSession(elsewhere.Id), "a third", Stop)).Should().BeFalse();
    }

    [Fact]
    public async Task Another_kind_of_token_is_no_session()
    {
        var visitor = await Access.IssueAsync(TokenPurpose.Visitor, Stop);

        foreach (var wrong in new[] { "", visitor.Token, $"gau_{visitor.Token[4..]}", TokenText.Generate(TokenPurpose.Session) })
            (await Sessions.FindAsync(wrong, Stop)).Should().BeNull();
    }

    private async Task<IssuedToken> IssueAsync(PersonHere person) =>
        await Sessions.StartAsync(person.Id, SignInMethod.Password, TimeSpan.FromHours(1), null, Stop)
        ?? throw new InvalidOperationException("There was no session.");
}

public sealed class SessionOnSqliteTests(SqliteDatabase database) : SessionTests(database), IClassFixture<SqliteDatabase>;

public sealed class SessionOnPostgreSqlTests(PostgreSqlDatabase database) : SessionTests(database), IClassFixture<PostgreSqlDatabase>;
