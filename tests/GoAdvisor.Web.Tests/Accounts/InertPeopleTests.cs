using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GoAdvisor.Data;
using GoAdvisor.Web.Tests.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.Web.Tests.Accounts;

/// <summary>Names, addresses and lines of the log that try to be more than text, where admins read them.</summary>
public class InertPeopleTests(ApiHost host)
{
    private static readonly Uri Here = new("https://goadvisor.test/");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Corpus =>
    [
        .. InertRecordTests.Corpus.Select(row => row.Data),
        "\"><input data-injected autofocus onfocus=alert(1)>",
        "' onmouseover='window.injected=1' data-injected='",
        "</code></td><script data-injected>1</script>",
        "=HYPERLINK(\"https://evil.example\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "a,\"b\"\r\n=1+1,c",
    ];

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task A_name_is_only_a_name(string text)
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        var invitations = host.Services.GetRequiredService<InvitationStore>();
        var link = (await invitations.InviteAsync(admin.Session, $"{Guid.NewGuid():N}@team.example", StaffRole.Editor, Stop)).Link?.Token ?? "";
        var id = await invitations.AcceptAsync(link, Cut(text), "no hash", Stop) ?? throw new InvalidOperationException("There is no account.");
        var people = host.Services.GetRequiredService<PeopleStore>();
        var name = (await people.FindAsync(admin.Session, id, Stop))?.Name ?? "";

        var list = await ReadAsync(admin, Urls.AdminPeople);
        Shown(list.QuerySelector($"a[href='{Urls.AdminPerson(id)}']")?.TextContent).Should().Be(Shown(name));
        var page = await ReadAsync(admin, Urls.AdminPerson(id));
        Shown(page.QuerySelector("h1")?.TextContent).Should().Be(Shown(name));
        page.Title.Should().EndWith("· People · GoAdvisor");

