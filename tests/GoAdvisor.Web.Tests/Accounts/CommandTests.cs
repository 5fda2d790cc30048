using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

/// <summary>What whoever runs the server does from the command line, as a process of its own beside the server.</summary>
public class CommandTests(ApiHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_second_factor_is_reset_by_the_address()
    {
        using var person = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var auditor = await WebPerson.SignedInAsync(host, StaffRole.Auditor);
        var accounts = host.Services.GetRequiredService<AccountStore>();
        var key = await accounts.AuthenticatorKeyAsync(person.Session, Stop) ?? "";
        await accounts.ConfirmAuthenticatorAsync(person.Session, OneTimeCode.At(key, DateTimeOffset.UtcNow), Stop);
        var codes = await accounts.MakeRecoveryCodesAsync(person.Session, Stop) ?? [];

        var (code, output, _) = await RunAsync("reset-second-factor", person.Email.ToUpperInvariant());

        code.Should().Be(0);
        output.Should().Contain("no second factor any more");
        (await host.Services.GetRequiredService<PeopleStore>().FindAsync(auditor.Session, person.Id, Stop))?.HasSecondFactor.Should().BeFalse();
        (await accounts.UseRecoveryCodeAsync(person.Id, codes[0], Stop)).Should().BeFalse();
        (await host.Services.GetRequiredService<SessionStore>().FindAsync(person.Session, Stop)).Should().BeNull();
        (await host.Services.GetRequiredService<AuditLog>().ListAsync(auditor.Session, new AuditFilter(Action: AuditActions.SecondFactorReset, Subject: person.Email), 2, cancellationToken: Stop))
            .Should().ContainSingle().Which.Should().Match<AuditEntry>(entry => entry.Actor == AuditActor.Program.Name && entry.ActorId == null);
    }

    [Fact]
    public async Task An_address_without_an_account_is_named()
    {
        var (code, _, error) = await RunAsync("reset-second-factor", "nobody@team.example");

        (code, error.Trim()).Should().Be((1, "There is no account nobody@team.example."));
    }

    [Theory]
    [InlineData]
    [InlineData("a@team.example", "b@team.example")]
    public async Task Without_one_address_it_says_how_it_is_used(params string[] rest)
    {
        var (code, _, error) = await RunAsync(["reset-second-factor", .. rest]);

        (code, error.Trim()).Should().Be((1, "usage: dotnet GoAdvisor.Web.dll reset-second-factor EMAIL"));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments]) };
        process.StartInfo.WorkingDirectory = AppContext.BaseDirectory;
        process.StartInfo.RedirectStandardOutput = process.StartInfo.RedirectStandardError = true;
        process.StartInfo.Environment["ConnectionStrings__Sqlite"] = host.Services.GetRequiredService<IConfiguration>()["ConnectionStrings:Sqlite"];
        process.StartInfo.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        process.Start();
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
            await process.WaitForExitAsync(Stop).WaitAsync(Wait.Limit, Stop);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
