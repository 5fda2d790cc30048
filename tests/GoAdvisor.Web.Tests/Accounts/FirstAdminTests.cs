using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

/// <summary>How an installation comes to its first admin, and to no second one that way.</summary>
public sealed partial class FirstAdminTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_admin_of_the_settings_can_sign_in_and_other_settings_change_nothing_later()
    {
        await using var installation = await Installation.StartAsync(Configured("ann@team.example", WebPerson.Password));
        using var ann = new WebPerson(installation);
        (await ann.TypePasswordAsync("ann@team.example", WebPerson.Password)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await ann.TextAsync(Urls.AdminPeople)).Should().Contain("Invite somebody");
        (await ann.GetAsync(Urls.Setup)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        Code().IsMatch(installation.Log).Should().BeFalse("no code is needed");

        await using var later = await installation.StartAgainAsync(Configured("eve@team.example", "another orchard 7 violin"));
        using var eve = new WebPerson(later);
        (await eve.TypePasswordAsync("eve@team.example", "another orchard 7 violin")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await WebPerson.EverybodyAsync(later)).Should().ContainSingle().Which.Email.Should().Be("ann@team.example");

        await using var same = await installation.StartAgainAsync(Configured("ann@team.example", "another orchard 7 violin"));
        using var again = new WebPerson(same);
        (await again.TypePasswordAsync("ann@team.example", "another orchard 7 violin")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await again.TypePasswordAsync("ann@team.example", WebPerson.Password)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        Code().IsMatch(later.Log + same.Log).Should().BeFalse();
    }

    [Theory]
    [InlineData("ann@team.example", "short", "use at least 12")]
    [InlineData("ann@team.example", "Password1234!", "tried first")]
    [InlineData("ann@team.example", null, "Choose a password")]
    [InlineData("nobody", WebPerson.Password, "e-mail address")]
    public async Task Settings_that_cannot_be_used_are_named_and_a_code_is_printed_instead(string email, string? password, string problem)
    {
        await using var installation = await Installation.StartAsync(Configured(email, password ?? ""));

        installation.Log.Should().MatchRegex($"(?m)^Error: Accounts:FirstAdmin cannot be used: .*{problem}");
        if (password is { Length: > 0 })
            installation.Log.Should().NotContain(password);
        Code().IsMatch(installation.Log).Should().BeTrue();
        (await WebPerson.EverybodyAsync(installation)).Should().BeEmpty();
        using var stranger = new WebPerson(installation);
        (await stranger.GetAsync(Urls.Setup)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_code_of_the_log_makes_one_admin_with_a_good_password_and_is_worth_nothing_afterwards()
    {
        await using var installation = await Installation.StartAsync();
        var code = Code().Match(installation.Log).Value;
        using var first = new WebPerson(installation);
        foreach (var bad in new[] { "short", "Password1234!", "ann-is-the-first-ann@team" })
        {
            using var refused = await SetUpAsync(first, code, "ann@team.example", bad);
            refused.StatusCode.Should().Be(HttpStatusCode.OK);
            (await WebPerson.EverybodyAsync(installation)).Should().BeEmpty();
        }
        using var wrong = await SetUpAsync(first, $"gas_{new string('x', 43)}", "ann@team.example", WebPerson.Password);
        (await wrong.Content.ReadAsStringAsync(Stop)).Should().Contain("not valid");

        using var made = await SetUpAsync(first, code, "ann@team.example", WebPerson.Password);
        made.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var second = new WebPerson(installation);
        using var replayed = await SetUpAsync(second, code, "eve@team.example", WebPerson.Password, formOf: Urls.SignIn);

        replayed.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        (await WebPerson.EverybodyAsync(installation)).Should().ContainSingle()
            .Which.Should().Match<PersonSummary>(person => person.Email == "ann@team.example" && person.Role == StaffRole.Admin);
    }

    private static Task<HttpResponseMessage> SetUpAsync(WebPerson person, string code, string email, string password, string? formOf = null) =>
        person.PostAsync(Urls.Setup, "setup", formOf,
            ("Form.Code", code), ("Form.Email", email), ("Form.Name", "First"), ("Form.Password", password));

    private static (string, string)[] Configured(string email, string password) =>
        [("Accounts:FirstAdmin:Email", email), ("Accounts:FirstAdmin:Password", password)];

    [GeneratedRegex("gas_[A-Za-z0-9_-]{43}")]
    private static partial Regex Code();
}
