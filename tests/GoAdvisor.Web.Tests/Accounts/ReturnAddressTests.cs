using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

/// <summary>Where one is sent after signing in, whoever wrote the link.</summary>
public class ReturnAddressTests(ApiHost host)
{
    private static readonly Uri Here = new("https://goadvisor.test/sign-in");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Evil =>
    [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example",
        " //evil.example", "https://evil.example", "HTTPS:evil.example", "https:/evil.example", "http://goadvisor.test@evil.example", "javascript:alert(1)",
        "JaVaScRiPt:alert(1)", "\u0001javascript:alert(1)", "data:text/html,<script>1</script>", "//evil.example%2f..", "/%2Fevil.example", "/%5Cevil.example",
        "%2F%2Fevil.example", "%68ttps://evil.example", "/..//evil.example", "/./\\evil.example", "evil.example", "@evil.example", ".evil.example", "//[::1]", "",
    ];

    [Theory]
    [MemberData(nameof(Evil))]
    public async Task Every_way_in_leads_to_this_site_only(string address)
    {
        var query = $"?returnUrl={Uri.EscapeDataString(address)}";
        using var person = await WebPerson.WithAccountAsync(host, StaffRole.Editor);
        using var entered = await person.TypePasswordAsync(person.Email, WebPerson.Password, query);
        ShouldBeHere(entered.Headers.Location?.OriginalString);

        var (half, key) = await WithAppAsync();
        using (half)
        {
            using var first = await half.TypePasswordAsync(half.Email, WebPerson.Password, query);
            ShouldBeHere(first.Headers.Location?.OriginalString);
            using var second = await half.PostAsync(Urls.SignInSecondStep + query, "code", fields: ("Code", OneTimeCode.At(key, DateTimeOffset.UtcNow)));
            second.StatusCode.Should().Be(HttpStatusCode.Redirect);
            ShouldBeHere(second.Headers.Location?.OriginalString);
        }

        using var stranger = new WebPerson(host);
        using var page = await stranger.GetAsync(Urls.SignIn + query);
        var button = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync(Stop)).QuerySelector("[data-passkey-use]");
        ShouldBeHere(button?.GetAttribute("data-passkey-use"));
        using var sent = await stranger.GetAsync(Urls.SignInSecondStep + query);
        ShouldBeHere(sent.Headers.Location?.OriginalString);
    }

    [Theory]
    [MemberData(nameof(Evil))]
    public void What_is_let_through_is_read_as_this_site_by_a_browser(string address) => ShouldBeHere(Urls.Local(address) ?? "");

    /// <summary>Read as browsers do: what is dropped or turned round first is.</summary>
    private static void ShouldBeHere(string? address)
    {
        address.Should().NotBeNull();
        var read = new string([.. (address ?? "").Trim().Where(letter => !char.IsControl(letter)).Select(letter => letter == '\\' ? '/' : letter)]);
        var place = new Uri(Here, read);
        (place.Scheme, place.Host).Should().Be((Here.Scheme, Here.Host), "“{0}” must not lead away", address);
    }

    private async Task<(WebPerson Person, string Key)> WithAppAsync()
    {
        var person = await WebPerson.WithAccountAsync(host, StaffRole.Editor);
        var accounts = host.Services.GetRequiredService<AccountStore>();
        var session = await host.Services.GetRequiredService<SessionStore>().StartAsync(person.Id, SignInMethod.Password, TimeSpan.FromHours(1), null, Stop)
            ?? throw new InvalidOperationException("There is no session.");
        var key = await accounts.AuthenticatorKeyAsync(new UserSession(session.Id), Stop) ?? "";
        await accounts.ConfirmAuthenticatorAsync(new UserSession(session.Id), OneTimeCode.At(key, DateTimeOffset.UtcNow.AddSeconds(-30)), Stop);
        return (person, key);
    }
}
