using System.Reflection;
using GoAdvisor.Data.Catalogues.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Circuits;

/// <summary>
/// Who is shown what by a circuit that is opened with the description of a page that somebody else was given, and how long a circuit outlives its
/// session. The interactive pages are found by reflection; one that is missing in the table fails the test.
/// </summary>
[Collection("The one draft")]
public class PrivateCircuitTests(ApiHost host)
{
    private const string NoDraft = "There is no draft";
    private const string NotShared = "this assessment was started in another browser";
    private const string Title = "A secret ledger";

    /// <summary>Each interactive page by its route, something private that it shows, and what it says instead to those for whom that is not.</summary>
    private static readonly Row[] Table =
    [
        new(Urls.Draft, (_, editor) => editor.Email, NoDraft),
        new(Urls.DraftAlternatives, (catalogue, _) => catalogue.Alternatives[0].Name, NoDraft),
        new(Urls.DraftCriteria, (catalogue, _) => catalogue.Criteria[0].Name, NoDraft),
        new(Urls.DraftRatings, (catalogue, _) => catalogue.Criteria[0].Name, NoDraft),
        new(Urls.DraftAspects, (catalogue, _) => catalogue.Aspects[0].Name, NoDraft),
        new(Urls.DraftQuestions, (catalogue, _) => catalogue.Questions[0].Text, NoDraft),
        new(Urls.DraftConstraints, (catalogue, _) => catalogue.Constraints[0].Name, NoDraft),
        new(Urls.DraftSources, (catalogue, _) => catalogue.Sources[0].Title, NoDraft),
        new(Urls.DraftClaims, (catalogue, _) => catalogue.Claims[0].Statement, NoDraft),
        new(Urls.DraftProfiles, (catalogue, _) => catalogue.Profiles[0].Name, NoDraft),
        new(Urls.DraftArchetypes, (_, _) => "It is not said which answers go together", NoDraft),
        new(Urls.DraftSettings, (_, _) => "Clear from a lead of", NoDraft),
        new(Urls.DraftPublish, (_, _) => "Publish as version", NoDraft),
        // What is published is no secret; the draft is not shown here.
        new(Urls.AdminRestoreRoute, Private: null, "There is no such version"),
        // It shows nothing of the draft before a file is chosen, and then asks the store.
        new(Urls.AdminImport, Private: null, "Catalogue file"),
        new(Urls.QuestionsRoute, (_, _) => Title, NotShared),
        new(Urls.ResultRoute, (_, _) => Title, NotShared),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_interactive_page_is_in_the_table() =>
        typeof(Program).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RenderModeAttribute>(inherit: true).Any())
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => route.Template).DefaultIfEmpty(type.Name))
            .Should().BeEquivalentTo(Table.Select(row => row.Route));

    [Fact]
    public async Task A_circuit_shows_what_is_private_to_those_who_may_see_it_and_to_nobody_else()
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var nobody = await WebPerson.SignedInAsync(host, role: null);
        using var editor = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        using var auditor = await WebPerson.SignedInAsync(host, StaffRole.Auditor);
        var visitor = $"goadvisor-visitor={(await host.Services.GetRequiredService<AccessStore>().IssueAsync(TokenPurpose.Visitor, Stop)).Token}";
        foreach (var row in Table)
        {
            var seen = await OpenAsync(row, admin);
            await ShowsAsync(seen, seen.Owner);
            foreach (var staff in new[] { auditor, editor })
                await (seen.Owner == admin.Cookie ? ShowsAsync(seen, staff.Cookie) : ShowsNothingAsync(seen, staff.Cookie));
            await ShowsNothingAsync(seen, nobody.Cookie);
            await ShowsNothingAsync(seen, visitor);

            await using var stranger = await TestCircuit.OpenAsync(host, seen.Html, seen.Address, cookie: null);
            await stranger.ClosesAsync();
            stranger.Rendered.Should().BeEmpty("a stranger opens {0}", row.Route);
        }
    }

    [Fact]
    public async Task A_circuit_is_closed_when_its_session_has_ended_and_shows_nothing_more()
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var other = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        await using var visitor = await OpenedAsync(Table.Single(row => row.Route == Urls.ResultRoute), admin);
        var circuits = new List<TestCircuit>();
        try
        {
            foreach (var row in Table)
                circuits.Add(await OpenedAsync(row, other, ofAccount: true));

            // As another node would: nobody tells this one.
            await host.Services.GetRequiredService<PeopleStore>().DisableAsync(admin.Session, other.Id, Stop);
            await RenameAsync(admin, "Renamed meanwhile");

            foreach (var circuit in circuits)
            {
                await circuit.ClosesAsync();
                circuit.Rendered.Should().NotContain("Renamed meanwhile");
            }
            visitor.IsClosed.Should().BeFalse("that one is of somebody else");
        }
        finally
        {
            foreach (var circuit in circuits)
                await circuit.DisposeAsync();
        }
    }

    [Fact]
    public async Task Signing_out_closes_the_circuits_of_the_session_and_no_edit_reaches_them_any_more()
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var other = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        var row = Table.Single(row => row.Route == Urls.DraftCriteria);
        var seen = await OpenAsync(row, admin);
        await using var circuit = await OpenedAsync(row, admin);
        await RenameAsync(other, "Renamed while signed in");
        await circuit.ShowsAsync("Renamed while signed in");

        using var answer = await admin.PostAsync(Urls.SignOut, "sign-out");
        await RenameAsync(other, "Renamed after the sign-out");

        await await Task.WhenAny(circuit.ClosesAsync(), circuit.ShowsAsync("Renamed after the sign-out"));
        circuit.Rendered.Should().NotContain("Renamed after the sign-out");
        await circuit.ClosesAsync();
        await using var again = await TestCircuit.OpenAsync(host, seen.Html, seen.Address, admin.Cookie);
        await again.ClosesAsync();
        again.Rendered.Should().BeEmpty();
    }

    /// <summary>A circuit of somebody to whom the page is open, once it shows what is private.</summary>
    private async Task<TestCircuit> OpenedAsync(Row row, WebPerson person, bool ofAccount = false)
    {
        var seen = await OpenAsync(row, person, ofAccount);
        var circuit = await TestCircuit.OpenAsync(host, seen.Html, seen.Address, seen.Owner);
        await circuit.ShowsAsync(seen.Private ?? seen.Instead);
        return circuit;
    }

    private async Task ShowsAsync(Seen seen, string cookie)
    {
        await using var circuit = await TestCircuit.OpenAsync(host, seen.Html, seen.Address, cookie);
        await circuit.ShowsAsync(seen.Private ?? seen.Instead);
    }

    private async Task ShowsNothingAsync(Seen seen, string cookie)
    {
        await using var circuit = await TestCircuit.OpenAsync(host, seen.Html, seen.Address, cookie);
        await circuit.ShowsAsync(seen.Instead);
        if (seen.Private is not null)
            circuit.Rendered.Should().NotContain(seen.Private);
    }

    /// <summary>The page as somebody is given it to whom it is open.</summary>
    /// <param name="ofAccount">Whether an assessment shall belong to the person's account; else it is a visitor's.</param>
    private async Task<Seen> OpenAsync(Row row, WebPerson person, bool ofAccount = false)
    {
        await RenameAsync(person, "Renamed before");
        var (address, owner) = (row.Route.Replace("{Number:int}", "999", StringComparison.Ordinal), person.Cookie);
        if (row.Instead == NotShared)
        {
            var visitor = await host.Services.GetRequiredService<AccessStore>().IssueAsync(TokenPurpose.Visitor, Stop);
            var id = await host.Services.GetRequiredService<AssessmentStore>()
                .CreateAsync(Title, null, 1, ofAccount ? new Holder(null, person.Session) : visitor.Id, Stop);
            var section = (await CatalogueAsync()).Sections[0].Id;
            address = address.Replace("{Id:guid}", id.ToString(), StringComparison.Ordinal).Replace("{Section}", section, StringComparison.Ordinal);
            owner = ofAccount ? owner : $"goadvisor-visitor={visitor.Token}";
        }
        using var http = host.Stranger;
        http.DefaultRequestHeaders.Add("Cookie", owner);
        return new Seen(await http.GetStringAsync(address, Stop), address, owner, row.Private?.Invoke(await CatalogueAsync(), person), row.Instead);
    }

    /// <summary>Edits the draft; starts one if there is none.</summary>
    private async Task RenameAsync(WebPerson person, string name)
    {
        var drafts = host.Services.GetRequiredService<DraftStore>();
        var draft = await drafts.StartAsync(person.Session, Stop) ?? throw new InvalidOperationException("There is no draft.");
        var path = $"criteria/{draft.Catalogue.Criteria[^1].Id}/name";
        await drafts.EditAsync(person.Session, new CatalogueChange { Path = path, Kind = ChangeKind.Changed, Before = draft.Tree.Find(path), After = $"\"{name} {Guid.NewGuid()}\"" }, Stop);
    }

    private async Task<Catalogue> CatalogueAsync() => (await host.Services.GetRequiredService<CatalogueStore>().GetAsync(1, Stop)).Catalogue;

    /// <param name="Private">Something private that the page shows, of the catalogue or the person who edited last; null for a page that shows nothing such.</param>
    /// <param name="Instead">What others are shown.</param>
    private sealed record Row(string Route, Func<Catalogue, WebPerson, string>? Private, string Instead);

    private sealed record Seen(string Html, string Address, string Owner, string? Private, string Instead);
}
