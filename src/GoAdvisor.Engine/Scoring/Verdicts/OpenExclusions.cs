using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Scoring.Verdicts;

/// <summary>What open answers could still exclude.</summary>
internal static class OpenExclusions
{
    /// <summary>The answers to open questions that would exclude an alternative, or take part in doing so; empty when none can.</summary>
    public static IReadOnlyList<AnswerGiven> Of(DecisionModel model, ReadOnlySpan<ulong> answers, int alternative)
    {
        var found = new List<AnswerGiven>();
        foreach (var constraint in model.Tables.Constraints)
        {
            foreach (var effect in constraint.Effects)
            {
                if (effect.Alternative == alternative && effect.Effect.Kind == EffectKind.Exclude && constraint.EvaluateWith(effect, answers) == Truth.Unknown)
                    Add(model, answers, constraint.Constraint, effect.Effect, found);
            }
        }
        return found;
    }

    private static void Add(DecisionModel model, ReadOnlySpan<ulong> answers, Constraint constraint, Effect effect, List<AnswerGiven> found)
    {
        // An exception keeps the alternative in; what excludes it is named by the conditions.
        foreach (var condition in new[] { constraint.When, effect.When })
        {
            foreach (var leaf in condition?.Leaves ?? [])
            {
                var question = model.Catalogue.Questions.First(one => one.Id == leaf.Question);
                if (model.Tables.Table(question).IsAnswered(answers))
                    continue;
                foreach (var option in question.Options.Where(option => leaf.Options.Contains(option.Id)))
                {
                    if (!found.Exists(given => given.Question == question && given.Option == option))
                        found.Add(new AnswerGiven(question, option));
                }
            }
        }
    }
}
