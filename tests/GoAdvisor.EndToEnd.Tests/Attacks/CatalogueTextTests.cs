using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GoAdvisor.Engine.Authoring.Tree;

namespace GoAdvisor.EndToEnd.Tests.Attacks;

/// <summary>A catalogue in which every text tries to be more than text, imported and published, on every page and in every file that shows it.</summary>
public sealed class CatalogueTextTests(Browser browser)
{
    private const string Hostile = "\"><script data-injected>window.injected=1</script>'><img data-injected src=x onerror=window.injected=1>";

    /// <summary>What names things or leads somewhere; everything else that is text is replaced.</summary>
    private static readonly string[] NotText =
        ["id", "alternative", "criterion", "question", "option", "options", "constraint", "section", "sources", "source", "url", "link", "links", "archived"];

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public async Task Whatever_an_admin_writes_into_the_catalogue_is_shown_as_text_and_does_nothing()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database);
        await using var visitor = await browser.VisitorAsync(app);
        var page = visitor.Page;
        var (file, replaced) = Everywhere();
        replaced.Should().Contain(["name", "title", "text", "label", "reason", "statement"]);
        await page.BecomeAdminAsync(app);
        await page.ImportAsync(file);
        await ShouldBeInertAsync(visitor, Urls.Draft);
        foreach (var place in SampleSize.OneIn(2, new[]
        {
            Urls.DraftAlternatives, Urls.DraftCriteria, Urls.DraftRatings, Urls.DraftAspects, Urls.DraftQuestions, Urls.DraftConstraints,
            Urls.DraftSources, Urls.DraftClaims, Urls.DraftProfiles, Urls.DraftArchetypes, Urls.DraftSettings,
        }))
        {
            await page.OpenDraftAsync(place);
            await ShouldBeInertAsync(visitor, place);
        }
        await page.PublishAsync(Hostile);
        await ShouldBeInertAsync(visitor, Urls.AdminCatalogue);
        await page.GotoAsync(Urls.AdminAudit);
        await ShouldBeInertAsync(visitor, Urls.AdminAudit);

        var assessment = await page.StartAssessmentAsync();
        await ShouldBeInertAsync(visitor, "questionnaire");
        await page.Locator("fieldset input").First.CheckAsync();
        await page.ShouldSaySavedAsync();
        string[] shown =
        [
            .. Seeds.Catalogue.Sections.Select(section => Urls.Questions(assessment, section.Id)),
            .. new[] { Urls.WhyView, Urls.HowSureView, Urls.WhatIfView, Urls.SettleFirstView, Urls.ConstraintsView, Urls.ComparisonView }
                .Select(view => Urls.Result(assessment, view)),
            Urls.Review(assessment), Urls.Report(assessment), Urls.Comparison, Urls.Claims, Urls.Home, Urls.Milestones(assessment),
        ];
        foreach (var address in SampleSize.OneIn(2, shown))
        {
            await page.GotoAsync(address);
            await page.GetByRole(AriaRole.Main).WaitForAsync();
            await ShouldBeInertAsync(visitor, address);
        }

        var report = Urls.ReportFile(Urls.Report(assessment), "html");
        var html = await page.APIRequest.GetAsync(new Uri(app.Address, report).ToString());
        (await html.TextAsync()).Should().Contain("&lt;script data-injected").And.NotContain("<script data-injected").And.NotContain("<img data-injected");
        var pdf = await page.APIRequest.GetAsync(new Uri(app.Address, Urls.ReportFile(Urls.Report(assessment), "pdf")).ToString());
        (await Poppler.TextAsync(await pdf.BodyAsync())).Should().Contain("window.injected");
    }

    private static async Task ShouldBeInertAsync(Visitor visitor, string where)
    {
        (await visitor.Page.EvaluateAsync<bool>("'injected' in window")).Should().BeFalse("{0} shows text", where);
        (await visitor.Page.Locator("[data-injected]").CountAsync()).Should().Be(0, "{0} shows text", where);
        visitor.Complaints.Should().BeEmpty("{0} shows text", where);
    }

    /// <summary>The seeds with the same text in every field that may hold any, and the names of these fields.</summary>
    private static (byte[] File, IReadOnlySet<string> Replaced) Everywhere()
    {
        var catalogue = JsonNode.Parse(CatalogueFile.Write(Seeds.Catalogue)) ?? throw new InvalidDataException("There are no seeds.");
        var replaced = new HashSet<string>();
        foreach (var name in Names(catalogue).Except(NotText).ToList())
        {
            var tried = catalogue.DeepClone();
            Replace(tried, name);
            // A field of which only some words are allowed keeps them.
            if (CatalogueFile.Read(Encoding.UTF8.GetBytes(tried.ToJsonString())).Problems.Count > 0)
                continue;
            (catalogue, _) = (tried, replaced.Add(name));
        }
        return (Encoding.UTF8.GetBytes(catalogue.ToJsonString()), replaced);
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Names(member.Value).Concat(IsText(member.Value) ? [member.Key] : [])).Distinct(),
        JsonArray items => items.SelectMany(Names).Distinct(),
        _ => [],
    };

    private static void Replace(JsonNode? node, string name)
    {
        foreach (var item in (node as JsonArray)?.ToList() ?? [])
            Replace(item, name);
        foreach (var (key, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (key == name && value?.GetValueKind() == JsonValueKind.String && node is JsonObject members)
                members[name] = $"{value} {Hostile}";
            else
                Replace(value, name);
        }
    }

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
