using GoAdvisor.Engine.Robustness.Flips;
using GoAdvisor.Engine.Scoring.Constraints;
using GoAdvisor.Engine.Scoring.Verdicts;

namespace GoAdvisor.Engine.Scoring;

/// <summary>Computes the same figures as <see cref="DecisionModel.Score(AnswerSet, Span{AlternativeScore})"/> and adds the reasons.</summary>
internal sealed class EvaluationBuilder(DecisionModel model, AnswerSet answers)
{
    private readonly Catalogue catalogue = model.Catalogue;
    private readonly ModelTables tables = model.Tables;

    /// <summary>In hundredths, before joint ceilings.</summary>
    private readonly byte[] weights = new byte[model.Tables.Width];

    /// <summary>After joint ceilings, in whole numbers.</summary>
    private readonly long[] lowered = new long[model.Tables.Criteria];
    private readonly AlternativeScore[] scores = new AlternativeScore[model.Catalogue.Alternatives.Count];
    private readonly double[] firstShares = new double[model.Catalogue.Alternatives.Count];
    private long denominator;

    public Preview Preview()
    {
        var preview = BuildPreview(new Computation(model, own: null));
        return preview.Verdict.Kind is VerdictKind.Insufficient or VerdictKind.None
            ? preview
            : preview with { Flips = model.FindSingleFlips(answers) };
    }

    /// <summary>Without flips: no answers lead to these weights.</summary>
    public Preview Preview(IReadOnlyList<int> otherWeights)
    {
        var own = new byte[tables.Width];
        for (var c = 0; c < otherWeights.Count; c++)
            own[c] = (byte)otherWeights[c];
        return BuildPreview(new Computation(model, own));
    }

    public Evaluation Run()
    {
        var computation = new Computation(model, own: null);
        var rule = Compute(computation);
        model.Scoring.Lower(weights, lowered);
        var constraints = new ConstraintResult[tables.Constraints.Length];
        for (var i = 0; i < constraints.Length; i++)
            constraints[i] = Constraint(tables.Constraints[i]);
        var decisive = new DecisiveQuestions(model, answers, computation, rule.CouldBeClear).Find();
        return new Evaluation
        {
            Coverage = MeasureCoverage(),
            Verdict = rule.Decide(clear: decisive.Count == 0),
            Alternatives = Alternatives(constraints),
            Criteria = Criteria(),
            Constraints = constraints,
            DecisiveQuestions = decisive,
            ByArticle = ByArticle(),
        };
    }

    /// <summary>The verdict alone.</summary>
    public Verdict Verdict()
    {
        var computation = new Computation(model, own: null);
        return Judge(computation, Compute(computation));
    }

    private Verdict Judge(Computation computation, VerdictRule rule) =>
        rule.Decide(rule.CouldBeClear && new DecisiveQuestions(model, answers, computation, couldBeClear: true).IsClear());

    private Preview BuildPreview(Computation computation)
    {
        var rule = Compute(computation);
        return new Preview(MeasureCoverage(), Judge(computation, rule),
            [.. catalogue.Alternatives.Select((alternative, a) => new PreviewScore(
                alternative, Rank(scores[a]), Score(scores[a]), scores[a].Place < scores[a].BeforeConstraints, firstShares[a]))],
            AnswerFlips.None);
    }

    private VerdictRule Compute(Computation computation)
    {
        denominator = computation.Score(answers.Bits);
        computation.Weights.CopyTo(weights);
        computation.Scores.CopyTo(scores);
        var first = AlternativeScore.First(scores);
        var drawnLead = computation.Draw(answers.Bits, first != 0 && IsAnythingOpen() ? BitOperations.TrailingZeroCount(first) : -1);
        for (var a = 0; a < firstShares.Length; a++)
            firstShares[a] = (double)computation.First[a] / model.StatedTable.Samples;
        var basis = new VerdictBasis(catalogue, MeasureCoverage(), scores, denominator, firstShares, drawnLead, Unless());
        var rule = new VerdictRule(basis);
        return drawnLead is null || !rule.Leads ? rule
            : new VerdictRule(basis with { Hinge = new DecisiveQuestions(model, answers, computation, couldBeClear: false).FindHinge() });
    }

    /// <summary>What could exclude the only one that is left.</summary>
    private IReadOnlyList<AnswerGiven> Unless()
    {
        var left = -1;
        for (var a = 0; a < scores.Length; a++)
        {
            if (scores[a].Excluded)
                continue;
            if (left >= 0)
                return [];
            left = a;
        }
        return left < 0 ? [] : OpenExclusions.Of(model, answers.Bits, left);
    }

    private bool IsAnythingOpen()
    {
        foreach (ref readonly var question in tables.Questions.AsSpan())
        {
            if (!question.IsAnswered(answers.Bits) && question.Asked(answers.Bits) != Truth.False)
                return true;
        }
        return false;
    }

