namespace GoAdvisor.Data.Tests.Accounts;

public abstract class InvitationTests(TestDatabase database) : AccountTests(database)
{
    [Fact]
    public async Task A_link_makes_one_account_with_the_address_and_role_it_is_for()
    {
        var admin = await APersonAsync(StaffRole.Admin);
        var link = await LinkAsync(admin, "New@Team.example", StaffRole.Editor);

        (await Invitations.FindAsync(link, Stop)).Should().Match<OpenInvitation>(open => open.Email == "New@Team.example" && open.InvitedBy == admin.Email);
        var account = await Invitations.AcceptAsync(link, "Newcomer", Hash, Stop);
        (await Invitations.AcceptAsync(link, "Again", Hash, Stop)).Should().BeNull();

        (await Invitations.FindAsync(link, Stop)).Should().BeNull();
        (await Accounts.FindCandidateAsync("new@team.EXAMPLE", Stop))?.AccountId.Should().Be(account ?? default);
        (await StoredPeopleAsync()).Single(person => person.Id == account).Role.Should().Be(StaffRole.Editor);
        (await Invitations.InviteAsync(admin.Session, "new@team.example", null, Stop)).Outcome.Should().Be(PeopleChange.Taken);
    }

    [Fact]
    public async Task Many_who_accept_at_once_make_one_account()
    {
        var link = await LinkAsync(await APersonAsync(StaffRole.Admin), "crowd@team.example", null);

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Database.StartNode().Invitations)
            .Select(node => Task.Run(() => node.AcceptAsync(link, "One of many", Hash, Stop), Stop)));

        made.Count(account => account is not null).Should().Be(1);
    }

    [Fact]
    public async Task A_link_ends_with_time_by_being_withdrawn_by_a_newer_one_and_with_its_admin()
    {
        var (admin, other) = (await APersonAsync(StaffRole.Admin), await APersonAsync(StaffRole.Admin));
        var late = await LinkAsync(admin, "late@team.example", null);
        Clock.Advance(InvitationStore.Lifetime);
        admin = admin with { Session = await SignInAsync(admin.Id, SignInMethod.OpenIdConnect) };
        other = other with { Session = await SignInAsync(other.Id, SignInMethod.OpenIdConnect) };
        var older = await LinkAsync(admin, "twice@team.example", null);
        await LinkAsync(admin, "twice@team.example", null);
        var withdrawn = await LinkAsync(admin, "withdrawn@team.example", null);
        (await Invitations.WithdrawAsync(admin.Session, (await Invitations.ListAsync(admin.Session, Stop)).Single(open => open.Email.StartsWith("withdrawn")).Id, Stop))
            .Should().Be(PeopleChange.Done);
        var orphaned = await LinkAsync(other, "orphaned@team.example", StaffRole.Admin);
        await People.DisableAsync(admin.Session, other.Id, Stop);

        foreach (var link in new[] { late, older, withdrawn, orphaned, TokenText.Generate(TokenPurpose.Invitation), "gai_", "" })
        {
            (await Invitations.FindAsync(link, Stop)).Should().BeNull();
            (await Invitations.AcceptAsync(link, "Nobody", Hash, Stop)).Should().BeNull();
        }
    }

    private async Task<string> LinkAsync(PersonHere by, string email, StaffRole? role) =>
        (await Invitations.InviteAsync(by.Session, email, role, Stop)).Link?.Token ?? throw new InvalidOperationException("There was no link.");
}

public sealed class InvitationOnSqliteTests(SqliteDatabase database) : InvitationTests(database), IClassFixture<SqliteDatabase>;

public sealed class InvitationOnPostgreSqlTests(PostgreSqlDatabase database) : InvitationTests(database), IClassFixture<PostgreSqlDatabase>;
