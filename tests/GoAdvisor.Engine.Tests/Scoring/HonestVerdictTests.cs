using CsCheck;
using GoAdvisor.Engine.Authoring.Populations;
using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Tests.Scoring;

/// <summary>Knowing less never makes a verdict surer, on generated catalogues of either form and on realistic sheets.</summary>
public class HonestVerdictTests
{
    /// <summary>A seed for the catalogue and one for the answers.</summary>
    private static readonly Gen<(int Catalogue, int Answers)> Seeded = Gen.Select(Gen.Int[0, 400], Gen.Int[0, 100_000]);

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Leaving_out_one_answer_of_a_full_sheet_never_makes_it_clear() => Seeded.Check(
        (seed, answers) =>
        {
            var (model, full) = FullSheet(seed, answers);
            var clear = model.Evaluate(full).Verdict.Kind == VerdictKind.Clear;
            return clear || WithoutOne(model, full).All(less => model.Evaluate(less).Verdict.Kind != VerdictKind.Clear);
        });

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void A_clear_verdict_survives_every_answer_to_every_open_question() => Seeded.Check(
        (seed, answers) =>
        {
            var (model, full) = FullSheet(seed, answers);
            return WithoutOne(model, full).Append(full).All(sheet => IsHonest(model, sheet));
        });

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void A_do_not_know_triggers_nothing_lowers_no_ceiling_and_raises_no_coverage() => Seeded.Check(
        (seed, answers) =>
        {
            var (model, full) = FullSheet(seed, answers);
            var before = model.Evaluate(full);
            var ceilings = Ceilings(model, full);
            return WithoutOne(model, full).All(less =>
            {
                var after = model.Evaluate(less);
                return Ceilings(model, less).Zip(ceilings).All(pair => pair.First >= pair.Second)
                    && after.Coverage.Answered <= before.Coverage.Answered
                    && after.Constraints.Zip(before.Constraints).All(pair => !pair.First.Fired || pair.Second.Fired)
                    && after.Alternatives.Zip(before.Alternatives).All(pair => !pair.First.Excluded || pair.Second.Excluded);
            });
        });

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void Settle_first_and_clear_never_stand_together_and_the_preview_says_the_same() => Seeded.Check(
        (seed, answers) =>
        {
            var (model, full) = FullSheet(seed, answers);
            var sheet = Without(model, full, question => (question + answers) % 3 == 0);
            var evaluation = model.Evaluate(sheet);
            return (evaluation.Verdict.Kind != VerdictKind.Clear || evaluation.DecisiveQuestions.Count == 0)
                && model.Preview(sheet).Verdict.Text == evaluation.Verdict.Text;
        });

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void An_idle_question_changes_nothing_whatever_is_answered() => Seeded.Check(
        (seed, answers) =>
        {
            var (model, full) = FullSheet(seed, answers);
            var sheet = Without(model, full, question => (question + answers) % 5 == 0);
            var present = Scores(model, sheet);
            foreach (var (q, table) in model.Tables.Questions.Index())
            {
                if (table.IsAnswered(sheet.Bits) || !table.IsAlwaysAsked || !Engine.Scoring.Verdicts.IdleQuestions.IsIdle(model, sheet.Bits, q))
                    continue;
                for (var option = table.First; option < table.First + table.Count; option++)
                {
                    var with = sheet.Bits.ToArray();
                    with.AsSpan().Add(option);
                    if (!Scores(model, new AnswerSet(model, with)).SequenceEqual(present))
                        return false;
                }
            }
            return true;
        });

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void On_realistic_sheets_less_is_never_surer()
    {
        var (model, sheets) = (SharedCatalogue.SeededModel, SampleSize.Of(usual: 60, inLongRun: 500));
        var population = Population.ByShares(model, seed: 7);
        var (tooClose, leaning) = (0, 0);
        for (var i = 0; i < sheets; i++)
        {
            var full = population.Case(i);
            var kind = model.Evaluate(full).Verdict.Kind;
            foreach (var less in WithoutOne(model, full))
            {
                var then = model.Evaluate(less).Verdict.Kind;
                (then == VerdictKind.Clear && kind != VerdictKind.Clear).Should().BeFalse("sheet {0} is {1}", i, kind);
                tooClose += kind == VerdictKind.TooClose ? 1 : 0;
                leaning += kind == VerdictKind.TooClose && then is VerdictKind.Leaning ? 1 : 0;
            }
        }
        (leaning / (double)tooClose).Should().BeLessThanOrEqualTo(0.01);
    }

