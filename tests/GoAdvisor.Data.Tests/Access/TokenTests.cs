using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Access;

public abstract class TokenTests(TestDatabase database) : DatabaseTests(database)
{
    [Theory]
    [InlineData(TokenPurpose.Visitor, "gav_")]
    [InlineData(TokenPurpose.Bearer, "gab_")]
    public async Task An_issued_token_is_found_by_its_text(TokenPurpose purpose, string prefix)
    {
        var issued = await Access.IssueAsync(purpose, Stop);

        issued.Token.Should().MatchRegex($"^{prefix}[A-Za-z0-9_-]{{43}}$");
        (await Access.FindAsync(purpose, issued.Token, Stop)).Should().Be(issued.Id);
    }

    [Fact]
    public async Task Only_the_hash_of_a_token_is_in_the_database()
    {
        var issued = await Access.IssueAsync(TokenPurpose.Visitor, Stop);

        await using var rows = Rows();
        var row = await rows.AccessTokens.SingleAsync(token => token.Id == issued.Id, Stop);
        row.Hash.Should().Equal(SHA256.HashData(Encoding.UTF8.GetBytes(issued.Token)));
        rows.Model.FindEntityType(typeof(AccessToken))?.GetProperties().Select(property => property.Name)
            .Should().BeEquivalentTo("Id", "Purpose", "Hash", "AssessmentId", "CreatedAt", "ExpiresAt", "RevokedAt");
    }

    [Fact]
    public async Task A_token_does_not_show_in_a_log()
    {
        var issued = await Access.IssueAsync(TokenPurpose.Bearer, Stop);

        $"{issued}".Should().Contain($"{issued.Id}").And.NotContain(issued.Token[4..]);
    }

    [Fact]
    public async Task A_token_works_for_its_own_purpose_only()
    {
        var assessment = await AnAssessmentAsync();
        var link = await ALinkAsync(assessment);
        var texts = new Dictionary<TokenPurpose, string>
        {
            [TokenPurpose.Visitor] = (await Access.IssueAsync(TokenPurpose.Visitor, Stop)).Token,
            [TokenPurpose.Bearer] = (await Access.IssueAsync(TokenPurpose.Bearer, Stop)).Token,
            [TokenPurpose.Resume] = link.Token,
        };
        string[] prefixes = ["gav_", "gab_", "gar_"];

        foreach (var (purpose, text) in texts)
        {
            foreach (var (other, prefix) in Enum.GetValues<TokenPurpose>().Zip(prefixes))
            {
                (await Access.FindAsync(other, text, Stop)).HasValue.Should().Be(other == purpose);
                var renamed = await Access.FindAsync(other, prefix + text[4..], Stop);
                renamed.HasValue.Should().Be(other == purpose, "a prefix alone proves nothing");
            }
        }
    }

    [Fact]
    public async Task A_resume_token_cannot_be_issued_without_an_assessment() =>
        await FluentActions.Awaiting(() => Access.IssueAsync(TokenPurpose.Resume, Stop)).Should().ThrowAsync<ArgumentOutOfRangeException>();

    [Fact]
    public async Task A_revoked_token_is_not_found()
    {
        var issued = await Access.IssueAsync(TokenPurpose.Visitor, Stop);
        await using var rows = Rows();
        await rows.AccessTokens.Where(token => token.Id == issued.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, Clock.GetUtcNow()), Stop);

        (await Access.FindAsync(TokenPurpose.Visitor, issued.Token, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task A_token_is_found_until_it_expires_and_not_from_that_moment_on()
    {
        var assessment = await AnAssessmentAsync();
        var link = await ALinkAsync(assessment);

        Clock.Advance(AWeek - TimeSpan.FromSeconds(1));
        (await Access.FindAsync(TokenPurpose.Resume, link.Token, Stop)).Should().Be(link.Id);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await Access.FindAsync(TokenPurpose.Resume, link.Token, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task A_malformed_token_is_rejected_without_a_query()
    {
        await using var nowhere = new Node(
            new Dictionary<string, string?> { ["ConnectionStrings:PostgreSql"] = "Host=127.0.0.1;Port=1;Username=nobody" }, Clock);
        var secret = new string('A', 43);

        string[] texts =
        [
            "", "gav_", secret, new('x', 1_000_000), $"gab_{secret}", $"GAV_{secret}",
            $"gav_{secret}A", $"gav_{secret[1..]}", $"gav_{secret[1..]}!", $"gav_ {secret[1..]}",
        ];
        foreach (var text in texts)
            (await nowhere.Access.FindAsync(TokenPurpose.Visitor, text, Stop)).Should().BeNull();
        (await nowhere.Access.RedeemResumeLinkAsync("gar_short", Guid.CreateVersion7(), Stop)).Should().BeNull();

        await nowhere.Access.Awaiting(access => access.FindAsync(TokenPurpose.Visitor, $"gav_{secret}", Stop))
            .Should().ThrowAsync<Exception>("this one is looked up");
    }
}

public sealed class TokenOnSqliteTests(SqliteDatabase database) : TokenTests(database), IClassFixture<SqliteDatabase>;

public sealed class TokenOnPostgreSqlTests(PostgreSqlDatabase database) : TokenTests(database), IClassFixture<PostgreSqlDatabase>;