    private Coverage MeasureCoverage()
    {
        var answered = 0;
        foreach (ref readonly var question in tables.Questions.AsSpan())
            answered += question.IsAlwaysAsked && question.IsAnswered(answers.Bits) ? 1 : 0;
        return new Coverage(answered, tables.AskedCount) { Idle = answered == tables.AskedCount ? 0 : IdleQuestions.Count(model, answers.Bits) };
    }

    private ArticleOnly? ByArticle()
    {
        if (catalogue.Criteria.All(criterion => criterion.Origin is null or CriterionOrigin.Article))
            return null;
        Span<byte> article = stackalloc byte[tables.Width];
        model.Scoring.CombineStrengths(answers.Bits, article);
        for (var c = 0; c < tables.Criteria; c++)
            article[c] = catalogue.Criteria[c].Origin == CriterionOrigin.Goadvisor ? (byte)0 : article[c];
        model.Scoring.Cap(article);
        var placed = new AlternativeScore[scores.Length];
        var shared = model.Scoring.ComputeJointScores(answers.Bits, article, placed);
        var first = AlternativeScore.First(placed);
        return new ArticleOnly(model.Named(first), [.. placed.Select(score => score.Excluded || shared == 0 ? 0 : (double)score.AfterConstraints / shared)],
            AlternativeScore.Lead(placed, shared), first != AlternativeScore.First(scores));
    }

    private AlternativeResult[] Alternatives(ConstraintResult[] constraints)
    {
        var results = new AlternativeResult[scores.Length];
        for (var a = 0; a < results.Length; a++)
        {
            var (score, alternative) = (scores[a], catalogue.Alternatives[a]);
            results[a] = new AlternativeResult
            {
                Alternative = alternative,
                Rank = Rank(score),
                Score = Score(score),
                ScoreBeforeConstraints = Points(score.BeforeConstraints),
                Excluded = score.Excluded,
                FirstShare = firstShares[a],
                ArticleMatch = Match(a),
                Effects = EffectsOn(alternative, constraints),
            };
        }
        return results;
    }

    private ArticleMatch Match(int alternative)
    {
        var enough = catalogue.Thresholds.ArticleMatchWeight * ModelTables.Unit;
        var (holds, of) = (0, 0);
        for (var c = 0; c < tables.Favoured.Length; c++)
        {
            if (tables.Favoured[c] != alternative || catalogue.Criteria[c].Origin == CriterionOrigin.Goadvisor)
                continue;
            of++;
            holds += weights[c] >= enough ? 1 : 0;
        }
        return new ArticleMatch(holds, of);
    }

    private static IReadOnlyList<AppliedEffect> EffectsOn(Alternative alternative, ConstraintResult[] constraints)
    {
        List<AppliedEffect>? applied = null;
        foreach (var result in constraints)
        {
            foreach (var effect in result.Effects)
            {
                if (effect.Alternative == alternative.Id)
                    (applied ??= []).Add(new AppliedEffect(result.Constraint, effect));
            }
        }
        return applied ?? (IReadOnlyList<AppliedEffect>)[];
    }

    private CriterionResult[] Criteria()
    {
        var origins = Origins();
        var results = new CriterionResult[catalogue.Criteria.Count];
        for (var c = 0; c < results.Length; c++)
        {
            var from = StrongestFirst(origins[c]);
            var contributions = new double[scores.Length];
            for (var a = 0; a < contributions.Length; a++)
                contributions[a] = Points(100 * lowered[c] * tables.Ratings[(a * tables.Width) + c]);
            results[c] = new CriterionResult
            {
                Criterion = catalogue.Criteria[c],
                Weight = (double)weights[c] / ModelTables.Unit,
                WeightBeforeCap = from.Count == 0 ? 0 : from[0].Strength,
                WeightUnderCeiling = WeightUnderCeiling(c),
                From = from,
                Contributions = contributions,
            };
        }
        return results;
    }

    private double WeightUnderCeiling(int criterion)
    {
        foreach (ref readonly var pair in tables.JointCeilings.AsSpan())
        {
            var sum = weights[pair.One] + weights[pair.Other];
            if ((criterion == pair.One || criterion == pair.Other) && sum > pair.Ceiling)
                return (double)weights[criterion] * pair.Ceiling / sum / ModelTables.Unit;
        }
        return (double)weights[criterion] / ModelTables.Unit;
    }

    /// <summary>By criterion, in catalogue order.</summary>
    private List<WeightOrigin>?[] Origins()
    {
        var origins = new List<WeightOrigin>?[catalogue.Criteria.Count];
        for (var option = 0; option < tables.OptionCount; option++)
        {
            if (!answers.Has(option))
                continue;
            foreach (var (criterion, origin) in tables.Origins[option])
                (origins[criterion] ??= []).Add(origin);
        }
        return origins;
    }

    private static IReadOnlyList<WeightOrigin> StrongestFirst(List<WeightOrigin>? origins) => origins switch
    {
        null => [],
        [_] => origins,
        _ => [.. origins.OrderByDescending(origin => origin.Strength)],
    };

