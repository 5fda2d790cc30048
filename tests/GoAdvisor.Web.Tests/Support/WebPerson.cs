using System.Net;
using System.Text.RegularExpressions;
using GoAdvisor.Data.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Support;

/// <summary>A browser without a screen that somebody uses: cookies, pages and forms.</summary>
public sealed partial class WebPerson(WebApplicationFactory<Program> host) : IDisposable
{
    public const string Password = "hovering teacup 9 lantern";

    /// <summary>The hash of the one password, which is made to take its time.</summary>
    private static string? hash;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public HttpClient Http { get; } = host.ClientAt("https://goadvisor.test");

    public Guid Id { get; private set; }

    public string Email { get; private set; } = "";

    public UserSession Session { get; private set; }

    /// <summary>What their browser shows, to open circuits with.</summary>
    public string Cookie { get; private set; } = "";

    /// <summary>Somebody with an account, signed in as after a password, or a passkey.</summary>
    public static async Task<WebPerson> SignedInAsync(
        WebApplicationFactory<Program> host, StaffRole? role, SignInMethod method = SignInMethod.Password, TimeSpan? age = null)
    {
        var person = await WithAccountAsync(host, role, age);
        var session = await host.Services.GetRequiredService<SessionStore>().StartAsync(person.Id, method, TimeSpan.FromHours(1), null, Stop)
            ?? throw new InvalidOperationException("The person could not sign in.");
        person.Session = new UserSession(session.Id);
        person.Cookie = $"__Host-goadvisor-account={session.Token}";
        person.Http.DefaultRequestHeaders.Add("Cookie", person.Cookie);
        return person;
    }

    /// <summary>Everybody with an account, as an auditor sees them who is there for this moment only.</summary>
    public static async Task<IReadOnlyList<PersonSummary>> EverybodyAsync(WebApplicationFactory<Program> host)
    {
        using var auditor = await SignedInAsync(host, StaffRole.Auditor);
        var people = await host.Services.GetRequiredService<PeopleStore>().ListAsync(auditor.Session, Stop);
        await using var rows = await host.Services.GetRequiredService<IDbContextFactory<GoAdvisorDbContext>>().CreateDbContextAsync(Stop);
        await rows.Accounts.Where(account => account.Id == auditor.Id).ExecuteDeleteAsync(Stop);
        return [.. people.Where(person => person.Id != auditor.Id)];
    }

    public static async Task<WebPerson> WithAccountAsync(WebApplicationFactory<Program> host, StaffRole? role, TimeSpan? age = null)
    {
        var email = $"{Guid.NewGuid():N}@team.example";
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            NormalizedUserName = EmailAddress.Normalise(email),
            Email = email,
            Name = "Somebody",
            Role = role,
            CreatedAt = DateTimeOffset.UtcNow - (age ?? TimeSpan.Zero),
        };
        account.PasswordHash = hash ??= host.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, Password);
        await using var rows = await host.Services.GetRequiredService<IDbContextFactory<GoAdvisorDbContext>>().CreateDbContextAsync(Stop);
        rows.Accounts.Add(account);
        await rows.SaveChangesAsync(Stop);
        return new WebPerson(host) { Id = account.Id, Email = email };
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path, Stop);

    public async Task<string> TextAsync(string path)
    {
        using var response = await GetAsync(path);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Sends a form with the hidden fields that stand on a page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string handler, string? formOf = null, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await TextAsync(formOf ?? path)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("_handler", handler)).Append(("__RequestVerificationToken", token))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await Http.PostAsync(path, form, Stop);
    }

    public Task<HttpResponseMessage> TypePasswordAsync(string email, string password, string returnUrl = "") =>
        PostAsync(Urls.SignIn + returnUrl, "sign-in", fields: [("Form.Email", email), ("Form.Password", password)]);

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