    [Fact]
    [Trait(SampleSize.Trait, SampleSize.Long)]
    public void With_sixty_percent_of_the_answers_a_clear_verdict_names_the_winner_of_all()
    {
        var (model, sheets) = (SharedCatalogue.SeededModel, SampleSize.Of(usual: 500, inLongRun: 5_000));
        var population = Population.ByShares(model, seed: 11);
        var (clear, wrong, random) = (0, 0, new Random(4));
        for (var i = 0; i < sheets; i++)
        {
            var full = population.Case(i);
            var verdict = model.Preview(Without(model, full, _ => random.Next(10) < 4)).Verdict;
            if (verdict.Kind != VerdictKind.Clear)
                continue;
            clear++;
            wrong += model.Evaluate(full).First.Contains(verdict.Winner!) ? 0 : 1;
        }
        wrong.Should().BeLessThanOrEqualTo(clear / 100);
    }

    /// <summary>
    /// Whatever a single open question is answered with, and whatever the follow-ups that this asks are, the winner of a clear verdict stays first by enough, in
    /// enough of the draws.
    /// </summary>
    private static bool IsHonest(DecisionModel model, AnswerSet sheet)
    {
        var evaluation = model.Evaluate(sheet);
        if (evaluation.Verdict.Kind != VerdictKind.Clear)
            return true;
        var open = Open(model, sheet);
        return open.SelectMany(question => Answered(model, sheet, question, open)).All(answers =>
        {
            var then = model.Evaluate(answers).Verdict;
            return !(then.Lead < (double)model.Catalogue.Thresholds.ClearLead) && then.FirstShare >= (double)model.Catalogue.Thresholds.ClearFirstShare
                && then.Contenders[0].Id == evaluation.Verdict.Winner!.Id;
        });
    }

    /// <summary>Each answer to a question by one option, with each to every follow-up that was not open before.</summary>
    private static IEnumerable<AnswerSet> Answered(DecisionModel model, AnswerSet sheet, int question, IReadOnlyList<int> openBefore)
    {
        var table = model.Tables.Questions[question];
        for (var option = table.First; option < table.First + table.Count; option++)
        {
            var bits = sheet.Bits.ToArray();
            bits.AsSpan().Add(option);
            var answers = new AnswerSet(model, bits);
            var followUp = Open(model, answers).Except(openBefore).Select(q => (int?)q).FirstOrDefault();
            foreach (var complete in followUp is { } asked ? Answered(model, answers, asked, openBefore) : [answers])
                yield return complete;
        }
    }

    private static List<int> Open(DecisionModel model, AnswerSet sheet) => [.. Enumerable.Range(0, model.Tables.Questions.Length)
        .Where(q => !model.Tables.Questions[q].IsAnswered(sheet.Words) && model.Tables.Questions[q].IsAsked(sheet.Words))];

    private static (DecisionModel Model, AnswerSet Full) FullSheet(int seed, int answers)
    {
        var plain = GeneratedCatalogue.Of(Shape.Small, seed % 200);
        var catalogue = SharedCatalogue.Of(plain, seed);
        // Thresholds that a small catalogue reaches often enough to tell something.
        catalogue = catalogue with { Thresholds = catalogue.Thresholds with { ClearFirstShare = 0.8m } };
        if (seed < 200)
            catalogue = plain with { Thresholds = catalogue.Thresholds with { ClearCoverage = null, SufficientCoverage = 0.6m } };
        var model = DecisionModel.Compile(catalogue);
        var shared = seed < 200 ? DecisionModel.Compile(SharedCatalogue.Of(plain, seed)) : model;
        return (model, new AnswerSet(model, Population.ByShares(shared, seed).Case(answers).Bits.ToArray()));
    }

    private static IEnumerable<AnswerSet> WithoutOne(DecisionModel model, AnswerSet full) => Enumerable.Range(0, model.Tables.Questions.Length)
        .Where(q => model.Tables.Questions[q].IsAnswered(full.Words)).Select(q => Without(model, full, other => other == q));

    private static AnswerSet Without(DecisionModel model, AnswerSet full, Func<int, bool> left)
    {
        var bits = full.Bits.ToArray();
        foreach (var (q, table) in model.Tables.Questions.Index())
        {
            if (left(q))
                bits.AsSpan().Remove(table.Mask);
        }
        return new AnswerSet(model, bits);
    }

    private static int[] Ceilings(DecisionModel model, AnswerSet answers)
    {
        var ceilings = new int[model.Catalogue.Alternatives.Count];
        model.Scoring.Ceilings(answers.Bits, ceilings);
        return ceilings;
    }

    private static List<double> Scores(DecisionModel model, AnswerSet answers) => [.. model.Evaluate(answers).Alternatives.Select(result => result.Score)];
}
