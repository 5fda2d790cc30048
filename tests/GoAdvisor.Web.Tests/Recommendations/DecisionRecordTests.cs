using System.Text;
using GoAdvisor.Web.Features.Recommendations.Export.Markdown;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Tests.Recommendations;

public sealed class DecisionRecordTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = new Dictionary<string, IReadOnlyList<string>>();

    [Fact]
    public void A_record_has_every_field_of_the_template_in_its_order()
    {
        foreach (var profile in Cases.Catalogue.Profiles)
        {
            var record = DecisionRecord.Text(Made.Of(profile.Answers, context: "Why it matters.", decision: Made.Decision));

            record.Should().StartWith("---\nstatus: accepted\ndate: 2026-11-24\ndecision-makers: \"Ada, Grace\"\nconsulted: []\ninformed: []\nreview-by: 2027-06-01\n---\n\n# Ledger: ");
            Headings(record, "## ").Should().Equal(
                "Context and Problem Statement", "Decision Drivers", "Considered Options", "Decision Outcome", "Pros and Cons of the Options", "More Information");
            Headings(record, "### ").Should().ContainInOrder(
                ["Assumptions", "Ranking", "Consequences", "Confirmation", "Revisit when", "Settle first", "Constraints", "Ratings", "Answers", "Sources"]);
            Part(record, "## Considered Options").Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo("* Go", "* Java", "* Node.js", "* Rust");
            Headings(Part(record, "## Pros and Cons of the Options"), "### ").Should().BeEquivalentTo("Go", "Java", "Node.js", "Rust");
            Part(record, "### Confirmation").Should().Contain("Review by 1 Jun 2027: compare the answers");
        }
    }

    [Fact]
    public void A_clear_winner_is_the_chosen_option_with_its_reasons_and_risks()
    {
        var report = Made.Of(Cases.Profile("geofence-lookups").Answers, context: "Why it matters.", decision: Made.Decision);
        var record = DecisionRecord.Text(report);

        Part(record, "## Decision Outcome").Should().Contain("Chosen option: \"Go\", because Go leads Java by 15.8 points and is first in 99 of 100 variations.")
            .And.Contain("Recorded as “Language of the ledger” on 24 Nov 2026, decided by Ada, Grace.").And.Contain("### Note of the Decision-Makers\n\nAs recommended.\n");
        Part(record, "### Ranking").Should().Contain("| 1 | Go | 78.3 | 78.3 | 99\u00A0% | 5 of 5 | – |");
        var consequences = Part(record, "### Consequences");
        consequences.Split("* Good, because of ").Should().HaveCount(report.Reasons.Count + 1);
        consequences.Should().Contain("* Bad, because of ").And.Contain("* Neutral, because of **Evidence**");
        Part(record, "### Go").Should().Contain("* Good, because of **").And.Contain("Compared with Java:");
        Part(record, "### Revisit when").Should().Contain($"* {InertText.Line(report.Flips.Flips[0].Sentence)}.").And.Contain("* It is 1 Jun 2027, the day of the review.");
        Part(record, "## Context").Should().StartWith("Why it matters.\n").And.Contain("Which of Go, Java, Node.js and Rust fits this backend best?");
    }

    [Fact]
    public void What_nobody_decided_is_a_proposal()
    {
        var record = DecisionRecord.Text(Made.Of("geofence-lookups"));

        record.Should().StartWith("---\nstatus: proposed\ndate: 2026-11-23\ndecision-makers: []\nconsulted: []\ninformed: []\n---\n");
        record.Should().Contain("Chosen option: \"Go\"").And.Contain("This is a proposal: nobody has recorded a decision.").And.Contain("No context was given.")
            .And.Contain("No review date is set.").And.NotContain("review-by");
    }

    [Fact]
    public void Nothing_is_called_chosen_without_a_winner()
    {
        var strict = Cases.Catalogue with { Thresholds = Cases.Catalogue.Thresholds with { TooCloseLead = 50, ClearLead = 60 } };
        var tooClose = RecommendationBuilder.Build(new PublishedCatalogue(1, DecisionModel.Compile(strict)), Made.Snapshot(Cases.Profile("geofence-lookups").Answers), Made.Decision, TestContext.Current.CancellationToken);
        var nobody = Made.Of("geofence-lookups", ("non-negotiables", ["approved-list"]), ("approved-alternatives", ["go"]), ("run-target", ["existing-jvm-server"]));

        tooClose.Verdict.Kind.Should().Be(VerdictKind.TooClose);
        Outcome(tooClose).Should().StartWith($"Chosen option: none yet, because it is too close to call. {InertText.Line(tooClose.Summary!)}");
        Outcome(Made.Of(Nothing)).Should().StartWith("Chosen option: none yet, because there are not enough answers. 0 of 24 questions are answered;");
        Outcome(Made.Of(Nothing, decision: Made.Decision)).Should().StartWith("Chosen option: none yet, because there are not enough answers.");
        Outcome(nobody).Should().StartWith("Chosen option: none, because every option is out. Your constraints exclude all 4 alternatives.");
        DecisionRecord.Text(nobody).Should().Contain("* Neutral, because nothing is chosen.");
        Part(DecisionRecord.Text(tooClose), "### Consequences").Should().Contain("which is placed best as things stand:");
    }

    [Fact]
    public void What_is_not_known_is_told_from_what_is_not_answered()
    {
        var record = DecisionRecord.Text(Made.Of(new Dictionary<string, IReadOnlyList<string>> { ["payload"] = [], ["system-kind"] = ["crud-api"] }));
        var payload = Cases.Catalogue.Questions.Single(question => question.Id == "payload").Text;

        Part(record, "### Assumptions").Should().Contain($"* Answered with “don’t know”: {InertText.Line(payload)}\n").And.Contain("* Not answered yet: ");
        Part(record, "### Answers").Should().Contain($"| {InertText.Line(payload)} | Don’t know |");
        Part(record, "### Settle first").Should().StartWith("1. **").And.Contain("Where to look: ");
    }

    [Fact]
    public void Sources_are_numbered_links_to_the_web()
    {
        var report = Made.Of("kubernetes-operators");
        ReportSource[] sources =
        [
            .. report.Sources.Take(1).Select(source => source with { Links = ["javascript:alert(1)", "https://go.dev/a_(b)?c=<d>&e=*#f\"g", "http://example.org:8080/"], Note = "read *this*" }),
            .. report.Sources.Skip(1).Take(1).Select(source => source with { Title = "[x](https://evil.example)", Links = ["https://bank.example@evil.example/"] , Note = null }),
        ];
        var lines = Part(DecisionRecord.Text(report with { Sources = sources }), "### Sources").Split('\n');

        lines[0].Should().Be($"1. [{InertText.Line(sources[0].Title)}](https://go.dev/a_%28b%29?c=%3Cd%3E&amp;e=%2A#f%22g) (read \\*this\\*), [address 2](http://example.org:8080/), javascript\u2060:\u2060alert(1)");
        lines[1].Should().StartWith("2. \\[x\\](https\u2060:\u2060/\u2060/evil.\u2060example) (https\u2060:\u2060").And.NotContain("](https:/");
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes_however_it_was_kept()
    {
        var report = Made.Of(Cases.Profile("edge-proxy").Answers, context: "One\r\ntwo\rthree", decision: Made.Decision);
        var written = DecisionRecord.Write(report);

        DecisionRecord.Write(ReportJson.Read(ReportJson.Write(report))).Should().Equal(written);
        DecisionRecord.Write(Made.Of(Cases.Profile("edge-proxy").Answers.Reverse().ToDictionary(), context: "One\r\ntwo\rthree", decision: Made.Decision)).Should().Equal(written);
        written.Should().NotContain((byte)'\r').And.StartWith("---\n"u8.ToArray()).And.EndWith("\n"u8.ToArray());
        Encoding.UTF8.GetString(written).Should().Contain("\n\nOne  \ntwo  \nthree\n\n").And.NotContain("\n\n\n").And.NotEndWith("\n\n");
    }

    private static string Outcome(Recommendation report) => Part(DecisionRecord.Text(report), "## Decision Outcome");

    private static IEnumerable<string> Headings(string record, string level) =>
        record.Split('\n').Where(line => line.StartsWith(level, StringComparison.Ordinal)).Select(line => line[level.Length..]);

    /// <summary>What stands under a heading, to the next of its level.</summary>
    private static string Part(string record, string heading)
    {
        var start = record.IndexOf($"\n{heading}", StringComparison.Ordinal);
        start.Should().BePositive("there is a heading {0}", heading);
        var after = record.IndexOf('\n', start + 1);
        var level = heading[..(heading.IndexOf(' ', StringComparison.Ordinal) + 1)];
        var next = record.IndexOf($"\n{level}", after, StringComparison.Ordinal);
        var higher = level.Length > 3 ? record.IndexOf("\n## ", after, StringComparison.Ordinal) : -1;
        var end = new[] { next, higher }.Where(position => position > 0).DefaultIfEmpty(record.Length).Min();
        return record[after..end].TrimStart('\n');
    }
}
