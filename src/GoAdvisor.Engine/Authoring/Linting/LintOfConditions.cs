using GoAdvisor.Engine.Authoring.Impacts;
using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>Proved by enumerating the cases that conditions distinguish or, with too many, sampled.</summary>
internal sealed class LintOfConditions(DecisionModel model, int seed)
{
    private const string Proof = "every case that it tells apart was tried";

    private const int Parts = 25;

    private readonly Lazy<ulong[]> drawn = new(() => Draw(model, seed));

    public IEnumerable<LintFinding> Run()
    {
        foreach (var question in model.Catalogue.Questions)
        {
            if (question.AskedWhen is { } asked && Compile(asked) is var when && !IsPossible([asked], when.Holds, out var evidence))
            {
                yield return Found(LintRule.QuestionNeverAsked, $"questions/{question.Id}/askedWhen", $"The follow-up is never asked: {evidence}.",
                    "Correct the condition, or remove the question.");
            }
        }
        foreach (var constraint in model.Tables.Constraints)
        {
            foreach (var finding in Of(constraint))
                yield return finding;
        }
    }

    private IEnumerable<LintFinding> Of(CompiledConstraint compiled)
    {
        var constraint = compiled.Constraint;
        List<Condition> whole = [.. new[] { constraint.When, constraint.Unless }.OfType<Condition>()];
        if (!IsPossible(whole, compiled.When.Holds, out var evidence))
        {
            yield return Found(LintRule.ConstraintNeverFires, $"constraints/{constraint.Id}/when", $"It never fires: {evidence}.",
                "Correct the condition, or remove the constraint.");
            yield break;
        }
        if (IsCertain(whole, compiled.When, out var certainEvidence))
        {
            yield return Found(LintRule.ConstraintAlwaysFires, $"constraints/{constraint.Id}/when", $"It fires whatever is answered: {certainEvidence}.",
                "Narrow the condition. What always holds belongs into ratings.");
        }
        foreach (var effect in compiled.Effects.Where(effect => effect.IsConditional))
        {
            Condition?[] involved = [.. whole, effect.Effect.When, effect.Effect.Unless];
            if (!IsPossible([.. involved.OfType<Condition>()], bits => compiled.When.Holds(bits) && effect.Condition?.Holds(bits) != false, out var effectEvidence))
            {
                yield return Found(LintRule.EffectNeverApplies, $"constraints/{constraint.Id}/effects/{effect.Effect.Alternative}",
                    $"When the constraint fires, this effect never applies: {effectEvidence}.", "Correct its conditions, or remove the effect.");
            }
        }
    }

    private CompiledCondition Compile(Condition condition) => CompiledCondition.Compile(condition, model.Tables);

    private bool IsPossible(IReadOnlyList<Condition> involved, AnswerTest test, out string evidence)
    {
        var cases = new AnswerCases(model, involved);
        evidence = cases.IsExact ? Proof : NoProof("it was not so in any");
        return cases.IsExact ? cases.Any(test) : Drawn().Any(set => test(set.Span));
    }

    private bool IsCertain(IReadOnlyList<Condition> involved, CompiledCondition compiled, out string evidence)
    {
        var cases = new AnswerCases(model, involved);
        evidence = cases.IsExact ? Proof : NoProof("it was so in all");
        return cases.IsExact ? cases.AllAnswered(compiled.Holds) : Drawn().All(set => compiled.Holds(set.Span));
    }

    private static string NoProof(string outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{outcome} of {AnswerDraws.Chunk * Parts:N0} random answer sets, which is no proof");

    private IEnumerable<ReadOnlyMemory<ulong>> Drawn()
    {
        var words = model.Tables.Words;
        for (var at = 0; at < drawn.Value.Length; at += words)
            yield return drawn.Value.AsMemory(at, words);
    }

    private static ulong[] Draw(DecisionModel model, int seed)
    {
        var part = AnswerDraws.Chunk * model.Tables.Words;
        var (bits, draws) = (new ulong[Parts * part], new AnswerDraws(model, seed));
        for (var i = 0; i < Parts; i++)
            draws.Draw(i, bits.AsSpan(i * part, part));
        return bits;
    }

    private static LintFinding Found(LintRule rule, string path, string what, string mend) =>
        new() { Rule = rule, Severity = LintSeverity.Error, Path = path, What = what, Mend = mend };
}
