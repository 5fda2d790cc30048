using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

/// <summary>What a circuit may write that was begun with one role and goes on with another, or none.</summary>
public class CurrentStaffTests(ApiHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private CurrentStaff Staff => host.Services.GetRequiredService<CurrentStaff>();

    private PeopleStore People => host.Services.GetRequiredService<PeopleStore>();

    [Fact]
    public async Task Who_is_signed_in_may_write_what_the_role_allows_and_no_more()
    {
        using var editor = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        var circuit = await editor.CircuitAsync();

        (await Staff.MayAsync(circuit, Policies.EditDrafts, Stop))?.AccountId.Should().Be(editor.Id);
        (await Staff.MayAsync(circuit, Policies.Publish, Stop)).Should().BeNull();
        (await Staff.MayAsync(new ClaimsPrincipal(), Policies.EditDrafts, Stop)).Should().BeNull();
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("demoted")]
    [InlineData("signed out")]
    public async Task Whoever_is_disabled_demoted_or_signed_out_meanwhile_writes_nothing_more(string how)
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var editor = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        var circuit = await editor.CircuitAsync();
        (await Staff.MayAsync(circuit, Policies.EditDrafts, Stop)).Should().NotBeNull();

        if (how == "disabled")
            await People.DisableAsync(admin.Session, editor.Id, Stop);
        else if (how == "demoted")
            await People.ChangeRoleAsync(admin.Session, editor.Id, StaffRole.Auditor, Stop);
        else
            await host.Services.GetRequiredService<SessionStore>().EndAsync(editor.Session, Stop);

        (await Staff.MayAsync(circuit, Policies.EditDrafts, Stop)).Should().BeNull();
    }
}