    private ConstraintResult Constraint(CompiledConstraint compiled)
    {
        var state = compiled.When.Evaluate(answers.Bits);
        var suggested = state != Truth.True && compiled.IsSuggested(answers.Bits);
        var effects = state == Truth.True ? EffectsOf(compiled) : [];
        return new ConstraintResult
        {
            Constraint = compiled.Constraint,
            State = state,
            IsSuggested = suggested,
            Because = state == Truth.True || suggested ? Because(compiled.Constraint, suggested, effects) : [],
            Effects = effects,
            Pending = Pending(compiled),
        };
    }

    /// <summary>Caps and exclusions that would apply but for what is open: the constraint's own condition holds.</summary>
    private IReadOnlyList<PendingEffect> Pending(CompiledConstraint compiled)
    {
        if (!compiled.Base.Holds(answers.Bits))
            return [];
        List<PendingEffect>? pending = null;
        foreach (var effect in compiled.Effects)
        {
            if (compiled.EvaluateWith(effect, answers.Bits) != Truth.Unknown)
                continue;
            IEnumerable<Condition?> conditions = [compiled.Constraint.Unless, effect.Effect.When, effect.Effect.Unless];
            if (effect.Effect.SparesLast)
                conditions = conditions.Concat(tables.Exclusions.SelectMany(others => others).SelectMany(other => other.Constraint.Constraint.Conditions));
            (pending ??= []).Add(new PendingEffect(effect.Effect, OpenIn(conditions)));
        }
        return pending ?? (IReadOnlyList<PendingEffect>)[];
    }

    private IReadOnlyList<Question> OpenIn(IEnumerable<Condition?> conditions) =>
        [.. conditions.OfType<Condition>().Where(condition => Evaluate(condition) == Truth.Unknown).SelectMany(condition => condition.Leaves)
            .Select(leaf => catalogue.Questions[tables.IndexOf(leaf.Question) ?? 0]).Where(question => !answers.IsAnswered(question)).Distinct()];

    private List<Effect> EffectsOf(CompiledConstraint compiled)
    {
        var effects = new List<Effect>(compiled.Effects.Length);
        foreach (var effect in compiled.Effects)
        {
            if (effect.Applies(answers.Bits))
                effects.Add(effect.Effect);
            else if (effect.Effect.SparesLast && effect.Condition?.Holds(answers.Bits) != false && tables.IsOnlyOneLeft(effect.Alternative, answers.Bits) == Truth.True)
                effects.Add(effect.Effect with { Kind = EffectKind.Warn, Cap = null });
        }
        return effects;
    }

    /// <summary>The answers that decide what a constraint does, or that make it likely.</summary>
    private List<AnswerGiven> Because(Constraint constraint, bool suggested, IReadOnlyList<Effect> effects)
    {
        var found = new List<AnswerGiven>();
        AddDeciding(suggested ? constraint.LikelyWhen : constraint.When, found);
        foreach (var effect in effects)
            AddDeciding(effect.When, found);
        return found;
    }

    /// <summary>
    /// Adds the chosen options that give a condition its value: for "all" and "any" those of the parts with the same value, for "answered-with" the options
    /// named or, under "not", those chosen instead.
    /// </summary>
    private void AddDeciding(Condition? condition, List<AnswerGiven> found, bool negated = false)
    {
        switch (condition)
        {
            case null:
                return;
            case Not not:
                AddDeciding(not.Part, found, !negated);
                return;
            case AnsweredWith answered:
                AddChosen(answered, found, negated);
                return;
        }
        var value = Evaluate(condition);
        foreach (var child in condition.Children)
        {
            if (Evaluate(child) == value)
                AddDeciding(child, found, negated);
        }
    }

    private void AddChosen(AnsweredWith answered, List<AnswerGiven> found, bool negated)
    {
        if (tables.IndexOf(answered.Question) is not { } index)
            return;
        var question = catalogue.Questions[index];
        for (var i = 0; i < question.Options.Count; i++)
        {
            var given = question.Options[i];
            if (answers.Has(tables.Questions[index].First + i) && answered.Options.Contains(given.Id) != negated
                && !found.Exists(other => other.Option == given && other.Question == question))
            {
                found.Add(new AnswerGiven(question, given));
            }
        }
    }

    private Truth Evaluate(Condition condition) => tables.Compiled(condition).Evaluate(answers.Bits);

    private int? Rank(AlternativeScore score) => score.Excluded ? null : 1 + CountAbove(score);

    private int CountAbove(AlternativeScore score)
    {
        var above = 0;
        foreach (ref readonly var other in scores.AsSpan())
            above += other.Place > score.Place ? 1 : 0;
        return above;
    }

    private double Score(AlternativeScore score) => score.Excluded ? 0 : Points(score.AfterConstraints);

    private double Points(long numerator) => denominator == 0 ? 0 : (double)numerator / denominator;
}
