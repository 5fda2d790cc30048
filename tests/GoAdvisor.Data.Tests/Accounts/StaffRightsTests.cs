using System.Reflection;
using GoAdvisor.Data.Accounts.Credentials;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Data.Tests.Accounts;

/// <summary>
/// Who gets what from each method that acts for a session. Whatever page, endpoint or circuit event is forged, it ends in one of these. They are found
/// by reflection; one that is missing in the table fails the test.
/// </summary>
public abstract class StaffRightsTests(TestDatabase database) : AccountTests(database)
{
    private static readonly StaffRole?[] Roles = [null, StaffRole.Auditor, StaffRole.Editor, StaffRole.Admin];

    private static readonly CatalogueChange Edit = new() { Path = "criteria/simplicity/ratings/go/value", Kind = ChangeKind.Changed, Before = "4", After = "3" };

    private DraftStore Drafts => Database.Node.Drafts;

    private CataloguePublisher Publisher => Database.Node.Publisher;

    private PasskeyStore Passkeys => Database.Node.Services.GetRequiredService<PasskeyStore>();

    [Fact]
    public void Every_method_that_acts_for_a_session_is_in_the_table() =>
        typeof(UserSession).Assembly.GetTypes().Where(type => type != typeof(StaffAccess))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsPrivate && method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(UserSession)))
            .Select(method => $"{method.DeclaringType?.Name}.{method.Name}")
            .Should().BeEquivalentTo(Attempts(default).Keys);

    [Fact]
    public async Task Each_method_serves_the_roles_that_have_its_right_and_nobody_else()
    {
        var target = await APersonAsync(null);
        foreach (var (method, (right, _)) in Attempts(default))
        {
            foreach (var role in Roles)
            {
                await ADraftAsync();
                var person = await APersonAsync(role);
                var mayAsk = right is not { } needed || role is { } own && needed.Roles().Contains(own);
                (await Attempts(target.Id)[method].Succeeds(person.Session)).Should().Be(mayAsk, "{0} is asked by {1}", method, role);
            }
        }
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("signed out")]
    [InlineData("run out")]
    [InlineData("disabled")]
    [InlineData("without a role")]
    public async Task No_method_serves_a_session_that_does_not_count_any_more(string how)
    {
        var target = await APersonAsync(null);
        await ADraftAsync();
        foreach (var (method, (_, succeeds)) in Attempts(target.Id))
        {
            var person = await APersonAsync(StaffRole.Admin);
            var session = await EndAsync(person, how);
            (await succeeds(session)).Should().BeFalse("{0} is asked in a session that is {1}", method, how);
        }
    }

    [Fact]
    public async Task An_admin_whose_second_factor_is_overdue_has_no_right_of_the_back_office()
    {
        var target = await APersonAsync(null);
        foreach (var (method, (right, succeeds)) in Attempts(target.Id).Where(attempt => attempt.Value.Right is not null))
        {
            await ADraftAsync();
            var (late, timely) = (await APersonAsync(StaffRole.Admin), await APersonAsync(StaffRole.Admin, SignInMethod.OpenIdConnect));
            Clock.Advance(TimeSpan.FromHours(24));
            var (asLate, asTimely) = (await SignInAsync(late.Id), await SignInAsync(timely.Id, SignInMethod.OpenIdConnect));
            (await succeeds(asLate)).Should().BeFalse(method);
            (await succeeds(asTimely)).Should().BeTrue("{0} is asked by somebody for whom an identity provider vouches", method);
        }
    }

    /// <summary>Each method, the right it needs (null where everybody signed in has it, for their own account), and whether it gives or does anything.</summary>
    private Dictionary<string, (StaffRight? Right, Func<UserSession, Task<bool>> Succeeds)> Attempts(Guid target) => new()
    {
        ["DraftStore.FindAsync"] = (StaffRight.ReadBackOffice, async session => await Drafts.FindAsync(session, Stop) is not null),
        ["DraftStore.GetVersionAsync"] = (StaffRight.ReadBackOffice, async session => await Drafts.GetVersionAsync(session, Stop) is not null),
        ["DraftStore.ListEditsAsync"] = (StaffRight.ReadBackOffice, async session => (await Drafts.ListEditsAsync(session, 10, Stop)).Count > 0),
        ["DraftStore.StartAsync"] = (StaffRight.EditDrafts, async session => await Drafts.StartAsync(session, Stop) is not null),
        ["DraftStore.StartFromAsync"] = (StaffRight.EditDrafts, async session => await Drafts.StartFromAsync(session, 1, Stop) is not null),
        ["DraftStore.EditAsync"] = (StaffRight.EditDrafts, session => ChangesAsync(() => Drafts.EditAsync(session, Edit, Stop))),
        ["DraftStore.UndoAsync"] = (StaffRight.EditDrafts, async session => await Drafts.UndoAsync(session, Stop) is not DraftEditNotAllowed),
        ["DraftStore.RedoAsync"] = (StaffRight.EditDrafts, async session => await Drafts.RedoAsync(session, Stop) is not DraftEditNotAllowed),
        ["DraftStore.PreviewImportAsync"] = (StaffRight.EditDrafts, async session => await Drafts.PreviewImportAsync(session, new MemoryStream(), "ours.json", Stop) is not null),
        ["DraftStore.ImportAsync"] = (StaffRight.EditDrafts, async session =>
            await Drafts.ImportAsync(session, (await Catalogues.GetAsync(1, Stop)).Catalogue, 1, Stop) is not DraftEditNotAllowed),
        ["DraftStore.DiscardAsync"] = (StaffRight.EditDrafts, async session => await Drafts.DiscardAsync(session, await DraftVersionAsync(), Stop) is not null),
        ["CataloguePublisher.ListAsync"] = (StaffRight.ReadBackOffice, async session => (await Publisher.ListAsync(session, Stop)).Count > 0),
        ["CataloguePublisher.PublishAsync"] = (StaffRight.Publish, async session =>
            await Publisher.PublishAsync(session, new PublishRequest(await DraftVersionAsync(), 0), Stop) is not PublishNotAllowed),
        ["CataloguePublisher.RestoreAsync"] = (StaffRight.Publish, async session =>
            await Publisher.RestoreAsync(session, 1, 0, "Again.", cancellationToken: Stop) is not PublishNotAllowed),
        ["SavedImpact.MeasureAsync"] = (StaffRight.ReadBackOffice, async session =>
            await Database.Node.SavedImpact.MeasureAsync(session, default, (await Catalogues.GetAsync(1, Stop)).Model, cancellationToken: Stop) is not null),
        ["AuditLog.ListAsync"] = (StaffRight.Oversee, async session => (await Audit.ListAsync(session, new AuditFilter(), 10, cancellationToken: Stop)).Count > 0),
        ["AuditLog.ReadAsync"] = (StaffRight.Oversee, async session => await Audit.ReadAsync(session, new AuditFilter(), Stop).AnyAsync(Stop)),
        ["PeopleStore.ListAsync"] = (StaffRight.Oversee, async session => (await People.ListAsync(session, Stop)).Count > 0),
        ["PeopleStore.FindAsync"] = (StaffRight.Oversee, async session => await People.FindAsync(session, target, Stop) is not null),
        ["PeopleStore.ChangeRoleAsync"] = (StaffRight.ManagePeople, async session => await People.ChangeRoleAsync(session, target, null, Stop) != PeopleChange.NotAllowed),
        ["PeopleStore.DisableAsync"] = (StaffRight.ManagePeople, async session => await People.DisableAsync(session, target, Stop) != PeopleChange.NotAllowed),
        ["PeopleStore.EnableAsync"] = (StaffRight.ManagePeople, async session => await People.EnableAsync(session, target, Stop) != PeopleChange.NotAllowed),
        ["PeopleStore.ResetSecondFactorAsync"] = (StaffRight.ManagePeople, async session =>
            await People.ResetSecondFactorAsync(session, target, Stop) != PeopleChange.NotAllowed),
        ["InvitationStore.ListAsync"] = (StaffRight.Oversee, ListsInvitationsAsync),
        ["InvitationStore.InviteAsync"] = (StaffRight.ManagePeople, async session =>
            (await Invitations.InviteAsync(session, "new@team.example", null, Stop)).Outcome != PeopleChange.NotAllowed),
        ["InvitationStore.WithdrawAsync"] = (StaffRight.ManagePeople, async session => await Invitations.WithdrawAsync(session, target, Stop) != PeopleChange.NotAllowed),
        ["SessionStore.FindAsync"] = (null, async session => await Sessions.FindAsync(session, Stop) is not null),
        ["SessionStore.EndAsync"] = (null, session => WritesLineAsync(() => Sessions.EndAsync(session, Stop))),
        ["AccountStore.ChangePasswordAsync"] = (null, session => Accounts.ChangePasswordAsync(session, Hash, Stop)),
        ["AccountStore.AuthenticatorKeyAsync"] = (null, async session => await Accounts.AuthenticatorKeyAsync(session, Stop) is not null),
        ["AccountStore.ConfirmAuthenticatorAsync"] = (null, ConfirmsAuthenticatorAsync),
        ["AccountStore.RemoveAuthenticatorAsync"] = (null, RemovesAuthenticatorAsync),
        ["AccountStore.MakeRecoveryCodesAsync"] = (null, async session => await Accounts.MakeRecoveryCodesAsync(session, Stop) is not null),
        ["AccountStore.CountRecoveryCodesAsync"] = (null, CountsRecoveryCodesAsync),
        ["AccountStore.CountClaimableAsync"] = (null, async session => await Accounts.CountClaimableAsync(session, (await AnAssessmentAsync()).Owner, Stop) > 0),
        ["AccountStore.ClaimAsync"] = (null, async session => await Accounts.ClaimAsync(session, (await AnAssessmentAsync()).Owner, Stop) > 0),
        ["PasskeyStore.AddAsync"] = (null, session => Passkeys.AddAsync(session, APasskey(), Stop)),
        ["PasskeyStore.ListAsync"] = (null, ListsPasskeysAsync),
        ["PasskeyStore.RemoveAsync"] = (null, RemovesPasskeyAsync),
    };

    private async Task<bool> ListsInvitationsAsync(UserSession session)
    {
        await Invitations.InviteAsync((await APersonAsync(StaffRole.Admin)).Session, "new@team.example", null, Stop);
        return (await Invitations.ListAsync(session, Stop)).Count > 0;
    }

    private async Task<bool> ConfirmsAuthenticatorAsync(UserSession session)
    {
        var key = await Accounts.AuthenticatorKeyAsync(session, Stop) ?? OneTimeCode.NewKey();
        return await Accounts.ConfirmAuthenticatorAsync(session, OneTimeCode.At(key, Clock.GetUtcNow()), Stop);
    }

    private async Task<bool> RemovesAuthenticatorAsync(UserSession session)
    {
        if (await Accounts.AuthenticatorKeyAsync(session, Stop) is { } key)
            await Accounts.ConfirmAuthenticatorAsync(session, OneTimeCode.At(key, Clock.GetUtcNow()), Stop);
        return await Accounts.RemoveAuthenticatorAsync(session, Stop);
    }

    private async Task<bool> CountsRecoveryCodesAsync(UserSession session)
    {
        await Accounts.MakeRecoveryCodesAsync(session, Stop);
        return await Accounts.CountRecoveryCodesAsync(session, Stop) > 0;
    }

    private async Task<bool> ListsPasskeysAsync(UserSession session)
    {
        await Passkeys.AddAsync(session, APasskey(), Stop);
        return (await Passkeys.ListAsync(session, Stop)).Count == 1;
    }

    private async Task<bool> RemovesPasskeyAsync(UserSession session)
    {
        await Passkeys.AddAsync(session, APasskey(), Stop);
        return (await Passkeys.ListAsync(session, Stop)) is [var own] && await Passkeys.RemoveAsync(session, own.Id, Stop);
    }

    private static UserPasskeyInfo APasskey() =>
        new(Guid.NewGuid().ToByteArray(), [1], DateTimeOffset.UnixEpoch, 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]);

    private async Task<bool> ChangesAsync(Func<Task<DraftEditResult>> editAsync)
    {
        var before = await DraftVersionAsync();
        var result = await editAsync();
        (await DraftVersionAsync() != before).Should().Be(result is DraftEdited, "only who may edit changes the draft");
        return result is DraftEdited;
    }

    private async Task<bool> WritesLineAsync(Func<Task> actAsync)
    {
        await using var rows = Rows();
        var before = await rows.AuditEntries.CountAsync(Stop);
        await actAsync();
        return await rows.AuditEntries.CountAsync(Stop) > before;
    }

    private async Task<UserSession> EndAsync(PersonHere person, string how)
    {
        switch (how)
        {
            case "unknown":
                return new UserSession(Guid.CreateVersion7());
            case "signed out":
                await Sessions.EndAsync(person.Session, Stop);
                break;
            case "run out":
                Clock.Advance(TimeSpan.FromHours(12));
                break;
            case "disabled":
                await People.DisableAsync((await APersonAsync(StaffRole.Admin)).Session, person.Id, Stop);
                break;
            default:
                await People.ChangeRoleAsync((await APersonAsync(StaffRole.Admin)).Session, person.Id, null, Stop);
                break;
        }
        return person.Session;
    }

    /// <summary>A draft with one edit, whoever may see it.</summary>
    private async Task ADraftAsync()
    {
        var admin = (await APersonAsync(StaffRole.Admin)).Session;
        if (await Drafts.GetVersionAsync(admin, Stop) is { } left)
            await Drafts.DiscardAsync(admin, left, Stop);
        await Drafts.StartAsync(admin, Stop);
        await Drafts.EditAsync(admin, Edit with { Path = "criteria/simplicity/ratings/rust/value", Before = "1", After = "2" }, Stop);
    }

    private async Task<DraftVersion> DraftVersionAsync()
    {
        await using var rows = Rows();
        return await rows.CatalogueDrafts.Select(draft => new DraftVersion(draft.StartedAt, draft.Revision)).SingleOrDefaultAsync(Stop) ?? new DraftVersion(default, 0);
    }
}

public sealed class StaffRightsOnSqliteTests(SqliteDatabase database) : StaffRightsTests(database), IClassFixture<SqliteDatabase>;

public sealed class StaffRightsOnPostgreSqlTests(PostgreSqlDatabase database) : StaffRightsTests(database), IClassFixture<PostgreSqlDatabase>;
