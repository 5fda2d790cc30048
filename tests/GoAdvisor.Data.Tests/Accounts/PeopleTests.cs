using GoAdvisor.Data.Accounts.Credentials;

namespace GoAdvisor.Data.Tests.Accounts;

public abstract class PeopleTests(TestDatabase database) : AccountTests(database)
{
    [Fact]
    public async Task The_last_admin_can_be_neither_demoted_nor_disabled()
    {
        var admin = await APersonAsync(StaffRole.Admin);
        await APersonAsync(StaffRole.Editor);

        (await People.ChangeRoleAsync(admin.Session, admin.Id, StaffRole.Editor, Stop)).Should().Be(PeopleChange.LastAdmin);
        (await People.ChangeRoleAsync(admin.Session, admin.Id, null, Stop)).Should().Be(PeopleChange.LastAdmin);
        (await People.DisableAsync(admin.Session, admin.Id, Stop)).Should().Be(PeopleChange.LastAdmin);

        (await People.FindAsync(admin.Session, admin.Id, Stop)).Should().Match<PersonSummary>(person => person.Role == StaffRole.Admin && person.DisabledAt == null);
        (await Sessions.FindAsync(admin.Session, Stop)).Should().NotBeNull("what was refused ended no session");
    }

    [Fact]
    public async Task A_disabled_admin_does_not_count_as_one_who_remains()
    {
        var (one, other) = (await APersonAsync(StaffRole.Admin), await APersonAsync(StaffRole.Admin));
        (await People.DisableAsync(one.Session, other.Id, Stop)).Should().Be(PeopleChange.Done);

        (await People.DisableAsync(one.Session, one.Id, Stop)).Should().Be(PeopleChange.LastAdmin);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_admins_who_remove_each_other_at_once_leave_one(bool byDisabling)
    {
        for (var round = 0; round < 5; round++)
        {
            await InitializeAsync();
            var (one, other) = (await APersonAsync(StaffRole.Admin), await APersonAsync(StaffRole.Admin));
            var nodes = new[] { Database.StartNode().People, Database.StartNode().People };

            var outcomes = await Task.WhenAll(
                Task.Run(() => RemoveAsync(nodes[0], one.Session, other.Id), Stop),
                Task.Run(() => RemoveAsync(nodes[1], other.Session, one.Id), Stop));

            outcomes.Should().BeEquivalentTo([PeopleChange.Done, PeopleChange.NotAllowed]);
            (await StoredPeopleAsync()).Count(person => person is { Role: StaffRole.Admin, DisabledAt: null }).Should().Be(1);
        }

        Task<PeopleChange> RemoveAsync(PeopleStore people, UserSession session, Guid id) =>
            byDisabling ? people.DisableAsync(session, id, Stop) : people.ChangeRoleAsync(session, id, null, Stop);
    }

    [Fact]
    public async Task Two_sessions_of_two_admins_who_step_down_at_once_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            await InitializeAsync();
            var (one, other) = (await APersonAsync(StaffRole.Admin), await APersonAsync(StaffRole.Admin));
            var nodes = new[] { Database.StartNode().People, Database.StartNode().People };

            var outcomes = await Task.WhenAll(
                Task.Run(() => nodes[0].ChangeRoleAsync(one.Session, one.Id, StaffRole.Auditor, Stop), Stop),
                Task.Run(() => nodes[1].ChangeRoleAsync(other.Session, other.Id, StaffRole.Auditor, Stop), Stop));

            outcomes.Should().BeEquivalentTo([PeopleChange.Done, PeopleChange.LastAdmin]);
        }
    }

    [Theory]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Auditor)]
    [InlineData(null)]
    public async Task Whoever_is_no_admin_changes_nobody_least_of_all_themselves(StaffRole? role)
    {
        var admin = await APersonAsync(StaffRole.Admin);
        var person = await APersonAsync(role);

        foreach (var target in new[] { person.Id, admin.Id })
        {
            (await People.ChangeRoleAsync(person.Session, target, StaffRole.Admin, Stop)).Should().Be(PeopleChange.NotAllowed);
            (await People.DisableAsync(person.Session, target, Stop)).Should().Be(PeopleChange.NotAllowed);
            (await People.EnableAsync(person.Session, target, Stop)).Should().Be(PeopleChange.NotAllowed);
            (await People.ResetSecondFactorAsync(person.Session, target, Stop)).Should().Be(PeopleChange.NotAllowed);
        }
        (await Invitations.InviteAsync(person.Session, "new@team.example", StaffRole.Admin, Stop)).Outcome.Should().Be(PeopleChange.NotAllowed);
        (await People.FindAsync(admin.Session, person.Id, Stop))?.Role.Should().Be(role);
    }

    [Fact]
    public async Task A_new_role_counts_at_once_and_ends_what_was_begun_with_the_old_one()
    {
        var (admin, editor) = (await APersonAsync(StaffRole.Admin), await APersonAsync(StaffRole.Editor));

        (await People.ChangeRoleAsync(admin.Session, editor.Id, StaffRole.Auditor, Stop)).Should().Be(PeopleChange.Done);

        (await Sessions.FindAsync(editor.Session, Stop)).Should().BeNull();
        (await Sessions.FindAsync(await SignInAsync(editor.Id), Stop))?.Role.Should().Be(StaffRole.Auditor);
        (await LogAsync(AuditActions.RoleChanged))[0].Should().Match<AuditEntry>(entry =>
            entry.ActorId == admin.Id && entry.Subject == editor.Email
            && entry.Before == """{"role":"Editor"}""" && entry.After == """{"role":"Auditor"}""");
    }

    [Fact]
    public async Task An_admin_who_is_disabled_changes_nothing_more_in_a_session_that_is_still_open()
    {
        var (admin, other) = (await APersonAsync(StaffRole.Admin), await APersonAsync(StaffRole.Admin));
        var editor = await APersonAsync(StaffRole.Editor);
        await People.DisableAsync(admin.Session, other.Id, Stop);

        (await People.ChangeRoleAsync(other.Session, editor.Id, StaffRole.Admin, Stop)).Should().Be(PeopleChange.NotAllowed);
        (await Sessions.StartAsync(other.Id, SignInMethod.Passkey, TimeSpan.FromHours(1), null, Stop)).Should().BeNull();

        (await People.EnableAsync(admin.Session, other.Id, Stop)).Should().Be(PeopleChange.Done);
        (await Sessions.FindAsync(other.Session, Stop)).Should().BeNull("a session that has ended stays ended");
        (await SignInAsync(other.Id)).Should().NotBe(other.Session);
    }

    [Fact]
    public async Task Resetting_a_second_factor_takes_all_of_it()
    {
        var (admin, person) = (await APersonAsync(StaffRole.Admin), await APersonAsync(StaffRole.Editor));
        var key = await Accounts.AuthenticatorKeyAsync(person.Session, Stop) ?? "";
        await Accounts.ConfirmAuthenticatorAsync(person.Session, OneTimeCode.At(key, Clock.GetUtcNow()), Stop);
        var codes = await Accounts.MakeRecoveryCodesAsync(person.Session, Stop) ?? [];

        (await People.ResetSecondFactorAsync(admin.Session, person.Id, Stop)).Should().Be(PeopleChange.Done);

        (await People.FindAsync(admin.Session, person.Id, Stop))?.HasSecondFactor.Should().BeFalse();
        (await Accounts.UseRecoveryCodeAsync(person.Id, codes[0], Stop)).Should().BeFalse();
        (await Sessions.FindAsync(person.Session, Stop)).Should().BeNull();
        (await Accounts.AuthenticatorKeyAsync(await SignInAsync(person.Id), Stop)).Should().NotBe(key);
    }
}

public sealed class PeopleOnSqliteTests(SqliteDatabase database) : PeopleTests(database), IClassFixture<SqliteDatabase>;

public sealed class PeopleOnPostgreSqlTests(PostgreSqlDatabase database) : PeopleTests(database), IClassFixture<PostgreSqlDatabase>;