        var session = await host.Services.GetRequiredService<SessionStore>().StartAsync(id, SignInMethod.Password, TimeSpan.FromHours(1), null, Stop);
        using var person = new WebPerson(host);
        person.Http.DefaultRequestHeaders.Add("Cookie", $"__Host-goadvisor-account={session?.Token}");
        (await ReadAsync(person, Urls.Account)).QuerySelectorAll("bdi").Select(part => Shown(part.TextContent)).Should().Contain(Shown(name));
        (await ReadAsync(person, Urls.Admin)).Title.Should().Contain("GoAdvisor");
    }

    [Theory]
    [InlineData("\"<script>window.injected=1</script>\"@evil.example")]
    [InlineData("\"><img/src=x/onerror=alert(1)>\"@evil.example")]
    [InlineData("<b/data-injected>@evil.example")]
    [InlineData("'onmouseover='alert(1)'x='@evil.example")]
    [InlineData("=1+1@evil.example")]
    [InlineData("javascript:alert(1)@evil.example")]
    [InlineData("x@evil.example<svg/onload=alert(1)>")]
    public async Task An_address_that_is_invited_is_refused_or_is_only_an_address(string start)
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);

        using var answer = await admin.PostAsync(Urls.AdminPeople, "invite", fields: [("Invite.Email", start), ("Invite.Role", "editor")]);
        var page = Inert(await answer.Content.ReadAsStringAsync(Stop));

        if (EmailAddress.IsPlausible(start))
            page.QuerySelectorAll("bdi").Select(part => part.TextContent).Should().Contain(start);
        else
            page.QuerySelector("#email")?.GetAttribute("value").Should().Be(start);
        await ReadAsync(admin, Urls.AdminPeople);
        await ReadAsync(admin, Urls.AdminAudit);
        Cells(await TextOf(await admin.GetAsync(Urls.AdminAuditCsv))).Should().NotContain(cell => IsFormula(cell));
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task A_line_of_the_log_is_only_text_on_the_page_and_in_a_spreadsheet(string text)
    {
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        var mark = $"{Guid.NewGuid():N}";
        var clean = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        await host.Services.GetRequiredService<AuditLog>().AppendAsync(
            new AuditRecord(new AuditActor(null, clean), mark, Cut(clean), clean, AuditRecord.Json(new { clean })), Stop);

        var page = await ReadAsync(admin, $"{Urls.AdminAudit}?what={mark}");
        var cells = page.QuerySelectorAll("table.log tbody td").Select(cell => Shown(cell.TextContent)).ToList();
        cells.Should().HaveCount(6);
        cells[3].Should().Be(Shown(Cut(clean)));
        cells[4].Should().Be(Shown(clean));

        var row = Cells(await TextOf(await admin.GetAsync($"{Urls.AdminAuditCsv}?what={mark}"))).Skip(7).ToList();
        row.Should().HaveCount(7).And.NotContain(cell => IsFormula(cell));
        // A file holds line breaks of one kind, and no other control character than them and tabs.
        var kept = Regex.Replace(clean.ReplaceLineEndings("\n"), @"[\p{Cc}-[\n\t]]", "\uFFFD");
        Unmarked(row[5], kept).Should().Be(kept);

        foreach (var query in new[] { "who", "what", "subject", "from", "to" })
            await ReadAsync(admin, $"{Urls.AdminAudit}?{query}={Uri.EscapeDataString(clean)}");
    }

    /// <summary>The cell without the apostrophes that the text lacks; each must keep what follows it from being calculated.</summary>
    private static string Unmarked(string cell, string text)
    {
        var unmarked = new StringBuilder();
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == '\'' && (unmarked.Length == text.Length || text[unmarked.Length] != '\''))
                "=+-@＝＋－＠﹢﹣﹦﹫\t\n".Should().Contain(cell[(i + 1)..(i + 2)], "that is what apostrophes are put before");
            else
                unmarked.Append(cell[i]);
        }
        return $"{unmarked}";
    }

    private static async Task<IHtmlDocument> ReadAsync(WebPerson person, string path)
    {
        using var response = await person.GetAsync(path);
        ((int)response.StatusCode).Should().Be(200);
        return Inert(await response.Content.ReadAsStringAsync(Stop));
    }

    private static IHtmlDocument Inert(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        document.QuerySelectorAll("[data-injected], iframe, img, object, embed, svg[onload], bdi *, td code *").Should().BeEmpty();
        document.QuerySelectorAll("script").Should().OnlyContain(script => script.HasAttribute("src") && script.TextContent.Length == 0);
        document.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
        document.QuerySelectorAll("[href]").Select(link => new Uri(Here, link.GetAttribute("href"))).Should()
            .OnlyContain(link => link.Scheme == Here.Scheme && link.Host == Here.Host, "nobody's text is a link");
        return document;
    }

    private static bool IsFormula(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private static async Task<string> TextOf(HttpResponseMessage response)
    {
        using (response)
            return (await response.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF');
    }

    /// <summary>The cells as a spreadsheet reads them (RFC 4180).</summary>
    private static List<string> Cells(string csv)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var letter = csv[i];
            if (isQuoted && letter == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                cell.Append(csv[++i]);
            else if (letter == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && (letter == ',' || (letter == '\r' && i + 1 < csv.Length && csv[i + 1] == '\n')))
            {
                cells.Add(cell.ToString());
                cell.Clear();
                i += letter == '\r' ? 1 : 0;
            }
            else
                cell.Append(letter);
        }
        return cells;
    }

    private static string Cut(string text) => text.Length <= Limits.PersonName ? text : text[..Limits.PersonName];

    /// <summary>As a parser of HTML gives it back: without NUL, with line breaks of one kind, and U+0085 read as in Windows-1252.</summary>
    private static string Shown(string? text) => (text ?? "").Replace('\0', '\uFFFD').Replace('\u0085', '\u2026').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
}
