using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

/// <summary>A browser left open, or a stolen cookie, is not enough to change how an account is proved.</summary>
public class SecondFactorChangeTests(ApiHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AccountStore Accounts => host.Services.GetRequiredService<AccountStore>();

    private PasskeyStore Passkeys => host.Services.GetRequiredService<PasskeyStore>();

    [Theory]
    [InlineData("", "Enter your present password")]
    [InlineData("a wrong password, long enough", "This is not your present password")]
    public async Task Without_the_present_password_nothing_changes_and_it_says_so(string typed, string problem)
    {
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        await WithAppAsync(person);
        var passkey = await WithPasskeyAsync(person);
        var codes = await Accounts.MakeRecoveryCodesAsync(person.Session, Stop) ?? [];

        foreach (var (handler, field) in new[] { ("remove-authenticator", "AppForm"), ("passkeys", "PasskeyForm"), ("recovery", "RecoveryForm") })
        {
            using var answer = await person.PostAsync(Urls.Account, handler, fields: [($"{field}.Password", typed), ($"{field}.Id", passkey)]);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
            page.QuerySelectorAll("[aria-invalid]").Should().ContainSingle();
            page.Body?.TextContent.Should().Contain(problem);
        }
        using var start = await person.Http.PostAsJsonAsync(Urls.AccountPasskeyOptions, new { password = typed }, Stop);
        start.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await start.Content.ReadAsStringAsync(Stop)).Should().Contain(problem);
        start.Headers.Contains("Set-Cookie").Should().BeFalse("there is nothing that a passkey could answer to");

        (await Accounts.FindCandidateAsync(person.Id, Stop)).Should().Match<SignInCandidate>(found => found.HasAuthenticator && found.HasPasskey);
        (await Accounts.UseRecoveryCodeAsync(person.Id, codes[0], Stop)).Should().BeTrue("the codes are still the old ones");
    }

    [Fact]
    public async Task With_the_present_password_each_is_changed()
    {
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        await WithAppAsync(person);
        var passkey = await WithPasskeyAsync(person);

        using var removed = await person.PostAsync(Urls.Account, "passkeys", fields: [("PasskeyForm.Password", WebPerson.Password), ("PasskeyForm.Id", passkey)]);
        (await Passkeys.ListAsync(person.Session, Stop)).Should().BeEmpty();
        using var without = await person.PostAsync(Urls.Account, "remove-authenticator", fields: [("AppForm.Password", WebPerson.Password)]);
        (await Accounts.FindCandidateAsync(person.Id, Stop))?.HasAuthenticator.Should().BeFalse();
        using var codes = await person.PostAsync(Urls.Account, "recovery", fields: [("RecoveryForm.Password", WebPerson.Password)]);
        (await Accounts.CountRecoveryCodesAsync(person.Session, Stop)).Should().Be(AccountStore.RecoveryCodes);
        using var start = await person.Http.PostAsJsonAsync(Urls.AccountPasskeyOptions, new { password = WebPerson.Password }, Stop);
        start.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_app_needs_the_password_and_its_code()
    {
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        var key = await Accounts.AuthenticatorKeyAsync(person.Session, Stop) ?? "";
        var code = OneTimeCode.At(key, DateTimeOffset.UtcNow);

        using var refused = await person.PostAsync(Urls.AccountAuthenticator, "confirm", fields: [("Code", code), ("Password", "a wrong password, long enough")]);
        (await refused.Content.ReadAsStringAsync(Stop)).Should().Contain("This is not your present password");
        (await Accounts.FindCandidateAsync(person.Id, Stop))?.HasAuthenticator.Should().BeFalse();

        using var taken = await person.PostAsync(Urls.AccountAuthenticator, "confirm", fields: [("Code", code), ("Password", WebPerson.Password)]);
        (await taken.Content.ReadAsStringAsync(Stop)).Should().Contain("The app is set up");
        (await Accounts.FindCandidateAsync(person.Id, Stop))?.HasAuthenticator.Should().BeTrue();
    }

    [Fact]
    public async Task Whoever_guesses_the_password_in_an_open_browser_has_to_wait()
    {
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Editor);
        for (var i = 0; i < 5; i++)
            (await person.PostAsync(Urls.Account, "recovery", fields: [("RecoveryForm.Password", $"wrong guess number {i}")])).Dispose();

        using var right = await person.PostAsync(Urls.Account, "recovery", fields: [("RecoveryForm.Password", WebPerson.Password)]);

        (await right.Content.ReadAsStringAsync(Stop)).Should().Contain("too many wrong tries");
        (await Accounts.CountRecoveryCodesAsync(person.Session, Stop)).Should().Be(0);
    }

    [Fact]
    public async Task Who_has_no_password_is_not_asked_for_one()
    {
        var email = $"{Guid.NewGuid():N}@team.example";
        var id = await host.Services.GetRequiredService<ProviderStore>()
            .EnterAsync(new ProvidedPerson("https://provider.example", email, "Provided", email), false, null, Stop) ?? throw new InvalidOperationException("Nobody came in.");
        var session = await host.Services.GetRequiredService<SessionStore>().StartAsync(id, SignInMethod.OpenIdConnect, TimeSpan.FromHours(1), null, Stop);
        using var person = new WebPerson(host);
        person.Http.DefaultRequestHeaders.Add("Cookie", $"__Host-goadvisor-account={session?.Token}");

        (await person.TextAsync(Urls.Account)).Should().NotContain("Present password");
        using var made = await person.PostAsync(Urls.Account, "recovery");

        (await Accounts.CountRecoveryCodesAsync(new UserSession(session?.Id ?? default), Stop)).Should().Be(AccountStore.RecoveryCodes);
    }

    [Fact]
    public async Task The_code_to_scan_is_drawn_without_script_and_has_a_name()
    {
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Editor);

        var page = new HtmlParser().ParseDocument(await person.TextAsync(Urls.AccountAuthenticator));

        var code = page.QuerySelector("svg.qr");
        code?.GetAttribute("role").Should().Be("img");
        code?.GetAttribute("aria-label").Should().Contain("QR code");
        code?.QuerySelector("rect")?.GetAttribute("fill").Should().Be("#fff", "many readers take no light on dark");
        code?.QuerySelector("path")?.GetAttribute("d").Should().MatchRegex("^(M[0-9]+ [0-9]+h1v1h-1z){200,}$");
        code?.QuerySelectorAll("script, image, foreignObject").Should().BeEmpty();
    }

    private async Task WithAppAsync(WebPerson person)
    {
        var key = await Accounts.AuthenticatorKeyAsync(person.Session, Stop) ?? "";
        (await Accounts.ConfirmAuthenticatorAsync(person.Session, OneTimeCode.At(key, DateTimeOffset.UtcNow), Stop)).Should().BeTrue();
    }

    private async Task<string> WithPasskeyAsync(WebPerson person)
    {
        (await Passkeys.AddAsync(
            person.Session,
            new UserPasskeyInfo(Guid.NewGuid().ToByteArray(), [1], DateTimeOffset.UtcNow, 1, null, true, false, false, [2], [3]), Stop)).Should().BeTrue();
        return (await Passkeys.ListAsync(person.Session, Stop))[0].Id;
    }
}
