using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GoAdvisor.Web.Features.Recommendations.Document;
using GoAdvisor.Web.Features.Recommendations.Export.Markdown;

namespace GoAdvisor.Web.Tests.Recommendations;

public sealed class ReportDocumentTests
{
    private const string Hostile = "</style></title></script><script>alert(1)</script><img src=x onerror=alert(1)> \"'\\ } @import url(//evil) 決定 قرار 🦀";

    [Fact]
    public async Task What_anybody_wrote_is_text_and_nothing_else()
    {
        var decision = Made.Decision with { Name = Hostile, Note = Hostile, Deciders = Hostile };
        var document = await RenderAsync(Made.Of(Cases.Profile("geofence-lookups").Answers, Hostile, $"{Hostile}\n\n  {Hostile}", decision));

        document.QuerySelectorAll("script, img, iframe, object, embed, link, form, input, base").Should().BeEmpty();
        document.All.SelectMany(element => element.Attributes).Should().NotContain(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        document.Title.Should().StartWith(string.Join(' ', Hostile.Split(' ')));
        document.QuerySelector(".user-text")?.TextContent.Should().Be($"{Hostile}\n\n  {Hostile}");
        document.QuerySelector("h1 .case")?.TextContent.Should().Be(Hostile);
        document.QuerySelectorAll("style").Should().ContainSingle().Which.TextContent.Should().EndWith("}\n", "the title has not ended it").And.NotContain("@import").And.NotContain("url(");
    }

    [Fact]
    public async Task Addresses_that_do_not_lead_to_the_web_are_no_links()
    {
        var report = Made.Of("geofence-lookups");
        var document = await RenderAsync(report with
        {
            Sources = [.. report.Sources.Select(source => source with { Links = ["javascript:alert(1)", "data:text/html,x", "https://go.dev/"] })],
        });

        document.QuerySelectorAll("a").Select(link => link.GetAttribute("href") ?? "").Distinct().Should()
            .OnlyContain(address => address.StartsWith('#') || address == "https://go.dev/");
        document.QuerySelector(".sources")?.TextContent.Should().Contain("javascript:alert(1)", "it is shown as what it is");
    }

    [Theory]
    [InlineData(1, "And 5 more.")]
    [InlineData(2, "And 5 more, which take two changes each.")]
    public async Task What_is_said_of_flips_that_are_not_listed_is_true_of_all_of_them(int changes, string words)
    {
        var report = Made.Of("geofence-lookups");
        var change = report.Flips.Flips[0].Changes[0];
        var flip = report.Flips.Flips[0] with { Changes = [.. Enumerable.Repeat(change, changes)] };
        var many = report with { Flips = report.Flips with { Flips = [.. Enumerable.Repeat(flip, 30)] } };

        (await RenderAsync(many)).QuerySelector("[aria-labelledby=changes]")?.TextContent.Should().Contain(words);
        DecisionRecord.Text(many).Should().Contain(words);
    }

    [Fact]
    public async Task Its_contents_are_the_headings_that_it_has()
    {
        var reports = Cases.Catalogue.Profiles.Select(profile => Made.Of(profile.Answers)).Append(Made.Of(new Dictionary<string, IReadOnlyList<string>>()));
        foreach (var report in reports)
        {
            var document = await RenderAsync(report);
            var headings = document.QuerySelectorAll("section > h2[id]").Where(heading => heading.Id is not ("stability" or "rating-flips"));
            document.QuerySelectorAll(".contents a").Select(link => (link.GetAttribute("href"), link.TextContent))
                .Should().Equal(headings.Select(heading => ($"#{heading.Id}", heading.TextContent)), ((string?, string) link, (string, string) heading) => link == heading);
        }
    }

    [Fact]
    public async Task Headings_go_down_one_step_at_a_time_and_everything_has_a_name()
    {
        foreach (var profile in Cases.Catalogue.Profiles)
        {
            var document = await RenderAsync(Made.Of(profile.Answers));
            var levels = document.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToList();

            levels[0].Should().Be(1);
            levels.Zip(levels.Skip(1)).Should().OnlyContain(pair => pair.Second > 1 && pair.Second - pair.First <= 1);
            document.DocumentElement.GetAttribute("lang").Should().Be("en");
            document.QuerySelectorAll("table").Should().OnlyContain(table => table.QuerySelector("caption") != null && table.QuerySelector("thead") != null);
            document.QuerySelectorAll("th").Should().OnlyContain(cell => cell.HasAttribute("scope"));
            document.QuerySelectorAll("[id]").Select(element => element.Id).Should().OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public async Task Every_number_of_a_source_leads_to_it()
    {
        var document = await RenderAsync(Made.Of("kubernetes-operators"));

        var cited = document.QuerySelectorAll(".cite a").Select(link => link.GetAttribute("href")).Distinct();
        cited.Should().BeEquivalentTo(document.QuerySelectorAll(".sources > li").Select(source => $"#{source.Id}"));
    }

    [Fact]
    public async Task The_first_page_says_what_was_decided()
    {
        var document = await RenderAsync(Made.Of(Cases.Profile("geofence-lookups").Answers, decision: Made.Decision));
        var page = document.QuerySelector(".first-page")?.Words() ?? "";

        page.Should().Contain("Go, clearly.").And.Contain("accepted · catalogue version 1").And.Contain("Accepted on 24 Nov 2026 by Ada, Grace, to be reviewed by 1 Jun 2027.")
            .And.Contain("Java is the runner-up, 15.8 points behind").And.Contain("Why Go").And.Contain("What speaks against it").And.Contain("What would change this");
        document.QuerySelectorAll(".first-page .points")[0].Children.Should().HaveCount(3);
        document.QuerySelector(".first-page .ranking tbody tr")?.Words().Should().Be("1 Go 78.3 99 % 5 of 5 –");
    }

    [Fact]
    public async Task A_report_that_was_frozen_looks_as_it_looked()
    {
        var report = Made.Of(Cases.Profile("edge-proxy").Answers, decision: Made.Decision);

        (await ReportDocument.RenderAsync(ReportJson.Read(ReportJson.Write(report)))).Html.Should().Be((await ReportDocument.RenderAsync(report)).Html);
    }

    [Fact]
    public async Task What_is_not_known_is_marked()
    {
        var document = await RenderAsync(Made.Of(new Dictionary<string, IReadOnlyList<string>> { ["payload"] = [], ["system-kind"] = ["crud-api"] }));

        document.QuerySelectorAll("#answers ~ * .badge").Select(Given.Words).Distinct().Should().BeEquivalentTo("Don’t know", "Not answered yet");
    }

    private static async Task<IHtmlDocument> RenderAsync(Recommendation report) => new HtmlParser().ParseDocument((await ReportDocument.RenderAsync(report)).Html);
}
