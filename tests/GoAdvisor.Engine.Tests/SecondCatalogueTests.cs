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

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Less_is_never_surer()
    {
        var sheets = SampleSize.Of(usual: 60, inLongRun: 500);
        var population = Population.ByShares(Model, seed: 7);
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
        (leaning / (double)tooClose).Should().BeLessThanOrEqualTo(0.01);
    }

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Verdicts_are_worth_what_they_say()
    {
        var calibration = Calibration.Measure(Model, Population.ByShares(Model, seed: 3), seed: 5, cases: SampleSize.Of(usual: 400, inLongRun: 3_000));
        var byKind = calibration.Verdicts.ToDictionary(entry => entry.Kind);
        Share(byKind[VerdictKind.Clear]).Should().BeGreaterThan(0.975);
        Share(byKind[VerdictKind.Leaning]).Should().BeGreaterThan(0.93);
        calibration.Shares[VerdictKind.Clear].Should().BeGreaterThan(0.15);

        static double Share(VerdictCalibration entry) => (double)entry.KeptAtOneInTen / entry.Cases;
    }
}
