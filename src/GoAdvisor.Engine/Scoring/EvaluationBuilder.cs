using GoAdvisor.Engine.Robustness.Flips;
using GoAdvisor.Engine.Scoring.Constraints;

namespace GoAdvisor.Engine.Scoring;

/// <summary>Computes the same figures as <see cref="DecisionModel.Score(AnswerSet, Span{AlternativeScore})"/> and adds the reasons.</summary>
internal sealed class EvaluationBuilder(DecisionModel model, AnswerSet answers)
{
    private readonly Catalogue catalogue = model.Catalogue;
    private readonly ModelTables tables = model.Tables;
    private readonly byte[] weights = new byte[model.Tables.Width];
    private readonly AlternativeScore[] scores = new AlternativeScore[model.Catalogue.Alternatives.Count];
    private readonly double[] firstShares = new double[model.Catalogue.Alternatives.Count];
    private int denominator;

    public Preview Preview()
    {
        denominator = model.Score(answers.Bits, weights, scores);
        var preview = BuildPreview();
        return preview.Verdict.Kind is VerdictKind.Insufficient or VerdictKind.None
            ? preview
            : preview with { Flips = model.FindSingleFlips(answers) };
    }

    /// <summary>Without flips: no answers lead to these weights.</summary>
    public Preview Preview(IReadOnlyList<int> otherWeights)
    {
        for (var c = 0; c < otherWeights.Count; c++)
            weights[c] = (byte)otherWeights[c];
        denominator = model.Scoring.ComputeScores(answers.Bits, weights, scores);
        return BuildPreview();
    }

    public Evaluation Run()
    {
        denominator = model.Score(answers.Bits, weights, scores);
        CountFirst();
        var constraints = new ConstraintResult[tables.Constraints.Length];
        for (var i = 0; i < constraints.Length; i++)
            constraints[i] = Constraint(tables.Constraints[i]);
        var coverage = MeasureCoverage();
        return new Evaluation
        {
            Coverage = coverage,
            Verdict = VerdictRule.Decide(catalogue, coverage, scores, firstShares, denominator),
            Alternatives = Alternatives(constraints),
            Criteria = Criteria(),
            Constraints = constraints,
            DecisiveQuestions = DecisiveQuestions.Find(model, answers, scores),
        };
    }

    private Preview BuildPreview()
    {
        CountFirst();
        var coverage = MeasureCoverage();
        return new Preview(coverage, VerdictRule.Decide(catalogue, coverage, scores, firstShares, denominator),
            [.. catalogue.Alternatives.Select((alternative, a) => new PreviewScore(
                alternative, Rank(scores[a]), Score(scores[a]), scores[a].Place < scores[a].BeforeConstraints, firstShares[a]))],
            AnswerFlips.None);
    }

    private void CountFirst()
    {
        Span<int> first = stackalloc int[scores.Length];
        model.CountFirst(answers.Bits, weights, first);
        for (var a = 0; a < first.Length; a++)
            firstShares[a] = (double)first[a] / model.StatedTable.Samples;
    }

    private Coverage MeasureCoverage()
    {
        var answered = 0;
        foreach (ref readonly var question in tables.Questions.AsSpan())
            answered += question.IsAlwaysAsked && question.IsAnswered(answers.Bits) ? 1 : 0;
        return new Coverage(answered, tables.Asked);
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
            if (tables.Favoured[c] != alternative)
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
                contributions[a] = Points(100 * weights[c] * tables.Ratings[(a * tables.Width) + c]);
            results[c] = new CriterionResult
            {
                Criterion = catalogue.Criteria[c],
                Weight = (double)weights[c] / ModelTables.Unit,
                WeightBeforeCap = from.Count == 0 ? 0 : from[0].Strength,
                From = from,
                Contributions = contributions,
            };
        }
        return results;
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
        };
    }

    private List<Effect> EffectsOf(CompiledConstraint compiled)
    {
        var effects = new List<Effect>(compiled.Effects.Length);
        foreach (var effect in compiled.Effects)
        {
            if (effect.Applies(answers.Bits))
                effects.Add(effect.Effect);
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

    private double Points(int numerator) => denominator == 0 ? 0 : (double)numerator / denominator;
}
