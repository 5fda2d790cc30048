using GoAdvisor.Web.Features.Accounts.Profile;

namespace GoAdvisor.Web.Tests.Accounts;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("short 1 2 3", "use at least 12")]
    [InlineData("aaaaaaaaaaaaaaaa", "tried first")]
    [InlineData("123456789012", "tried first")]
    [InlineData("qwertyuiop123", "tried first")]
    [InlineData("1qaz2wsx3edc4rfv", "tried first")]
    [InlineData("Password1234!", "tried first")]
    [InlineData("P@$$w0rd2026!!", "tried first")]
    [InlineData("letmeinletmein", "tried first")]
    [InlineData("Welcome-Summer-2026", "tried first")]
    [InlineData("iloveyou12345", "tried first")]
    [InlineData("abcabcabcabcabc", "tried first")]
    [InlineData("trees of archer lane", "“archer”")]
    [InlineData("my T3AM has 9 spoons", "“team”")]
    [InlineData("my goadvisor secret lamp", "“goadvisor”")]
    public void What_is_tried_first_or_known_is_refused_with_the_reason(string password, string reason) =>
        PasswordRules.Problem(password, "ann.archer@team.example", "Ann Archer").Should().Contain(reason);

    [Theory]
    [InlineData("hovering teacup 9 lantern")]
    [InlineData("correct horse battery staple")]
    [InlineData("zq8vL2mR7xKp")]
    [InlineData("только длинный пароль")]
    public void Long_and_odd_is_enough_without_digits_or_signs(string password) =>
        PasswordRules.Problem(password, "ann@x.io", "Ann").Should().BeNull();

    [Fact]
    public void A_very_long_one_is_refused_rather_than_cut() =>
        PasswordRules.Problem(string.Concat(Enumerable.Range(0, 60).Select(i => $"w{i * 37 % 91} z")), "ann@x.io", "Ann").Should().Contain("at most 256");
}
