using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Accounts;

public abstract class FirstAdminTests(TestDatabase database) : AccountTests(database)
{
    private SetupStore Setup => Database.StartNode().FirstAdmin;

    [Fact]
    public async Task A_code_makes_one_admin_and_nothing_after_that()
    {
        var setup = Setup;
        var code = await CodeAsync();
        (await setup.HasAdminAsync(Stop)).Should().BeFalse();

        var first = await setup.CreateFirstAdminAsync(code, "first@team.example", "First", Hash, Stop);
        var replayed = await setup.CreateFirstAdminAsync(code, "second@team.example", "Second", Hash, Stop);

        replayed.Should().BeNull();
        (await setup.HasAdminAsync(Stop)).Should().BeTrue();
        (await setup.IssueCodeAsync(Stop)).Should().BeNull();
        var admin = (await StoredPeopleAsync()).Should().ContainSingle().Subject;
        admin.Should().Match<Account>(person => person.Id == first && person.Role == StaffRole.Admin && person.Email == "first@team.example");
        (await LogAsync(AuditActions.SetUp))[0].Subject.Should().Be("first@team.example");
    }

    [Fact]
    public async Task Many_who_use_codes_at_once_make_one_admin()
    {
        var codes = new[] { await CodeAsync(), await CodeAsync() };
        var nodes = Enumerable.Range(0, 8).Select(_ => Setup).ToList();

        var made = await Task.WhenAll(nodes.Select((node, i) => Task.Run(
            () => node.CreateFirstAdminAsync(codes[i % 2], $"admin{i}@team.example", "Admin", Hash, Stop), Stop)));

        made.Count(admin => admin is not null).Should().Be(1);
        (await StoredPeopleAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_code_is_random_kept_as_a_hash_and_ends_after_a_day()
    {
        var code = await CodeAsync();

        code.Should().MatchRegex("^gas_[A-Za-z0-9_-]{43}$");
        await using var rows = Rows();
        (await rows.AccessTokens.SingleAsync(token => token.Purpose == TokenPurpose.Setup, Stop)).Hash.Should().Equal(TokenText.Hash(code));
        Clock.Advance(SetupStore.CodeLifetime);
        (await Setup.CreateFirstAdminAsync(code, "late@team.example", "Late", Hash, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task Another_kind_of_token_makes_no_admin()
    {
        await CodeAsync();
        var visitor = await Access.IssueAsync(TokenPurpose.Visitor, Stop);

        foreach (var wrong in new[] { "", "gas_", visitor.Token, $"gas_{visitor.Token[4..]}", TokenText.Generate(TokenPurpose.Setup) })
            (await Setup.CreateFirstAdminAsync(wrong, "x@team.example", "X", Hash, Stop)).Should().BeNull();
        (await StoredPeopleAsync()).Should().BeEmpty();
    }

    private async Task<string> CodeAsync() => await Setup.IssueCodeAsync(Stop) ?? throw new InvalidOperationException("There was no code.");
}

public sealed class FirstAdminOnSqliteTests(SqliteDatabase database) : FirstAdminTests(database), IClassFixture<SqliteDatabase>;

public sealed class FirstAdminOnPostgreSqlTests(PostgreSqlDatabase database) : FirstAdminTests(database), IClassFixture<PostgreSqlDatabase>;
