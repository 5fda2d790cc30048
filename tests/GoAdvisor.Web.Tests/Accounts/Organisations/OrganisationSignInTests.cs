using System.Net;
using GoAdvisor.Web.Features.Accounts.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts.Organisations;

/// <summary>Signing in by way of a real identity provider.</summary>
public class OrganisationSignInTests(Organisation organisation) : IClassFixture<Organisation>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_the_provider_knows_comes_in_with_the_role_it_gives_anew_each_time()
    {
        var (provider, host) = (organisation.Provider, organisation.Host);
        // Somebody else is the last admin who must remain.
        using var local = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var browser = new WebPerson(host);

        provider.Person = ("s1", "ann@provider.example", ["staff", "goadvisor-admins", "goadvisor-readers"]);
        (await ComeInAsync(browser, Urls.AdminPeople)).Should().Be(Urls.AdminPeople);
        (await browser.GetAsync(Urls.AdminPeople)).StatusCode.Should().Be(HttpStatusCode.OK, "the provider vouches for the second factor");
        var person = await FindAsync(host, "ann@provider.example");
        person.Should().Match<PersonSummary>(found => found.Role == StaffRole.Admin && !found.HasPassword);

        provider.Person = ("s1", "ann@provider.example", ["goadvisor-readers"]);
        using var again = new WebPerson(host);
        await ComeInAsync(again, Urls.Admin);
        (await FindAsync(host, "ann@provider.example"))?.Role.Should().Be(StaffRole.Auditor);
        (await browser.GetAsync(Urls.Admin)).StatusCode.Should().Be(HttpStatusCode.Redirect, "what was begun as an admin has ended");

        provider.Person = ("s1", "ann@provider.example", ["staff"]);
        await ComeInAsync(again, Urls.Account);
        (await again.GetAsync(Urls.Admin)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await again.TypePasswordAsync("ann@provider.example", "")).StatusCode.Should().Be(HttpStatusCode.OK, "there is no password");
    }

    [Fact]
    public async Task An_account_that_is_there_already_is_not_taken_over_by_its_address()
    {
        var (provider, host) = (organisation.Provider, organisation.Host);
        using var local = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var browser = new WebPerson(host);

        provider.Person = ("intruder", local.Email.ToUpperInvariant(), ["goadvisor-admins"]);
        (await ComeInAsync(browser, Urls.Admin)).Should().Be(Urls.SignInRefused);
        (await browser.GetAsync(Urls.Admin)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await browser.TextAsync(Urls.SignInRefused)).Should().Contain("did not let you in");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Coming_back_one_stays_on_this_site(string returnUrl)
    {
        var (provider, host) = (organisation.Provider, organisation.Host);
        provider.Person = ("s2", "bob@provider.example", []);
        using var browser = new WebPerson(host);

        (await ComeInAsync(browser, returnUrl)).Should().Be(Urls.Account);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_signs_nobody_in()
    {
        var (provider, host) = (organisation.Provider, organisation.Host);
        provider.Person = ("s3", "eve@provider.example", ["goadvisor-admins"]);
        using var attacker = new WebPerson(host);
        using var victim = new WebPerson(host);

        var answer = await AskProviderAsync(attacker, Urls.Admin);
        using var forged = await victim.GetAsync(answer);

        forged.Headers.Location?.OriginalString.Should().Be(Urls.SignInRefused);
        (await victim.GetAsync(Urls.Account)).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public void The_highest_role_counts_and_unknown_values_give_none()
    {
        var map = new Dictionary<string, string> { ["a"] = "auditor", ["e"] = "Editor", ["x"] = "owner", ["9"] = "7" };

        OrganisationSignIn.RoleOf(["a", "e", "z"], map).Should().Be(StaffRole.Editor);
        OrganisationSignIn.RoleOf(["z", "x", "9"], map).Should().BeNull();
        OrganisationSignIn.RoleOf([], map).Should().BeNull();
    }

    /// <summary>Goes to the provider and back; returns where that ends.</summary>
    private static async Task<string?> ComeInAsync(WebPerson browser, string returnUrl)
    {
        using var back = await browser.GetAsync(await AskProviderAsync(browser, returnUrl));
        return back.Headers.Location?.OriginalString;
    }

    private static async Task<string> AskProviderAsync(WebPerson browser, string returnUrl)
    {
        using var leaving = await browser.GetAsync($"{Urls.ExternalSignIn}?returnUrl={Uri.EscapeDataString(returnUrl)}");
        using var elsewhere = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await elsewhere.GetAsync(leaving.Headers.Location, Stop);
        return answer.Headers.Location?.PathAndQuery
            ?? throw new InvalidOperationException($"The provider answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Stop)}");
    }

    private static async Task<PersonSummary?> FindAsync(ApiHost host, string email) =>
        (await WebPerson.EverybodyAsync(host)).SingleOrDefault(person => person.Email == email);
}
