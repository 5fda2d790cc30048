using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

public class SignInTests(ApiHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_right_password_signs_in_with_a_cookie_that_only_this_host_and_no_script_can_have()
    {
        using var person = await WebPerson.WithAccountAsync(host, StaffRole.Editor);

        using var answer = await person.TypePasswordAsync($" {person.Email.ToUpperInvariant()} ", WebPerson.Password);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-goadvisor-account=gau_"));
        cookie.Should().Contain("; secure").And.Contain("; httponly").And.Contain("; samesite=lax").And.Contain("; path=/").And.NotContain("domain");
        (await person.TextAsync(Urls.Admin)).Should().Contain("<h1>Back-office</h1>");
    }

    [Fact]
    public async Task Unknown_wrong_disabled_and_without_a_password_look_the_same()
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var known = await WebPerson.WithAccountAsync(host, StaffRole.Admin);
        using var disabled = await WebPerson.WithAccountAsync(host, StaffRole.Editor);
        await host.Services.GetRequiredService<PeopleStore>().DisableAsync(admin.Session, disabled.Id, Stop);
        var provided = $"{Guid.NewGuid():N}@team.example";
        await host.Services.GetRequiredService<ProviderStore>()
            .EnterAsync(new ProvidedPerson("https://provider.example", provided, "Provided", provided), false, null, Stop);

        var answers = new List<string>();
        foreach (var (email, password) in new[]
        {
            ($"{Guid.NewGuid():N}@team.example", WebPerson.Password), (known.Email, "a wrong password, long enough"), (disabled.Email, WebPerson.Password),
            (provided, WebPerson.Password),
        })
        {
            using var browser = new WebPerson(host);
            using var answer = await browser.TypePasswordAsync(email, password);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            answer.Headers.Contains("Set-Cookie").Should().BeFalse();
            answers.Add(Regex.Replace((await answer.Content.ReadAsStringAsync(Stop)).Replace(email, "EMAIL"), "(?<=RequestVerificationToken\" value=\"|Component-State:)[^\">]+", ""));
        }

        answers.Should().OnlyContain(answer => answer == answers[0]).And.OnlyContain(answer => answer.Contains("do not belong together"));
    }

    [Fact]
    public async Task Whoever_guesses_has_to_wait_and_it_is_the_same_for_accounts_that_do_not_exist()
    {
        using var known = await WebPerson.WithAccountAsync(host, StaffRole.Admin);
        foreach (var email in new[] { known.Email, $"{Guid.NewGuid():N}@team.example" })
        {
            using var guesser = new WebPerson(host);
            for (var i = 0; i < 5; i++)
            {
                using var wrong = await guesser.TypePasswordAsync(email, $"wrong guess number {i}");
                wrong.StatusCode.Should().Be(HttpStatusCode.OK);
            }
            using var sixth = await guesser.TypePasswordAsync(email, WebPerson.Password);
            sixth.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
            (await sixth.Content.ReadAsStringAsync(Stop)).Should().Contain("too many wrong tries");
        }
        (await host.Services.GetRequiredService<SessionStore>().StartAsync(known.Id, SignInMethod.Passkey, TimeSpan.FromHours(1), null, Stop))
            .Should().NotBeNull("a passkey is not held up by what others typed");
    }

    [Theory]
    [InlineData("/admin/audit", "/admin/audit")]
    [InlineData("//evil.example", Urls.Account)]
    [InlineData("/\\evil.example", Urls.Account)]
    [InlineData("https://evil.example", Urls.Account)]
    [InlineData("javascript:alert(1)", Urls.Account)]
    [InlineData("/\t/evil.example", Urls.Account)]
    [InlineData("", Urls.Account)]
    public async Task After_signing_in_one_stays_on_this_site(string returnUrl, string place)
    {
        using var person = await WebPerson.WithAccountAsync(host, StaffRole.Admin);

        using var answer = await person.TypePasswordAsync(person.Email, WebPerson.Password, $"?returnUrl={Uri.EscapeDataString(returnUrl)}");

        answer.Headers.Location?.OriginalString.Should().BeOneOf(place, $"https://goadvisor.test{place}");
    }

    [Fact]
    public async Task With_an_authenticator_app_the_password_is_only_half_of_it()
    {
        using var person = await WebPerson.WithAccountAsync(host, StaffRole.Editor);
        var accounts = host.Services.GetRequiredService<AccountStore>();
        var session = await host.Services.GetRequiredService<SessionStore>().StartAsync(person.Id, SignInMethod.Password, TimeSpan.FromHours(1), null, Stop);
        var key = await accounts.AuthenticatorKeyAsync(new UserSession(session!.Id), Stop) ?? "";
        (await accounts.ConfirmAuthenticatorAsync(new UserSession(session.Id), OneTimeCode.At(key, DateTimeOffset.UtcNow.AddSeconds(-30)), Stop)).Should().BeTrue();

        using var half = await person.TypePasswordAsync(person.Email, WebPerson.Password);
        half.Headers.Location?.OriginalString.Should().EndWith(Urls.SignInSecondStep);
        using var refused = await person.GetAsync(Urls.Admin);
        refused.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var wrong = await person.PostAsync(Urls.SignInSecondStep, "code", fields: ("Code", "000000"));
        (await wrong.Content.ReadAsStringAsync(Stop)).Should().Contain("The code is wrong");
        using var whole = await person.PostAsync(Urls.SignInSecondStep, "code", fields: ("Code", OneTimeCode.At(key, DateTimeOffset.UtcNow)));
        whole.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await person.TextAsync(Urls.Admin)).Should().Contain("<h1>Back-office</h1>");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself_not_only_the_cookie()
    {
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        (await person.GetAsync(Urls.Admin)).StatusCode.Should().Be(HttpStatusCode.OK);

        (await person.PostAsync(Urls.SignOut, "sign-out")).StatusCode.Should().Be(HttpStatusCode.Redirect);

        using var again = await person.GetAsync(Urls.Admin);
        again.StatusCode.Should().Be(HttpStatusCode.Redirect, "the same cookie is sent once more");
    }

    [Fact]
    public async Task Whoever_is_disabled_is_signed_out_in_every_browser_with_their_next_request()
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        (await person.GetAsync(Urls.Admin)).StatusCode.Should().Be(HttpStatusCode.OK);

        using var disabled = await admin.PostAsync(Urls.AdminPerson(person.Id), "disable");

        disabled.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await person.GetAsync(Urls.Admin)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await person.GetAsync(Urls.Account)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var again = await person.TypePasswordAsync(person.Email, WebPerson.Password);
        again.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("short 1 2 3", "use at least 12")]
    [InlineData("Password1234!", "tried first")]
    [InlineData("only lower case words", null)]
    public async Task A_new_password_must_be_long_and_uncommon_and_nothing_else(string next, string? problem)
    {
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Editor);

        using var answer = await person.PostAsync(Urls.AccountPassword, "password", fields: [("Form.Current", WebPerson.Password), ("Form.Next", next)]);

        answer.StatusCode.Should().Be(problem is null ? HttpStatusCode.Redirect : HttpStatusCode.OK);
        if (problem is not null)
            (await answer.Content.ReadAsStringAsync(Stop)).Should().Contain(problem);
        using var entering = new WebPerson(host);
        (await entering.TypePasswordAsync(person.Email, next)).StatusCode.Should().Be(problem is null ? HttpStatusCode.Redirect : HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_accounts_cookie_opens_nothing_in_the_api()
    {
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        var id = await host.Services.GetRequiredService<AssessmentStore>().CreateAsync("Mine", null, 1, new Holder(null, person.Session), Stop);

        (await person.GetAsync(Urls.Review(id))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await person.GetAsync($"{Urls.Api}/assessments/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
