using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

/// <summary>What whoever guesses learns, and whom it hinders.</summary>
public class GuessingTests(ApiHost host)
{
    private const string From = "X-Test-Address";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_attempt_costs_one_hash_whoever_is_meant()
    {
        var hasher = new CountingHasher();
        await using var counted = host.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddSingleton<IPasswordHasher<Account>>(hasher)));
        using var admin = await WebPerson.SignedInAsync(counted, StaffRole.Admin);
        using var known = await WebPerson.WithAccountAsync(counted, StaffRole.Admin);
        using var disabled = await WebPerson.WithAccountAsync(counted, StaffRole.Editor);
        await counted.Services.GetRequiredService<PeopleStore>().DisableAsync(admin.Session, disabled.Id, Stop);
        var provided = $"{Guid.NewGuid():N}@team.example";
        await counted.Services.GetRequiredService<ProviderStore>()
            .EnterAsync(new ProvidedPerson("https://provider.example", provided, "Provided", provided), false, null, Stop);
        using var browser = new WebPerson(counted);
        using var first = await browser.TypePasswordAsync("first@team.example", "makes the hash that nobody has");

        foreach (var (email, password) in new[]
        {
            ("unknown@team.example", WebPerson.Password), (known.Email, "a wrong password, long enough"), (disabled.Email, WebPerson.Password),
            (provided, WebPerson.Password), ("", ""), (new string('a', 300), new string('b', 10_000)), (known.Email, new string('b', 10_000)),
        })
        {
            hasher.Verified.Clear();
            using var answer = await browser.TypePasswordAsync(email, password);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            hasher.Verified.Should().ContainSingle("“{0}” must not answer sooner than others", email)
                .Which.Should().StartWith("AQAAAAIAAzRQ", "it is a hash of the same kind and as many rounds");
        }
        hasher.Hashed.Clear();
        using var last = await browser.TypePasswordAsync("unknown-too@team.example", WebPerson.Password);
        hasher.Hashed.Should().BeEmpty("an unknown address must not take longer either");
    }

    [Fact]
    public async Task A_stranger_who_guesses_makes_themselves_wait_and_nobody_else()
    {
        await using var addressed = host.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, Addresses>()));
        using var admin = await WebPerson.WithAccountAsync(addressed, StaffRole.Admin);
        using var stranger = At(addressed, "203.0.113.9");
        for (var i = 0; i < 12; i++)
            (await stranger.TypePasswordAsync(admin.Email, $"wrong guess number {i}")).Dispose();
        (await stranger.TypePasswordAsync(admin.Email, WebPerson.Password)).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);

        using var neighbour = await WebPerson.WithAccountAsync(addressed, StaffRole.Admin);
        (await stranger.TypePasswordAsync(neighbour.Email, WebPerson.Password)).StatusCode.Should().Be(HttpStatusCode.Redirect, "another account was not guessed at");
        using var home = At(addressed, "198.51.100.4");
        (await home.TypePasswordAsync(admin.Email, WebPerson.Password)).StatusCode.Should().Be(HttpStatusCode.Redirect, "the admin is somewhere else");
        using var still = At(addressed, "203.0.113.9");
        (await still.TypePasswordAsync(admin.Email.ToUpperInvariant(), WebPerson.Password))
            .StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "a new browser, or other capitals, are the same guesser");
    }

    private static WebPerson At(WebApplicationFactory<Program> host, string address)
    {
        var person = new WebPerson(host);
        person.Http.DefaultRequestHeaders.Add(From, address);
        return person;
    }

    /// <summary>Gives requests the network address that a header names, before anything else sees them.</summary>
    private sealed class Addresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Headers[From] is [{ } address])
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                return following(context);
            });
            next(app);
        };
    }

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> real = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

        public List<string> Verified { get; } = [];

        public List<string> Hashed { get; } = [];

        public string HashPassword(Account user, string password)
        {
            Hashed.Add(password);
            return real.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Verified.Add(hashedPassword);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
