using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GoAdvisor.EndToEnd.Tests.Attacks;

/// <summary>Somebody else's assessment is to a stranger what no assessment is: every route, read and written.</summary>
public sealed partial class StrangerTests(SharedApp shared)
{
    /// <summary>Every route about assessments, with the forms that can be sent to it. One that is not here fails the test below.</summary>
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<Form>> Routes = new Dictionary<string, IReadOnlyList<Form>>
    {
        [Urls.QuestionsRoute] = [],
        [Urls.ReviewRoute] = [],
        [Urls.ResultRoute] = [],
        [Urls.ResultIfRoute] = [],
        [Urls.ReportRoute] = [],
        [Urls.ReportFileRoute] = [],
        [Urls.DetailsRoute] = [new Form("details", ("Form.Title", "Taken over"), ("Form.Context", "by a stranger"))],
        [Urls.WeightsRoute] = [new Form("weights", ("Posted.Seen", ""), ("Posted.Do", "keep"))],
        [Urls.UpgradeRoute] = [new Form("upgrade", ("Seen.To", "1"), ("Seen.Revision", "0"))],
        [Urls.MilestonesRoute] = [],
        [Urls.RecordMilestoneRoute] = [new Form("record", ("Form.Name", "Taken over"), ("Form.DecidedOn", "2026-11-23"), ("Form.Anyway", "yes"), ("Form.Revision", "0"))],
        [Urls.CompareMilestonesRoute] = [],
        [Urls.MilestoneRoute] = [],
        [Urls.MilestoneReportFileRoute] = [],
        [Urls.ResumeLinkRoute] = [new Form("create"), new Form("withdraw-{0}")],
    };

    [Fact]
    public async Task Every_route_about_assessments_is_in_the_matrix()
    {
        await using var database = new SqliteFile();
        await using var factory = new WebApplicationFactory<Program>()
            .WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:Sqlite", database.Path).UseSetting("Seeds:Folder", Seeds.Folder));
        var patterns = factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText ?? "")
            .Where(pattern => pattern.Contains("assessments", StringComparison.OrdinalIgnoreCase) && !pattern.StartsWith(Urls.Api))
            .Distinct();

        patterns.Should().BeEquivalentTo([.. Routes.Keys, Urls.StartAssessment, Urls.AccountAssessments], "a new route must be shown to tell strangers nothing");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stranger_gets_for_somebody_elses_assessment_exactly_what_an_unknown_one_gets(bool withAssessmentOfTheirOwn)
    {
        var app = await shared.StartAsync();
        using var owner = new Person(app);
        using var stranger = new Person(app);
        var taken = await owner.StartAssessmentAsync("Owned");
        (await owner.PostAsync(Urls.ResumeLink(taken), Urls.ResumeLink(taken), "create")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await owner.PostAsync(Urls.RecordMilestone(taken), Urls.RecordMilestone(taken), "record", ("Form.Name", "Owned"), ("Form.DecidedOn", "2026-11-23"), ("Form.Anyway", "yes"), ("Form.Revision", "0")))
            .StatusCode.Should().Be(HttpStatusCode.Redirect);
        var link = await LinkAsync(owner, taken);
        var own = withAssessmentOfTheirOwn ? await stranger.StartAssessmentAsync("Mine") : (Guid?)null;
        var unknown = Guid.CreateVersion7();
        (await stranger.GetAsync(Urls.StartAssessment)).StatusCode.Should().Be(HttpStatusCode.OK);

        foreach (var (route, forms) in Routes)
        {
            await ShouldLookAlikeAsync(route, taken, unknown, HttpStatusCode.NotFound, id => stranger.GetAsync(Address(route, id)));
            foreach (var form in forms)
            {
                var formOf = own is { } mine ? Urls.Details(mine) : Urls.StartAssessment;
                // Not 404: a page that is not found has no form to take what is sent.
                await ShouldLookAlikeAsync(route, taken, unknown, HttpStatusCode.BadRequest, id => stranger.PostAsync(
                    Address(route, id), formOf, string.Format(null, form.Handler, link), form.Fields));
            }
        }

        (await owner.GetAsync(Urls.Review(taken))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await shared.Database.CountAsync("""SELECT count(*) FROM "Assessments" WHERE "Id" = @assessment AND "Title" = 'Owned' AND "Context" IS NULL""", taken)).Should().Be(1);
        (await shared.Database.CountAsync("""SELECT count(*) FROM "Milestones" WHERE "AssessmentId" = @assessment""", taken)).Should().Be(1);
        (await shared.Database.CountAsync("""SELECT count(*) FROM "AccessTokens" WHERE "AssessmentId" = @assessment AND "RevokedAt" IS NULL""", taken)).Should().Be(1);
        (await shared.Database.CountAsync("""SELECT count(*) FROM "AccessTokens" WHERE "AssessmentId" = @assessment""", taken)).Should().Be(1);
    }

    private static async Task ShouldLookAlikeAsync(
        string route, Guid taken, Guid unknown, HttpStatusCode status, Func<Guid, Task<HttpResponseMessage>> ask)
    {
        using var forTaken = await ask(taken);
        using var forUnknown = await ask(unknown);
        forTaken.StatusCode.Should().Be(status, "{0} belongs to somebody else", route);
        forUnknown.StatusCode.Should().Be(status);
        (await TextAsync(forTaken, taken)).Should().Be(await TextAsync(forUnknown, unknown), "at {0} the two must not be told apart", route);
        forTaken.Headers.Select(header => header.Key).Should().BeEquivalentTo(forUnknown.Headers.Select(header => header.Key));
    }

    private static async Task<string> TextAsync(HttpResponseMessage response, Guid id)
    {
        var text = (await response.Content.ReadAsStringAsync()).Replace(id.ToString(), "ID", StringComparison.Ordinal);
        return Encrypted().Replace(Reference().Replace(text, "REFERENCE"), state => $"{state.Length} characters of encrypted state");
    }

    private static string Address(string route, Guid id) =>
        route.Replace("{Id:guid}", id.ToString(), StringComparison.OrdinalIgnoreCase).Replace("{Section}", "workload", StringComparison.Ordinal)
            .Replace("{Number:int}", "1", StringComparison.Ordinal).Replace("{ending}", "html", StringComparison.Ordinal);

    private static async Task<string> LinkAsync(Person owner, Guid assessment)
    {
        using var page = await owner.GetAsync(Urls.ResumeLink(assessment));
        return Withdraw().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    private sealed record Form(string Handler, params (string Name, string Value)[] Fields);

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Reference();

    [GeneratedRegex("(?<=Blazor-Server-Component-State:)[^>]+")]
    private static partial Regex Encrypted();

    [GeneratedRegex("withdraw-([0-9a-f-]{36})")]
    private static partial Regex Withdraw();
}
