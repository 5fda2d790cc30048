using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>The audit log of an installation as an admin saves it.</summary>
internal static class AuditLogFile
{
    private static readonly AuditRecord[] Ordinary =
    [
        new(AuditActor.Program, AuditActions.CataloguePublished, "version 2", """{"version":1}""", """{"version":2,"note":"Ratings of Go, and of Rust"}"""),
        new(AuditActor.Nobody, AuditActions.SignInRefused, "eve@team.example"),
        new(new AuditActor(null, "Ann \"the first\" O'Hara"), AuditActions.RoleChanged, "bob@team.example", "\"editor\"", "\"admin\""),
        new(new AuditActor(null, "Zoë 決定"), AuditActions.Invited, "two\nlines", null, "plain"),
    ];

    public static async Task<byte[]> ReadAsync(ContractHost host)
    {
        var cancel = TestContext.Current.CancellationToken;
        var log = host.Services.GetRequiredService<AuditLog>();
        foreach (var record in Ordinary)
            await log.AppendAsync(record, cancel);

        using var browser = host.Stranger;
        using var person = new WebPerson(host);
        using var signedIn = await person.TypePasswordAsync(ContractHost.Admin, WebPerson.Password);
        signedIn.StatusCode.Should().Be(HttpStatusCode.Redirect);
        foreach (var cookie in signedIn.Headers.GetValues("Set-Cookie"))
            browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        return await browser.GetByteArrayAsync(Urls.AdminAuditCsv, cancel);
    }
}
