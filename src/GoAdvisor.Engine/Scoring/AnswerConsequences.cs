using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Scoring;

/// <summary>What a new answer to one question did besides moving scores.</summary>
/// <param name="Fired">Effects of constraints that apply now and did not before, in catalogue order.</param>
/// <param name="Lifted">Those that applied before and do not now.</param>
/// <param name="Confirmed">Criteria to which the answer gives no more than another answer gave already.</param>
/// <param name="Weighs">Whether any chosen option gives a criterion strength.</param>
public sealed record AnswerConsequences(
    IReadOnlyList<ConsequentEffect> Fired, IReadOnlyList<ConsequentEffect> Lifted, IReadOnlyList<ConfirmedCriterion> Confirmed, bool Weighs)
{
    /// <param name="model">Of both sets of answers.</param>
    /// <param name="before">Before the answer.</param>
    /// <param name="after">With it.</param>
    /// <param name="question">The question that was answered.</param>
    public static AnswerConsequences Of(DecisionModel model, AnswerSet before, AnswerSet after, Question question)
    {
        var (fired, lifted) = (new List<ConsequentEffect>(), new List<ConsequentEffect>());
        foreach (var constraint in model.Tables.Constraints)
        {
            foreach (var effect in constraint.Effects)
            {
                var (then, now) = (constraint.EvaluateWith(effect, before.Bits) == Truth.True, constraint.EvaluateWith(effect, after.Bits) == Truth.True);
                if (then != now)
                    (now ? fired : lifted).Add(new ConsequentEffect(constraint.Constraint, effect.Effect, model.Catalogue.Alternatives[effect.Alternative]));
            }
        }
        List<Option> chosen = [.. after.Chosen(question)];
        return new AnswerConsequences(fired, lifted, Confirms(model, after, question, chosen), chosen.Any(option => option.Strengths.Any(given => given.Strength > 0)));
    }

    private static List<ConfirmedCriterion> Confirms(DecisionModel model, AnswerSet answers, Question question, IReadOnlyList<Option> chosen)
    {
        var found = new List<ConfirmedCriterion>();
        foreach (var criterion in model.Catalogue.Criteria)
        {
            var own = chosen.Max(option => StrengthFor(option, criterion));
            if (own is not > 0)
                continue;
            var strongest = model.Catalogue.Questions.Where(other => other != question)
                .Select(other => (Question: other, Strength: answers.Chosen(other).Max(option => StrengthFor(option, criterion)))).MaxBy(other => other.Strength ?? 0);
            if (strongest.Strength >= own)
                found.Add(new ConfirmedCriterion(criterion, strongest.Question));
        }
        return found;
    }

    private static decimal? StrengthFor(Option option, Criterion criterion) => option.Strengths.FirstOrDefault(given => given.Criterion == criterion.Id)?.Strength;
}

/// <summary>What a constraint does to one alternative.</summary>
public sealed record ConsequentEffect(Constraint Constraint, Effect Effect, Alternative Alternative);

/// <summary>A criterion that another answer gives at least as much weight.</summary>
public sealed record ConfirmedCriterion(Criterion Criterion, Question By);
