using System.Text;
using GoAdvisor.Data.Accounts.Credentials;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Accounts;

public abstract class SecondFactorTests(TestDatabase database) : AccountTests(database)
{
    [Fact]
    public async Task A_code_is_taken_once_and_at_its_own_time()
    {
        var (person, key) = await WithAuthenticatorAsync();

        Clock.Advance(TimeSpan.FromMinutes(2));
        var code = OneTimeCode.At(key, Clock.GetUtcNow());
        (await Accounts.UseCodeAsync(person.Id, code, Stop)).Should().BeTrue();
        (await Accounts.UseCodeAsync(person.Id, code, Stop)).Should().BeFalse("a code that was seen over the shoulder is worth nothing");
        Clock.Advance(TimeSpan.FromMinutes(2));
        (await Accounts.UseCodeAsync(person.Id, code, Stop)).Should().BeFalse();
        (await Accounts.UseCodeAsync(person.Id, "12345", Stop)).Should().BeFalse();
        (await Accounts.UseCodeAsync(person.Id, "١٢٣٤٥٦", Stop)).Should().BeFalse();
        (await Accounts.UseCodeAsync(person.Id, OneTimeCode.At(key, Clock.GetUtcNow().AddSeconds(-30)), Stop))
            .Should().BeTrue("clocks differ by a little");
    }

    [Fact]
    public async Task The_secret_of_an_app_in_use_is_not_shown_again()
    {
        var (person, key) = await WithAuthenticatorAsync();

        (await Accounts.AuthenticatorKeyAsync(await SignInAsync(person.Id), Stop)).Should().BeNull();
        (await Accounts.ConfirmAuthenticatorAsync(person.Session, OneTimeCode.At(key, Clock.GetUtcNow()), Stop)).Should().BeFalse();
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed_and_only_its_hash_is_kept()
    {
        var person = await APersonAsync(StaffRole.Editor);
        var first = await Accounts.MakeRecoveryCodesAsync(person.Session, Stop) ?? [];
        var codes = await Accounts.MakeRecoveryCodesAsync(person.Session, Stop) ?? [];

        codes.Should().HaveCount(10).And.OnlyHaveUniqueItems().And.OnlyContain(code => code.Length == 23);
        (await Accounts.UseRecoveryCodeAsync(person.Id, first[0], Stop)).Should().BeFalse("new ones replace them");
        (await Accounts.UseRecoveryCodeAsync(person.Id, codes[0].Replace('-', ' ').ToUpperInvariant(), Stop)).Should().BeTrue();
        (await Accounts.UseRecoveryCodeAsync(person.Id, codes[0], Stop)).Should().BeFalse();
        (await Accounts.CountRecoveryCodesAsync(person.Session, Stop)).Should().Be(9);
        await using var rows = Rows();
        (await rows.RecoveryCodes.Where(code => code.AccountId == person.Id).Select(code => code.Hash.Length).ToListAsync(Stop))
            .Should().AllBeEquivalentTo(32);
    }

    [Fact]
    public async Task The_table_of_passkeys_is_there_and_Identitys_own_store_works_on_it()
    {
        var person = await APersonAsync(StaffRole.Admin);
        var passkey = new UserPasskeyInfo(
            Encoding.UTF8.GetBytes(person.Email), [1, 2], Clock.GetUtcNow(), 7, ["internal"], isUserVerified: true, isBackupEligible: false,
            isBackedUp: false, attestationObject: [3], clientDataJson: [4])
        {
            Name = "Phone",
        };
        await using (var rows = Rows())
        {
            using var store = new UserOnlyStore<Account, GoAdvisorDbContext, Guid>(rows);
            await store.AddOrUpdatePasskeyAsync(await rows.Accounts.SingleAsync(account => account.Id == person.Id, Stop), passkey, Stop);
            await rows.SaveChangesAsync(Stop);
        }

        await using var read = Rows();
        using var reading = new UserOnlyStore<Account, GoAdvisorDbContext, Guid>(read);
        (await reading.FindByPasskeyIdAsync(passkey.CredentialId, Stop))?.Id.Should().Be(person.Id);
        var account = await read.Accounts.SingleAsync(account => account.Id == person.Id, Stop);
        (await reading.FindPasskeyAsync(account, passkey.CredentialId, Stop)).Should().BeEquivalentTo(passkey);
        (await Sessions.FindAsync(person.Session, Stop))?.HasSecondFactor.Should().BeTrue();
    }

    private async Task<(PersonHere Person, string Key)> WithAuthenticatorAsync()
    {
        var person = await APersonAsync(StaffRole.Editor);
        var key = await Accounts.AuthenticatorKeyAsync(person.Session, Stop) ?? throw new InvalidOperationException("There was no key.");
        (await Accounts.AuthenticatorKeyAsync(person.Session, Stop)).Should().Be(key, "loading the page again must not change what was scanned");
        (await Accounts.ConfirmAuthenticatorAsync(person.Session, "000000", Stop)).Should().BeFalse();
        (await Accounts.ConfirmAuthenticatorAsync(person.Session, OneTimeCode.At(key, Clock.GetUtcNow()), Stop)).Should().BeTrue();
        return (person, key);
    }
}

public sealed class SecondFactorOnSqliteTests(SqliteDatabase database) : SecondFactorTests(database), IClassFixture<SqliteDatabase>;

public sealed class SecondFactorOnPostgreSqlTests(PostgreSqlDatabase database) : SecondFactorTests(database), IClassFixture<PostgreSqlDatabase>;

public sealed class OneTimeCodeTests
{
    /// <summary>The published test vectors of RFC 6238 for SHA-1, their last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        OneTimeCode.At("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)).Should().Be(code);

    [Fact]
    public void A_key_has_160_random_bits() =>
        Enumerable.Range(0, 50).Select(_ => OneTimeCode.NewKey()).Should().OnlyHaveUniqueItems().And.OnlyContain(key => key.Length == 32);
}
