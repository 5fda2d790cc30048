using System.Reflection;
using System.Security.Claims;
using GoAdvisor.Data.Catalogues.Drafts;
using GoAdvisor.Web.Features.Admin.Editor;
using GoAdvisor.Web.Features.Admin.Versions;
using GoAdvisor.Web.Tests.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Admin;

/// <summary>
/// Who gets what from each write that a circuit can ask for. Whatever event is forged on a page ends in one of these, because pages reach
/// the catalogue by way of the desks alone. A write that is missing here fails the test.
/// </summary>
[Collection("The one draft")]
public class DeskMatrixTests(ApiHost host)
{
    private static readonly CatalogueChange Edit = new() { Path = "thresholds/clearLead", Kind = ChangeKind.Changed, Before = "15", After = "16" };

    /// <summary>Each write, the policy it needs, and how it is asked for; the result is null when it was refused.</summary>
    private static readonly Dictionary<string, (string Policy, Func<ApiHost, ClaimsPrincipal, Task<object?>> Ask)> Table = new()
    {
        ["DraftDesk.EditAsync"] = (Policies.EditDrafts, async (host, user) => await Drafts(host).EditAsync(user, Edit)),
        ["DraftDesk.UndoAsync"] = (Policies.EditDrafts, async (host, user) => await Drafts(host).UndoAsync(user)),
        ["DraftDesk.RedoAsync"] = (Policies.EditDrafts, async (host, user) => await Drafts(host).RedoAsync(user)),
        ["DraftDesk.StartAsync"] = (Policies.EditDrafts, async (host, user) => await Drafts(host).StartAsync(user)),
        ["DraftDesk.StartFromAsync"] = (Policies.EditDrafts, async (host, user) => await Drafts(host).StartFromAsync(user, 1)),
        ["DraftDesk.DiscardAsync"] = (Policies.EditDrafts, async (host, user) => await Drafts(host).DiscardAsync(user, new DraftVersion(default, -1))),
        ["DraftDesk.ImportAsync"] = (Policies.EditDrafts, async (host, user) => await Drafts(host).ImportAsync(user, await CatalogueAsync(host), -1)),
        ["VersionDesk.PublishAsync"] = (Policies.Publish, async (host, user) => await Versions(host).PublishAsync(user, new DraftVersion(default, -1), 1, "new", null)),
        ["VersionDesk.RestoreAsync"] = (Policies.Publish, async (host, user) => await Versions(host).RestoreAsync(user, 1, -1, "again", null)),
    };

    public static TheoryData<string> Writes => [.. Table.Keys];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_write_of_the_desks_is_in_the_table() =>
        new[] { typeof(DraftDesk), typeof(VersionDesk) }
            .SelectMany(desk => desk.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(ClaimsPrincipal)))
            .Select(method => $"{method.DeclaringType?.Name}.{method.Name}")
            .Should().BeEquivalentTo(Table.Keys);

    [Fact]
    public void No_page_gets_past_the_desks()
    {
        Type[] stores = [typeof(DraftStore), typeof(CataloguePublisher)];
        var components = typeof(DraftDesk).Assembly.GetTypes().Where(typeof(IComponent).IsAssignableFrom).ToList();
        components.Should().HaveCountGreaterThan(50);
        components.SelectMany(component => component.GetProperties(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.GetCustomAttribute<InjectAttribute>() is not null && stores.Contains(property.PropertyType))
            .Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_is_done_for_those_who_may_as_of_now_and_for_nobody_else(string write)
    {
        var (policy, ask) = Table[write];
        (await ask(host, new ClaimsPrincipal())).Should().BeNull("a stranger asks");
        foreach (var role in new StaffRole?[] { null, StaffRole.Auditor, StaffRole.Editor, StaffRole.Admin })
        {
            using var person = await WebPerson.SignedInAsync(host, role);
            var circuit = await person.CircuitAsync();
            var mayAsk = role is StaffRole.Admin || role is StaffRole.Editor && policy == Policies.EditDrafts;
            if (mayAsk)
                (await ask(host, circuit)).Should().NotBeNull("{0} asks", role);
            else
                await ShouldBeRefusedAsync(ask, circuit);

            await host.Services.GetRequiredService<SessionStore>().EndAsync(person.Session, Stop);
            await ShouldBeRefusedAsync(ask, circuit);
        }
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Whoever_became_an_auditor_meanwhile_is_refused_though_the_page_still_shows_the_buttons(string write)
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var other = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        var circuit = await other.CircuitAsync();
        await host.Services.GetRequiredService<PeopleStore>().ChangeRoleAsync(admin.Session, other.Id, StaffRole.Auditor, Stop);
        await ShouldBeRefusedAsync(Table[write].Ask, circuit);
    }

    private async Task ShouldBeRefusedAsync(Func<ApiHost, ClaimsPrincipal, Task<object?>> ask, ClaimsPrincipal circuit)
    {
        var drafts = host.Services.GetRequiredService<DraftStore>();
        var before = (await drafts.GetVersionAsync(Stop), (await Versions(host).ListAsync(Stop)).Count);
        (await ask(host, circuit)).Should().BeNull();
        (await drafts.GetVersionAsync(Stop), (await Versions(host).ListAsync(Stop)).Count).Should().Be(before);
    }

    private static async Task<Catalogue> CatalogueAsync(ApiHost host) =>
        (await host.Services.GetRequiredService<CatalogueStore>().GetCurrentAsync(Stop)).Catalogue;

    private static DraftDesk Drafts(ApiHost host) => host.Services.GetRequiredService<DraftDesk>();

    private static VersionDesk Versions(ApiHost host) => host.Services.GetRequiredService<VersionDesk>();
}
