using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using GoAdvisor.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

/// <summary>Fields that no form has are sent with every form of accounts, and change nothing.</summary>
public sealed partial class OverPostingTests(ApiHost host)
{
    private static readonly string[] Prefixes = ["", "Form.", "Posted.", "Account.", "account.", "person.", "invitation.", "who.", "Input."];

    private static readonly (string Name, string Value)[] Wishes =
    [
        ("Role", "Admin"), ("role", "admin"), ("IsAdmin", "true"), ("Email", "someone-else@team.example"), ("UserName", "someone-else@team.example"),
        ("InvitedById", Guid.Empty.ToString()), ("TwoFactorEnabled", "true"), ("DisabledAt", "2020-01-01"), ("PasswordHash", "x"), ("CreatedAt", "2020-01-01"),
        ("mayManage", "true"), ("isOpen", "true"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(StaffRole.Auditor)]
    public async Task Whoever_accepts_an_invitation_gets_its_address_and_role_and_no_other(StaffRole? role)
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        var email = $"{Guid.NewGuid():N}@team.example";
        var link = (await host.Services.GetRequiredService<InvitationStore>().InviteAsync(admin.Session, email, role, Stop)).Link?.Token;
        using var newcomer = new WebPerson(host);
        (await newcomer.Http.PostAsJsonAsync(Urls.Invitation, new { token = link, role = "Admin", email = "someone-else@team.example" }, Stop))
            .StatusCode.Should().Be(HttpStatusCode.OK);

        using var made = await newcomer.PostAsync(Urls.AcceptInvitation, "accept", fields:
            Greedy(("Form.Name", "Newcomer"), ("Form.Password", WebPerson.Password), ("username", "someone-else@team.example")));

        made.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await PersonAsync(email)).Should().Match<PersonSummary>(person =>
            person.Role == role && person.DisabledAt == null && !person.HasAuthenticator && person.CreatedAt.Year > 2020);
        (await WebPerson.EverybodyAsync(host)).Should().NotContain(person => person.Email == "someone-else@team.example");
        (await newcomer.GetAsync(Urls.AdminPeople)).StatusCode.Should().Be(role is null ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_first_admin_has_the_address_that_was_typed_and_an_age_of_its_own()
    {
        await using var installation = await Installation.StartAsync();
        using var first = new WebPerson(installation);
        using var made = await first.PostAsync(Urls.Setup, "setup", fields: Greedy(
            ("Form.Code", SetupCode().Match(installation.Log).Value), ("Form.Email", "ann@team.example"), ("Form.Name", "Ann"), ("Form.Password", WebPerson.Password)));

        made.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await WebPerson.EverybodyAsync(installation)).Should().ContainSingle().Which.Should()
            .Match<PersonSummary>(person => person.Email == "ann@team.example" && person.DisabledAt == null && !person.HasSecondFactor && person.CreatedAt.Year > 2020);
    }

    [Theory]
    [InlineData(Urls.SignIn, "sign-in")]
    [InlineData(Urls.Account, "recovery")]
    [InlineData(Urls.AccountPassword, "password")]
    [InlineData(Urls.AccountAuthenticator, "confirm")]
    [InlineData(Urls.AccountAssessments, "claim")]
    public async Task Ones_own_forms_change_neither_role_nor_address_nor_anybody_else(string page, string form)
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        var (before, others) = (await RowAsync(person.Id), await RowAsync(admin.Id));

        using var answer = await person.PostAsync(page, form, formOf: Urls.SignOut, fields: Greedy(
            ("Form.Email", person.Email), ("Current", WebPerson.Password), ("Form.Current", WebPerson.Password),
            ("Form.Next", "another orchard 7 violin"), ("Id", admin.Id.ToString()), ("AccountId", admin.Id.ToString()), ("Form.AccountId", admin.Id.ToString())));

        ((int)answer.StatusCode).Should().BeLessThan(500);
        (await RowAsync(admin.Id)).Should().BeEquivalentTo(others, "{0} is about oneself", form);
        (await RowAsync(person.Id)).Should().Match<Account>(row =>
            row.Role == before.Role && row.Email == before.Email && row.NormalizedUserName == before.NormalizedUserName
            && row.DisabledAt == null && !row.TwoFactorEnabled && row.CreatedAt == before.CreatedAt && row.PasswordHash != "x");
    }

    [Theory]
    [InlineData("role")]
    [InlineData("enable")]
    public async Task An_editor_cannot_promote_themselves_by_sending_the_form_of_their_own_page(string form)
    {
        using var editor = await WebPerson.SignedInAsync(host, StaffRole.Editor);

        using var answer = await editor.PostAsync(Urls.AdminPerson(editor.Id), form, formOf: Urls.SignOut, fields: Greedy(("Role", "admin")));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await RowAsync(editor.Id)).Role.Should().Be(StaffRole.Editor);
    }

    [Fact]
    public async Task An_invitation_is_for_the_role_that_was_chosen()
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        var email = $"{Guid.NewGuid():N}@team.example";

        using var answer = await admin.PostAsync(Urls.AdminPeople, "invite", fields: Greedy(("Invite.Email", email), ("Invite.Role", "auditor")));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.Services.GetRequiredService<InvitationStore>().ListAsync(admin.Session, Stop)).Single(open => open.Email == email).Should()
            .Match<OpenInvitation>(open => open.Role == StaffRole.Auditor && open.InvitedBy == admin.Email);
    }

    /// <summary>The form's own fields, then everything a greedy person could wish for under every name that a binder may look for.</summary>
    private static (string, string)[] Greedy(params (string Name, string Value)[] own) =>
    [
        .. own,
        .. Prefixes.SelectMany(prefix => Wishes.Select(wish => (Name: prefix + wish.Name, wish.Value)))
            .Where(wish => !own.Any(field => string.Equals(field.Name, wish.Name, StringComparison.OrdinalIgnoreCase)) && (wish.Name != "Form.Email" || own.All(field => field.Name != "Form.Code"))),
    ];

    private async Task<PersonSummary> PersonAsync(string email) => (await WebPerson.EverybodyAsync(host)).Single(person => person.Email == email);

    private async Task<Account> RowAsync(Guid id)
    {
        await using var rows = await host.Services.GetRequiredService<IDbContextFactory<GoAdvisorDbContext>>().CreateDbContextAsync(Stop);
        return await rows.Accounts.AsNoTracking().SingleAsync(account => account.Id == id, Stop);
    }

    [GeneratedRegex("gas_[A-Za-z0-9_-]{43}")]
    private static partial Regex SetupCode();
}
