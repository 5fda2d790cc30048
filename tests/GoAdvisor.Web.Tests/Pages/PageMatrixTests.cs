using GoAdvisor.Web.Tests.Accounts;
using GoAdvisor.Web.Tests.Milestones;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Pages;

/// <summary>
/// Who gets what from each page and file that belongs neither to accounts and back-office nor to the API, found among the endpoints. One that is
/// missing here fails the test: somebody has to think about it first.
/// </summary>
public class PageMatrixTests(ApiHost host)
{
    private const string Title = "A ledger that nobody else shall see";

    private static readonly Row[] Table =
    [
        Public("/"),
        Public("/assessments/new"),
        Public("/claims"),
        Public("/glossary"),
        Public("/example"),
        Public("/comparison"),
        Public("/not-found"),
        Public("/resume"),
        Public("POST /resume", 404),
        Public("GET /theme.css"),
        Public("GET /report.css"),
        Public("/health/live"),
        Public("/health/ready"),
        Private("/assessments/{Id:guid}/answers"),
        Private("/assessments/{Id:guid}/details"),
        Private("/assessments/{Id:guid}/elsewhere"),
        Private("/assessments/{Id:guid}/milestones"),
        Private("/assessments/{Id:guid}/milestones/compare"),
        Private("/assessments/{Id:guid}/milestones/new"),
        Private("/assessments/{Id:guid}/milestones/{Number:int}"),
        Private("GET /assessments/{Id:guid}/milestones/{Number:int}/report.{ending}"),
        Private("/assessments/{Id:guid}/questions/{Section}"),
        Private("/assessments/{Id:guid}/report"),
        Private("GET /assessments/{id:guid}/report.{ending}"),
        Private("/assessments/{Id:guid}/result"),
        Private("/assessments/{Id:guid}/result/if"),
        Private("/assessments/{Id:guid}/upgrade"),
        Private("/assessments/{Id:guid}/weights"),
    ];

    /// <summary>What has a table of its own, and what the framework maps.</summary>
    private static readonly string[] Elsewhere = ["/api", "/setup", "/sign-", "/invitation", "/account", "/admin", "/openapi", "/_blazor", "/_framework", "/{**path:file}"];

    public static TheoryData<string> Pages => [.. Table.Select(row => row.Page)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_page_and_file_is_in_the_table() =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => (Pattern: $"/{endpoint.RoutePattern.RawText?.Trim('/')}", endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods))
            .Where(endpoint => !Elsewhere.Any(room => endpoint.Pattern.StartsWith(room, StringComparison.OrdinalIgnoreCase)))
            .Select(endpoint => (endpoint.HttpMethods is [var only] ? $"{only} " : "") + endpoint.Pattern).Distinct()
            .Should().BeEquivalentTo(Table.Select(row => row.Page));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Everybody_gets_from_a_page_what_the_table_says(string page)
    {
        var row = Table.Single(row => row.Page == page);
        using var owner = await Recording.OfAsync(host, title: Title);
        await owner.RecordAsync();
        using var other = await Recording.OfAsync(host, title: "Another");
        using var guest = await GuestAsync(owner);
        using var person = await WebPerson.SignedInAsync(host, role: null);
        (await host.Services.GetRequiredService<AccountStore>().ClaimAsync(person.Session, owner.Visitor, Stop)).Should().Be(1);
        using var otherPerson = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        using var stranger = host.Stranger;

        await GetsAsync(owner.Browser, "the browser that started it", row.Holders);
        await GetsAsync(guest, "a browser that was sent a resume link", row.Holders);
        await GetsAsync(person.Http, "the account that claimed it", row.Holders);
        await GetsAsync(other.Browser, "a browser with another assessment", row.Others);
        await GetsAsync(otherPerson.Http, "another account, be it an admin's", row.Others);
        await GetsAsync(stranger, "a browser without a cookie", row.Others);
        foreach (var cookie in await WrongCookiesAsync(owner))
        {
            using var wrong = host.Stranger;
            wrong.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", cookie);
            await GetsAsync(wrong, cookie, row.Others);
        }
        await GetsAsync(owner.Browser, "an owner who mistakes the id", row.Others, Guid.CreateVersion7());

        async Task GetsAsync(HttpClient who, string name, int status, Guid? id = null)
        {
            using var answer = await AskAsync(who, row.Page, id ?? owner.Assessment);
            ((int)answer.StatusCode).Should().Be(status, "{0} asks for {1}", name, row.Page);
            if (row.Others != row.Holders && status == row.Others)
                (await answer.Content.ReadAsStringAsync(Stop)).Should().NotContain(Title);
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string page, Guid id)
    {
        var path = page.Split(' ')[^1].Replace("{Id:guid}", $"{id}", StringComparison.OrdinalIgnoreCase)
            .Replace("{Number:int}", "1", StringComparison.Ordinal).Replace("{ending}", "json", StringComparison.Ordinal)
            .Replace("{Section}", Cases.Catalogue.Sections[0].Id, StringComparison.Ordinal)
            .Replace("/compare", "/compare?left=1&right=now", StringComparison.Ordinal).Replace("/if", "/if?change=request-work:waits-on-io", StringComparison.Ordinal);
        return page.StartsWith("POST", StringComparison.Ordinal)
            ? await client.PostAsync(path, Talking.Json("""{"token":"gar_x"}"""), Stop)
            : await client.GetAsync(path, Stop);
    }

    private async Task<HttpClient> GuestAsync(Recording owner)
    {
        var access = host.Services.GetRequiredService<AccessStore>();
        var link = await access.CreateResumeLinkAsync(owner.Assessment, owner.Visitor, TimeSpan.FromDays(1), Stop) ?? throw new InvalidOperationException("There is no link.");
        var visitor = await access.IssueAsync(TokenPurpose.Visitor, Stop);
        (await access.RedeemResumeLinkAsync(link.Token, visitor.Id, Stop)).Should().Be(owner.Assessment);
        var browser = host.Stranger;
        browser.DefaultRequestHeaders.Add("Cookie", $"goadvisor-visitor={visitor.Token}");
        return browser;
    }

    /// <summary>One that nobody was given, those of other purposes, and one whose link was withdrawn.</summary>
    private async Task<IReadOnlyList<string>> WrongCookiesAsync(Recording owner)
    {
        var access = host.Services.GetRequiredService<AccessStore>();
        var link = await access.CreateResumeLinkAsync(owner.Assessment, owner.Visitor, TimeSpan.FromDays(1), Stop) ?? throw new InvalidOperationException("There is no link.");
        var withdrawn = await access.IssueAsync(TokenPurpose.Visitor, Stop);
        await access.RedeemResumeLinkAsync(link.Token, withdrawn.Id, Stop);
        var bearer = await access.IssueAsync(TokenPurpose.Bearer, Stop);
        await access.RedeemResumeLinkAsync(link.Token, bearer.Id, Stop);
        List<string> wrong = [$"goadvisor-visitor={link.Token}", $"goadvisor-visitor={bearer.Token}", $"goadvisor-visitor={withdrawn.Token}x", "goadvisor-visitor=", "goadvisor-visitor=%00"];
        foreach (var shared in await access.ListResumeLinksAsync(owner.Assessment, owner.Visitor, Stop))
            await access.RevokeResumeLinkAsync(shared.Id, owner.Assessment, owner.Visitor, Stop);
        return [.. wrong, $"goadvisor-visitor={withdrawn.Token}"];
    }

    private static Row Public(string page, int status = 200) => new(page, status, status);

    private static Row Private(string page) => new(page, Holders: 200, Others: 404);

    private sealed record Row(string Page, int Holders, int Others);
}
