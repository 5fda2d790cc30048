using System.Text.RegularExpressions;
using GoAdvisor.Engine.Authoring.Populations;
using GoAdvisor.Web.Features.Recommendations.Model.Building;

namespace GoAdvisor.Web.Tests.Recommendations;

/// <summary>What the summary says of realistic results, answered in part or in full, is true of the record; and cards say what their pages say.</summary>
public partial class SummaryTests
{
    private static readonly PublishedCatalogue Published = new(2, DecisionModel.Compile(GoAdvisor.Data.Seeding.SeedFolder.ReadVersions(FirstCatalogue.Shipped)[^1]));

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void No_sentence_is_false_or_reads_as_a_broken_template()
    {
        foreach (var (report, answers) in Realistic())
        {
            var sentences = SummaryWriter.Write(report);
            string.Join(" ", sentences.Select(sentence => sentence.Text)).Should().Be(report.Summary);
            foreach (var sentence in sentences)
            {
                var text = Quoted().Replace(sentence.Text.Replace("Node.js", "Node"), "“…”");
                text.Should().MatchRegex("^[A-Z0-9].*\\.$").And.NotMatchRegex(@"  | [.,;:]|\(\)|[.;]\.|,\.|null|\{|\}", sentence.Text);
                foreach (var change in sentence.Parts.Select(part => part.Opens).OfType<SummaryReason.OfChange>())
                    Evaluate(answers, change.Flip).First.Select(first => first.Id).Should().Equal([report.Verdict.RunnerUp!.Id], report.Summary);
            }
            Mentions(report);
        }
    }

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Every_card_has_the_verdict_of_its_page()
    {
        foreach (var (report, answers) in Realistic())
        {
            foreach (var flip in report.Flips.Flips)
            {
                var then = Evaluate(answers, flip);
                flip.Verdict.Should().Be(then.Verdict.Kind, flip.Sentence);
                flip.Sentence.Contains("too close to call", StringComparison.Ordinal).Should().Be(then.Verdict.Kind == VerdictKind.TooClose && then.First.Count == 1, flip.Sentence);
            }
        }
    }

    /// <summary>Everybody who is out, who wins and who comes next has a part in it, and the ratings are counted.</summary>
    private static void Mentions(Recommendation report)
    {
        var text = report.Summary!;
        foreach (var out_ in report.Alternatives.Where(alternative => alternative.Excluded))
            text.Should().MatchRegex($@"{Regex.Escape(out_.Name)}(,| and |[A-Za-z. ])*(is|are) out because of “");
        if (report.Verdict.Winner is { } winner)
            text.Should().Contain(winner.Name);
        text.Contains("It is probable, not clear: that would take ", StringComparison.Ordinal).Should().Be(report.Verdict is { Kind: VerdictKind.Leaning, RunnerUp: not null }, text);
        if (report.Verdict is { Winner: not null, RunnerUp: { } runnerUp })
            text.Should().Contain($"{runnerUp.Name} is the runner-up");
        if (report.Verdict.Kind is VerdictKind.Insufficient or VerdictKind.None)
            text.Should().NotContain("points behind").And.NotContain("variations");
        else if (report.HasWeight)
            text.Should().Contain($"{report.Criteria.Where(criterion => criterion.Weight > 0).Sum(criterion => criterion.Ratings.Count)} ratings");
        if (report.SettleFirst.Count > 0 && report.Verdict.Kind is not (VerdictKind.Insufficient or VerdictKind.None))
            text.Should().Contain(report.SettleFirst[0].Question.Name);
    }

    private static Evaluation Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers, ReportFlip flip)
    {
        var changed = answers.ToDictionary(answer => answer.Key, answer => answer.Value);
        foreach (var change in flip.Changes)
            changed[change.Question.Id] = [.. change.To.Select(option => option.Id)];
        return Published.Model.Evaluate(Published.Model.ReadKnown(changed, out _));
    }

    private static IEnumerable<(Recommendation Report, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers)> Realistic()
    {
        var (population, random) = (Population.ByShares(Published.Model, seed: 17), new Random(17));
        for (var i = 0; i < SampleSize.Of(usual: 40, inLongRun: 200); i++)
        {
            // In every other case some questions are open.
            var left = i % 2 == 0 ? 0 : random.Next(1, 18);
            var full = population.Case(i).ToText();
            var open = full.Keys.OrderBy(_ => random.Next()).Take(left).ToHashSet();
            var answers = Published.Model.ReadKnown(full.Where(answer => !open.Contains(answer.Key)).ToDictionary(answer => answer.Key, answer => answer.Value), out _).ToText();
            var snapshot = Made.Snapshot(answers) with { CatalogueVersion = 2 };
            yield return (RecommendationBuilder.Build(Published, snapshot), answers);
        }
    }

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();
}
