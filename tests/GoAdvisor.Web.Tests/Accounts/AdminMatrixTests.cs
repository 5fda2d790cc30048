using System.Net;
using System.Net.Http.Json;
using GoAdvisor.Data.Catalogues.Drafts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

/// <summary>
/// Who gets what from each page and endpoint of accounts and back-office. One that is missing here fails the test: somebody has to
/// think about it first. 302 is being sent to sign in (or away from a page that has nothing to do yet), 303 to set up a second factor.
/// </summary>
[Collection("The one draft")]
public class AdminMatrixTests(ApiHost host)
{
    private const int ToSignIn = 302;

    private static readonly Row[] Table =
    [
        new("/setup", 404, 404, 404, 404, 404),
        new("/sign-in", 200, 200, 200, 200, 200),
        new("/sign-in/second-step", ToSignIn, ToSignIn, ToSignIn, ToSignIn, ToSignIn),
        new("/sign-out", 200, 200, 200, 200, 200),
        new("/invitation", 200, 200, 200, 200, 200),
        new("/invitation/accept", 200, 200, 200, 200, 200),
        new("/account", ToSignIn, 200, 200, 200, 200),
        new("/account/assessments", ToSignIn, 200, 200, 200, 200),
        new("/account/authenticator", ToSignIn, 200, 200, 200, 200),
        new("/account/password", ToSignIn, 200, 200, 200, 200),
        new("/admin", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/import", ToSignIn, 403, 403, 200, 200),
        new("GET /admin/catalogue/versions/{number:int}/file", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/versions/{number:int}/publish", ToSignIn, 403, 403, 403, 200),
        new("/admin/catalogue/draft", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/alternatives", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/criteria", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/ratings", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/aspects", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/questions", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/constraints", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/sources", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/claims", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/archetypes", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/profiles", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/settings", ToSignIn, 403, 200, 200, 200),
        new("/admin/catalogue/draft/publish", ToSignIn, 403, 403, 403, 200),
        new("/admin/people", ToSignIn, 403, 200, 403, 200),
        new("/admin/people/{id:guid}", ToSignIn, 403, 200, 403, 200),
        new("/admin/audit", ToSignIn, 403, 200, 403, 200),
        new("GET /admin/audit.csv", ToSignIn, 403, 200, 403, 200),

        // Without an answer of the browser's, or the present password, nobody gets anywhere.
        new("POST /account/passkeys", ToSignIn, 422, 422, 422, 422),
        new("POST /account/passkeys/options", ToSignIn, 422, 422, 422, 422),
        new("POST /sign-in/passkey", 422, 422, 422, 422, 422),
        new("POST /sign-in/passkey/options", 200, 200, 200, 200, 200),
        new("POST /invitation", 404, 404, 404, 404, 404),
    ];

    private static readonly string[] Rooms = ["/setup", "/sign-", "/invitation", "/account", "/admin"];

    public static TheoryData<string> Endpoints => [.. Table.Select(row => row.Endpoint)];

    [Fact]
    public void Every_page_and_endpoint_of_accounts_and_back_office_is_in_the_table() =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Pattern: $"/{endpoint.RoutePattern.RawText?.Trim('/')}", endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods))
            .Where(endpoint => Rooms.Any(room => endpoint.Pattern.StartsWith(room, StringComparison.OrdinalIgnoreCase)))
            .Select(endpoint => (endpoint.HttpMethods is [var only] ? $"{only} " : "") + endpoint.Pattern)
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(endpoint => endpoint.ToUpperInvariant())
            .Should().BeEquivalentTo(Table.Select(row => row.Endpoint.ToUpperInvariant()));

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Everybody_gets_from_an_endpoint_what_the_table_says(string endpoint)
    {
        var row = Table.Single(row => row.Endpoint == endpoint);
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var stranger = new WebPerson(host);
        using var nobody = await WebPerson.SignedInAsync(host, role: null);
        using var auditor = await WebPerson.SignedInAsync(host, StaffRole.Auditor);
        using var editor = await WebPerson.SignedInAsync(host, StaffRole.Editor);

        var expected = new[] { row.Stranger, row.Nobody, row.Auditor, row.Editor, row.Admin };
        foreach (var (person, status) in new[] { stranger, nobody, auditor, editor, admin }.Zip(expected))
        {
            using var response = await AskAsync(person, endpoint, admin.Id);
            ((int)response.StatusCode).Should().Be(status);
            if (status == ToSignIn)
                response.Headers.Location?.OriginalString.Should().Contain(Urls.SignIn);
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task An_admin_whose_second_factor_is_overdue_can_do_nothing_but_set_it_up(string endpoint)
    {
        var row = Table.Single(row => row.Endpoint == endpoint);
        using var late = await WebPerson.SignedInAsync(host, StaffRole.Admin, age: TimeSpan.FromHours(24));
        using var response = await AskAsync(late, endpoint, late.Id);

        var isForSettingUp = row.Nobody != 403 && row.Stranger != row.Admin && !endpoint.EndsWith("assessments", StringComparison.Ordinal) && !endpoint.EndsWith("password", StringComparison.Ordinal);
        if (row.Stranger == row.Admin || isForSettingUp)
            ((int)response.StatusCode).Should().Be(row.Admin);
        else
            response.Headers.Location?.OriginalString.Should().Be(Urls.Account, "only there is a way on");
    }

    [Theory]
    [InlineData("/admin/people", "invite")]
    [InlineData("/admin/people/{id:guid}", "role")]
    [InlineData("/admin/people/{id:guid}", "disable")]
    [InlineData("/admin/people/{id:guid}", "enable")]
    [InlineData("/admin/people/{id:guid}", "reset")]
    public async Task Forms_about_people_are_for_admins_whatever_is_sent_with_them(string page, string form)
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var target = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        var path = page.Replace("{id:guid}", target.Id.ToString(), StringComparison.Ordinal);
        foreach (var role in new StaffRole?[] { null, StaffRole.Auditor, StaffRole.Editor })
        {
            using var person = await WebPerson.SignedInAsync(host, role);
            using var answer = await person.PostAsync(path, form, formOf: Urls.SignOut, fields:
                [("Role", "admin"), ("Invite.Role", "admin"), ("Invite.Email", "x@team.example"), ("mayManage", "true"), ("Session", admin.Session.Id.ToString())]);
            ((int)answer.StatusCode).Should().BeOneOf([400, 403], "{0} sends {1}", role, form);
        }
        var people = host.Services.GetRequiredService<PeopleStore>();
        (await people.FindAsync(admin.Session, target.Id, TestContext.Current.CancellationToken)).Should().Match<PersonSummary>(
            person => person.Role == StaffRole.Editor && person.DisabledAt == null);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("start-1")]
    [InlineData("discard")]
    public async Task Forms_about_drafts_are_for_those_who_edit_whatever_is_sent_with_them(string form)
    {
        var drafts = host.Services.GetRequiredService<DraftStore>();
        using var editor = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        foreach (var role in new StaffRole?[] { null, StaffRole.Auditor })
        {
            var before = await drafts.GetVersionAsync(editor.Session, TestContext.Current.CancellationToken);
            using var person = await WebPerson.SignedInAsync(host, role);
            using var answer = await person.PostAsync("/admin/catalogue", form, formOf: Urls.SignOut, fields:
                [("Seen.Revision", $"{before?.Revision}"), ("Seen.StartedAt", $"{before?.StartedAt.UtcTicks}"), ("mayEdit", "true")]);
            ((int)answer.StatusCode).Should().BeOneOf([400, 403], "{0} sends {1}", role, form);
            (await drafts.GetVersionAsync(editor.Session, TestContext.Current.CancellationToken)).Should().Be(before);
        }
    }

    private static Task<HttpResponseMessage> AskAsync(WebPerson person, string endpoint, Guid id)
    {
        var path = endpoint.Split(' ')[^1].Replace("{id:guid}", id.ToString(), StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal);
        return endpoint.StartsWith("POST", StringComparison.Ordinal)
            ? person.Http.PostAsJsonAsync(path, new { token = "gai_x", value = "{}" }, TestContext.Current.CancellationToken)
            : person.GetAsync(path);
    }

    private sealed record Row(string Endpoint, int Stranger, int Nobody, int Auditor, int Editor, int Admin);
}
