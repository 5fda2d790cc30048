using GoAdvisor.Engine.Authoring.Linting;
using GoAdvisor.Engine.Authoring.Populations;
using GoAdvisor.Engine.Authoring.Profiles;

namespace GoAdvisor.Engine.Tests;

/// <summary>The second catalogue that the product ships with: what it says about worked cases and about teams drawn from its archetypes.</summary>
public class SecondCatalogueTests
{
    private static readonly DecisionModel Model = DecisionModel.Compile(CatalogueReader.Read(
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "v2"), "*.json", SearchOption.AllDirectories)
            .Select(file => new CataloguePart(file, File.ReadAllBytes(file)))));

    [Fact]
    public void It_is_complete_and_nothing_in_it_does_nothing()
    {
        Model.Catalogue.Format.Should().Be(CatalogueFormats.Current);
        Model.Catalogue.Questions.Count(question => question.AskedWhen is null).Should().BeLessThanOrEqualTo(32);
        CatalogueLinter.Run(Model).Should().NotContain(finding => finding.Severity == LintSeverity.Error);
    }

    [Fact]
    public void Every_worked_case_gives_the_verdict_it_must() =>
        ProfileCheck.Run(Model).Where(result => !result.VerdictHolds || !result.WinnerHolds)
            .Select(result => $"{result.Profile.Id}: {result.Verdict}, first {string.Join('+', result.Winners.Select(winner => winner.Id))}").Should().BeEmpty();

    [Theory]
    [MemberData(nameof(FullSheets))]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Less_is_never_surer(string _, Func<int, Population> made)
    {
        var sheets = SampleSize.Of(usual: 60, inLongRun: 500);
        var population = made(7);
        var (tooClose, leaning) = (0, 0);
        for (var i = 0; i < sheets; i++)
        {
            var full = population.Case(i);
            var kind = Model.Evaluate(full).Verdict.Kind;
            foreach (var table in Model.Tables.Questions.Where(table => table.IsAnswered(full.Words)))
            {
                var less = full.Bits.ToArray();
                less.AsSpan().Remove(table.Mask);
                var then = Model.Evaluate(new AnswerSet(Model, less));
                (then.Verdict.Kind == VerdictKind.Clear && (kind != VerdictKind.Clear || then.DecisiveQuestions.Count > 0)).Should().BeFalse("sheet {0} is {1}", i, kind);
                tooClose += kind == VerdictKind.TooClose ? 1 : 0;
                leaning += kind == VerdictKind.TooClose && then.Verdict.Kind == VerdictKind.Leaning ? 1 : 0;
            }
        }
        (leaning / (double)tooClose).Should().BeLessThanOrEqualTo(0.01, "{0} of {1}", leaning, tooClose);
    }

    [Theory]
    [MemberData(nameof(FullSheets))]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void With_sixty_percent_of_the_answers_a_clear_verdict_names_the_winner_of_all(string _, Func<int, Population> made)
    {
        var sheets = SampleSize.Of(usual: 500, inLongRun: 5_000);
        var population = made(11);
        var (clear, wrong, random) = (0, 0, new Random(4));
        for (var i = 0; i < sheets; i++)
        {
            var full = population.Case(i);
            var less = full.Bits.ToArray();
            foreach (var table in Model.Tables.Questions)
            {
                if (random.Next(10) < 4)
                    less.AsSpan().Remove(table.Mask);
            }
            var verdict = Model.Preview(new AnswerSet(Model, less)).Verdict;
            if (verdict.Kind != VerdictKind.Clear)
                continue;
            clear++;
            wrong += Model.Evaluate(full).First.Contains(verdict.Winner!) ? 0 : 1;
        }
        wrong.Should().BeLessThanOrEqualTo(clear / 100, "{0} of {1}", wrong, clear);
    }

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Verdicts_are_worth_what_they_say()
    {
        var calibration = Calibration.Measure(Model, Population.ByShares(Model, seed: 3), seed: 5, cases: SampleSize.Of(usual: 1_000, inLongRun: 10_000));
        var byKind = calibration.Verdicts.ToDictionary(entry => entry.Kind);
        // A tenth of the cases leaves the bounds this much wider.
        var wider = SampleSize.Of(usual: 2, inLongRun: 0) / 100.0;
        byKind[VerdictKind.Clear].LowerAtOneInTen.Should().BeGreaterThan(0.987 - wider);
        byKind[VerdictKind.Leaning].LowerAtOneInTen.Should().BeGreaterThan(0.96 - wider);
        calibration.Shares[VerdictKind.Clear].Should().BeGreaterThan(0.15);
    }

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void A_team_with_Go_gets_Go_where_its_own_statements_hold_and_a_JVM_team_Java_for_a_domain_service()
    {
        var (go, java) = (Model.Catalogue.Alternatives.Index().First(entry => entry.Item.Id == "go").Index, Model.Catalogue.Alternatives.First(alternative => alternative.Id == "java"));
        var population = Population.ByShares(Model, seed: 13);
        var (goTeams, goFirst, domains, javaAhead) = (0, 0, 0, 0);
        for (var i = 0; i < SampleSize.Of(usual: 2_000, inLongRun: 10_000); i++)
        {
            var sheet = population.Case(i);
            var given = sheet.ToText();
            var evaluation = Model.Evaluate(sheet);
            if (Runs("go") && Any("go-share", "25-to-60-percent", "over-60-percent") && !evaluation.Alternatives[go].Excluded && HoldsMost(evaluation))
            {
                goTeams++;
                goFirst += evaluation.First.Any(first => first.Id == "go") ? 1 : 0;
            }
            if (Runs("jvm") && Any("jvm-share", "25-to-60-percent", "over-60-percent") && Any("system-kind", "domain-transactions"))
            {
                domains++;
                javaAhead += evaluation.Verdict.Winner == java ? 1 : 0;
            }

            bool Runs(string language) => Any("production-languages", language);
            bool Any(string question, params string[] options) => given.TryGetValue(question, out var chosen) && chosen.Intersect(options).Any();
        }
        goTeams.Should().BeGreaterThan(50);
        domains.Should().BeGreaterThan(100);
        (goFirst / (double)goTeams).Should().BeGreaterThanOrEqualTo(0.9, "{0} of {1}", goFirst, goTeams);
        (javaAhead / (double)domains).Should().BeGreaterThanOrEqualTo(0.8, "{0} of {1}", javaAhead, domains);

        bool HoldsMost(Evaluation evaluation) => evaluation.Alternatives.All(other => Held(other) <= Held(evaluation.Alternatives[go]));
        static double Held(AlternativeResult result) => result.ArticleMatch.Of == 0 ? 0 : (double)result.ArticleMatch.Holds / result.ArticleMatch.Of;
    }

    /// <summary>Full sheets by the catalogue's own shares, and by a description of systems and teams that knows nothing of them.</summary>
    public static TheoryData<string, Func<int, Population>> FullSheets { get; } = new()
    {
        { "shares", seed => Population.ByShares(Model, seed) },
        { "systems × teams", seed => new RealisticSheets(Model, seed) },
    };
}
