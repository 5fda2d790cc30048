using System.Text;
using System.Text.Json;

namespace GoAdvisor.EndToEnd.Tests.Printing;

/// <summary>The recommendation as a PDF, from a saved assessment to what a reader's tools find in the file.</summary>
public sealed class ReportPdfTests(Browser browser, SharedApp shared)
{
    [Fact]
    public async Task Page_one_tells_the_whole_decision_in_reading_order()
    {
        using var architect = await Programmer.StartAsync(await shared.StartAsync(), "Geofence look-ups", Seeds.Profile("geofence-lookups").Answers);
        var pdf = await architect.GetAsync("report.pdf");
        using var report = JsonDocument.Parse(await architect.GetAsync("report.json"));
        var verdict = report.RootElement.GetProperty("verdict");

        var page = string.Join(' ', (await Poppler.TextAsync(pdf)).Split('\f')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string[] facts =
        [
            "Decision record", "proposed", "catalogue version 1", "Geofence look-ups", Text(verdict, "headline"), Text(report.RootElement, "summary"),
            "Ranking", "Go", "78.3", "Java", "62.5", "points of lead over Java", "24 of 24 questions answered", "Why Go", "What speaks against it",
            "What would change this", "Page 1 of",
        ];
        var at = 0;
        foreach (var fact in facts)
        {
            var found = page.IndexOf(fact, at, StringComparison.Ordinal);
            found.Should().BeGreaterThanOrEqualTo(0, "“{0}” comes next in: {1}", fact, page[at..]);
            at = found + fact.Length;
        }
    }

    [Theory]
    [InlineData("a4", @"59[45]\.\d+ x 841\.\d+ pts \(A4\)")]
    [InlineData("letter", @"612 x 792 pts \(letter\)")]
    public async Task The_document_has_a_title_a_language_an_outline_tags_and_its_own_fonts(string paper, string size)
    {
        using var architect = await Programmer.StartAsync(await shared.StartAsync(), "配達 Ελλάδα 🚀", Seeds.Profile("bank-core").Answers);
        var pdf = await architect.GetAsync($"report.pdf?paper={paper}");

        (await Poppler.InfoAsync(pdf)).Should().MatchRegex(@"Title:\s+配達 Ελλάδα").And.MatchRegex(@"Tagged:\s+yes").And.MatchRegex($@"Page size:\s+{size}");
        (await Poppler.InfoAsync(pdf, "-struct")).Should().Contain("H1").And.Contain("H2").And.Contain("TH").And.Contain("Table");
        Encoding.Latin1.GetString(pdf.Span).Should().Contain("/Lang (en)").And.Contain("/Outlines");
        (await Poppler.FontsAsync(pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)
            .Should().NotBeEmpty().And.OnlyContain(font => font.Contains(" yes ", StringComparison.Ordinal), "every font is embedded");
        (await Poppler.TextAsync(pdf)).Should().Contain("配達 Ελλάδα").And.Contain("Sign-off");
    }

    [Fact]
    public async Task A_milestone_printed_again_is_the_same_document_whatever_was_answered_since()
    {
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database, ("Reports__CacheMegabytes", "0"));
        using var architect = await Programmer.StartAsync(app, "Core ledger", Seeds.Profile("bank-core").Answers);
        await architect.RecordAsync("Board");
        var first = await architect.GetAsync("milestones/1/report.pdf");
        await architect.AnswerAsync("system-kind", []);

        var second = await architect.GetAsync("milestones/1/report.pdf");

        (await Poppler.TextAsync(second)).Should().Be(await Poppler.TextAsync(first)).And.Contain("accepted");
        (await Poppler.StructureAsync(second)).Should().Be(await Poppler.StructureAsync(first));
        (await Poppler.TextAsync(await architect.GetAsync("report.pdf"))).Should().Contain("23 of 24", "the assessment itself went on");
    }

    [Fact]
    public async Task Five_PDFs_asked_for_at_once_all_arrive_and_the_questionnaire_saves_meanwhile()
    {
        // No print ends before the visitor's answer is saved.
        using var held = new FakeBrowser($"""
            while [ ! -e "$(dirname "$0")/go" ]; do sleep 0.05; done
            exec {Browser.Program} "$@"
            """);
        await using var database = new SqliteFile();
        await using var app = await AppProcess.StartAsync(database, ("Reports__Browser", held.Path), ("Reports__TimeoutSeconds", "300"));
        await using var visitor = await browser.VisitorAsync(app, 1280, 900);
        await visitor.Page.StartAssessmentAsync();
        var architects = await Task.WhenAll(Enumerable.Range(1, 5).Select(number => Programmer.StartAsync(app, $"Service {number}", Seeds.Profile("bank-core").Answers)));

        var reports = architects.Select(architect => architect.GetAsync("report.pdf")).ToList();
        await held.StartedAsync();
        var question = Seeds.Catalogue.Questions[0];
        await visitor.Page.AnswerAsync(question.Text, question.Options[1].Label);
        reports.Should().OnlyContain(report => !report.IsCompleted);
        await File.WriteAllTextAsync(FakeBrowser.Beside(held.Path, "go"), "", TestContext.Current.CancellationToken);

        foreach (var (i, report) in reports.Index())
            (await Poppler.TextAsync(await report)).Should().Contain($"Service {i + 1}");
        Leftovers.ShouldBeNone(held.Runs);
        foreach (var architect in architects)
            architect.Dispose();
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString() ?? "";
}
